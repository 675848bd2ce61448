import CareGaugeAdapter

/// The units that a table states for all of it: in its caption, in rows above its headings, or in the text before it.
struct TableUnits {
  private(set) var units: [WrittenUnit] = []
  /// Why a figure that has no unit of its own is not read, as a sentence.
  private(set) var fault: String?

  /// - Parameter texts: The caption, the rows above the headings and the text before the table, in simplified characters.
  init(of texts: [String], on page: StatisticsPage, labels: some Sequence<String>) {
    let labels = Array(labels)
    for text in texts {
      for statement in TableUnits.statements(in: text, labels: labels) { add(statement) }
      for statement in TableUnits.unitsInParentheses(in: text) where !units.contains(statement) {
        units.append(statement)
      }
    }
    guard units.isEmpty, fault == nil else { return }
    let elsewhere = TableUnits.statements(in: page.lines.joined(separator: "\n"), labels: labels)
    if let first = elsewhere.first {
      fault = "the page states a unit elsewhere (\(first)), and nothing says whether it holds here"
    }
  }

  private mutating func add(_ statement: String) {
    for word in PlainText(statement).compact.split(whereSeparator: { ",;、/".contains($0) }) {
      if let unit = try? WrittenUnit(word) {
        if !units.contains(unit) { units.append(unit) }
      } else {
        fault = "a unit of the table (\(word)) cannot be read"
      }
    }
  }

  /// The unit for a column that has none of its own, nil where its cells must say what they count.
  func unit(for dimension: WrittenUnit.Dimension) throws(NotationFault) -> WrittenUnit? {
    if units.isEmpty { return nil }
    let exact = units.filter { $0.dimension == dimension }
    let fitting = exact.isEmpty ? units.filter { $0.dimension.map { dimension.accepts($0) } ?? true } : exact
    // A share's cells may carry their own %; without any, a number above 1 is refused.
    guard fitting.count == 1 || (fitting.isEmpty && dimension == .ratio) else {
      throw NotationFault("none or several of the table's units fit it")
    }
    return fitting.first
  }

  /// What stands behind `单位:`, up to the end of its line or a parenthesis.
  private static func statements(in text: String, labels: [String]) -> [String] {
    let lines = text.replacing(")", with: "\n").replacing("）", with: "\n")
    return LabelledText(lines, labels: labels).fields.compactMap { field in
      field.value.split(whereSeparator: \.isNewline).first.map { String($0) }
    }
  }

  /// `机构养老床位(万张)`: parentheses that hold nothing but units.
  private static func unitsInParentheses(in text: String) -> [WrittenUnit] {
    var found: [WrittenUnit] = []
    for piece in PlainText(text).compact.split(separator: "(").dropFirst() {
      guard let end = piece.firstIndex(of: ")") else { continue }
      let words = piece[..<end].split(whereSeparator: { ",;、/".contains($0) })
      let units = words.compactMap { try? WrittenUnit($0) }
      if units.count == words.count { found += units }
    }
    return found
  }
}
