import CareGaugeAdapter

/// Bytes as a delimited file: decoded, cut into cells, written again and read again.
enum DelimitedHarness {
  static func read(_ bytes: [UInt8]) throws {
    let text: String
    do throws(TextFault) {
      text = try SourceText.decode(bytes)
    } catch {
      try requireSentence(error)
      try require((0...bytes.count).contains(error.offset), "the fault lies outside the file: \(error)")
      try require((1...lineCount(bytes)).contains(error.line), "the fault's line lies outside the file: \(error)")
      return
    }
    let alternatives = [TextEncoding.utf8, .gb18030].compactMap { try? SourceText.decode(bytes, as: $0) }
    try require(alternatives.contains(text), "decoded to what neither encoding gives")
    for delimiter: Character in [",", "\t"] { try table(text, delimiter, lines: lineCount(Array(text.utf8))) }
  }

  private static func table(_ text: String, _ delimiter: Character, lines: Int) throws {
    var limits = DelimitedText.Limits()
    limits.cellBytes = 512
    limits.columns = 100
    let table: DelimitedText
    do throws(TableFault) {
      table = try DelimitedText(text, delimiter: delimiter, limits: limits)
    } catch {
      return try requireSentence(error)
    }
    var line = 0
    for row in table.rows {
      try require(row.line > line && row.line <= lines, "row \(row.line) does not lie behind row \(line) in the file")
      line = row.line
      try require((1...limits.columns).contains(row.cells.count), "a row of \(row.cells.count) cells")
      for (index, cell) in row.cells.enumerated() {
        try require(cell.column == index + 1 && row[index] == cell, "cell \(cell.place) stands at \(index)")
        try require((line...lines).contains(cell.line), "cell \(cell.place) lies outside the file")
        try require(cell.text.utf8.count <= limits.cellBytes, "a cell beyond the limit at \(cell.place)")
        line = cell.line
      }
      _ = row.isBlank
    }
    let texts = table.rows.map { $0.cells.map(\.text) }
    let written = texts.map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: String(delimiter))
    }
    let again = try DelimitedText(written.joined(separator: "\n"), delimiter: delimiter, limits: limits)
    try require(again.rows.map { $0.cells.map(\.text) } == texts, "written and read again, it is another table")
  }

  /// Lines as the reader counts them: LF, CRLF and CR end one.
  private static func lineCount(_ bytes: [UInt8]) -> Int {
    1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
  }
}
