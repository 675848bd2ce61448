import CareGaugeAdapter

/// A heading taken apart: `其中：养老机构护理型床位（万张）（期末）` is a name, a unit and a measure.
struct ColumnHeading {
  /// The name without blanks, as the table of headings has it.
  let name: String
  let unit: WrittenUnit?
  let measure: Measure?

  /// Takes units and measures in parentheses off the end; what is neither belongs to the name.
  init(_ text: String, on day: Day) throws(NotationFault) {
    var name = PlainText(text).compact
    var unit: WrittenUnit?
    var measure: Measure?
    for prefix in ["其中:", "其中"] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
    while let group = ColumnHeading.lastGroup(of: name) {
      let words = group.text.split { ",;、/".contains($0) }.map(String.init)
      let units = words.compactMap { try? WrittenUnit($0) }
      let measures = words.compactMap { Measure(heading: $0, on: day) }
      guard !words.isEmpty, units.count + measures.count == words.count else {
        if group.text.contains("累计") { throw NotationFault("its heading does not say since when it counts") }
        break
      }
      guard units.count + (unit == nil ? 0 : 1) <= 1, measures.count + (measure == nil ? 0 : 1) <= 1 else {
        throw NotationFault("its heading names two units or two spans of time")
      }
      unit = unit ?? units.first
      measure = measure ?? measures.first
      name = group.rest
    }
    (self.name, self.unit, self.measure) = (name, unit, measure)
  }

  /// The text in parentheses at the end, also where the closing one was forgotten.
  private static func lastGroup(of name: String) -> (rest: String, text: String)? {
    let closed = name.hasSuffix(")")
    guard let open = name.lastIndex(of: "("), open != name.startIndex, closed || !name[open...].contains(")") else {
      return nil
    }
    let text = name[name.index(after: open)...]
    return (String(name[..<open]), String(closed ? text.dropLast() : text))
  }
}
