/// Columns of text for a terminal, aligned also where cells hold Chinese, which is two columns wide.
struct TextTable {
  /// How a column's cells are placed.
  enum Alignment: Sendable { case left, right }

  let columns: [(title: String, alignment: Alignment)]
  var rows: [[String]] = []

  /// The table with a header line, two spaces between columns, no spaces at line ends.
  func text() -> String {
    var widths = columns.map { TextTable.width(of: $0.title) }
    for row in rows {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], TextTable.width(of: cell)) }
    }
    return ([columns.map(\.title)] + rows).map { line(of: $0, widths: widths) }.joined(separator: "\n")
  }

  private func line(of cells: [String], widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: widths[index] - TextTable.width(of: cell))
      line += (index == 0 ? "" : "  ") + (columns[index].alignment == .right ? padding + cell : cell + padding)
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Terminal columns that a text takes: two for wide East Asian characters, none for combining marks.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.properties.generalCategory == .nonspacingMark { return 0 }
    return switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
