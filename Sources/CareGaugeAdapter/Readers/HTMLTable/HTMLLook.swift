/// What a tag's name and attributes say about how its content is shown, as far as that changes what it means.
struct HTMLLook: Equatable {
  var isHidden = false
  /// Raised or lowered: a footnote mark or an exponent.
  var isRaised = false
  var isStruck = false
  /// A link, or text of another size: at its edges one figure may end and something else begin.
  var hasEdge = false

  /// Nothing special.
  init() {}

  /// Only the tag's own attributes count; style sheets are not read.
  init(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "sup", "sub": isRaised = true
    case "del", "s", "strike": isStruck = true
    case "a", "small", "big": hasEdge = true
    case "font": hasEdge = attributes["size"] != nil
    // Above a character stands how it is read.
    case "rt", "rp", "rtc": isHidden = true
    default: break
    }
    if attributes["hidden"] != nil { isHidden = true }
    if let style = attributes["style"] { add(style.lowercased().filter { !$0.isWhitespace }, name) }
  }

  /// Whether it changes nothing.
  var isPlain: Bool { self == HTMLLook() }

  /// This and what an element around it says.
  func adding(_ other: HTMLLook) -> HTMLLook {
    var sum = self
    sum.isHidden = isHidden || other.isHidden
    sum.isStruck = isStruck || other.isStruck
    sum.isRaised = isRaised || other.isRaised
    return sum
  }

  private mutating func add(_ style: String, _ name: String) {
    for declaration in style.split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = parts[1].prefix { $0 != "!" }
      switch parts[0] {
      case "display" where value == "none", "visibility" where value == "hidden" || value == "collapse",
        "opacity" where Double(value) == 0:
        isHidden = true
      case "font-size", "font":
        if let size = value.split(separator: "p").first, Double(size) == 0 { isHidden = true }
        hasEdge = true
      case "text-decoration", "text-decoration-line": if value.contains("line-through") { isStruck = true }
      // In a cell it says where the text stands, in a line it raises or lowers it.
      case "vertical-align" where !["td", "th", "tr", "img", "tbody", "thead", "tfoot", "table"].contains(name):
        if !["baseline", "middle", "top", "bottom", "inherit", "initial"].contains(value) { isRaised = true }
      case "mso-text-raise": isRaised = true
      default: break
      }
    }
  }
}
