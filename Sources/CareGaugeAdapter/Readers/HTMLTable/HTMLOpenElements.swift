/// The open elements whose look changes what the text in them means.
///
/// Pages leave end tags out and cross them, so an element also ends where a cell, row or table around it does.
struct HTMLOpenElements {
  private struct Element {
    let name: String
    let look: HTMLLook
    /// Elements of the same name that are open inside it.
    var inside = 0
    /// Tables that were open where it began.
    let depth: Int
  }
  private var elements: [Element] = []
  /// Further ones are not kept: their text then counts as that of those around them.
  private static let most = 64

  /// What the open elements say together about text in a cell of the `depth`-th open table, or outside tables at 0.
  ///
  /// A raised line outside a table does not raise what stands in its cells.
  func look(depth: Int) -> HTMLLook {
    if elements.isEmpty { return HTMLLook() }
    return elements.reduce(HTMLLook()) { sum, element in
      var look = element.look
      look.isRaised = look.isRaised && element.depth == depth
      return sum.adding(look)
    }
  }

  mutating func begin(_ name: String, _ look: HTMLLook, depth: Int) {
    let boundary = elements.last(where: { $0.look.isHidden }).map { HTMLOpenElements.ends($0.name, name) } ?? false
    if boundary, let index = elements.lastIndex(where: { $0.look.isHidden }) { close(from: index) }
    if !look.isPlain, elements.count < HTMLOpenElements.most {
      elements.append(Element(name: name, look: look, depth: depth))
    } else if let index = elements.lastIndex(where: { $0.name == name }) {
      elements[index].inside += 1
    }
  }

  /// - Returns: whether an element with an edge ended.
  mutating func end(_ name: String) -> Bool {
    guard let index = elements.lastIndex(where: { $0.name == name }) else {
      if name == "ruby", let index = elements.lastIndex(where: { ["rt", "rp", "rtc"].contains($0.name) }) {
        close(from: index)
      }
      return false
    }
    if elements[index].inside > 0 {
      elements[index].inside -= 1
      return false
    }
    let hasEdge = elements[index].look.hasEdge
    close(from: index)
    return hasEdge
  }

  /// Ends what began within a cell, row or caption of the table that is the `depth`-th open one, or in tables inside it.
  mutating func endInside(table depth: Int) {
    if let index = elements.firstIndex(where: { $0.depth >= depth }) { close(from: index) }
  }

  /// Ends what is raised or lowered, where a new line begins.
  mutating func endRaised(depth: Int) {
    if elements.isEmpty { return }
    elements.removeAll { $0.look.isRaised && $0.depth == depth }
  }

  private mutating func close(from index: Int) { elements.removeSubrange(index...) }

  /// Whether a start tag ends an open element that has no end tag: `<p>` does a `<p>`, `<li>` an `<li>`.
  private static func ends(_ open: String, _ name: String) -> Bool {
    switch open {
    case "p": ["p", "div", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre"].contains(name)
    case "li": name == "li"
    case "dt", "dd": name == "dt" || name == "dd"
    case "option": name == "option"
    case "rt", "rp", "rtc": ["rt", "rp", "rtc", "rb"].contains(name)
    default: false
    }
  }
}
