/// Comma-separated values as RFC 4180 has them.
enum CSV {
  /// One record without its line end.
  ///
  /// A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay as they are.
  static func record(_ cells: [String]) -> String {
    cells.map(field).joined(separator: ",")
  }

  private static func field(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    let harmless = isFormula && Double(text) == nil ? "'" + text : text
    guard harmless.contains(where: { ",\"\n\r\r\n".contains($0) }) else { return harmless }
    return "\"" + harmless.replacing("\"", with: "\"\"") + "\""
  }
}
