/// Walks the bytes of a delimited text; all that it looks for is ASCII, so UTF-8 needs no decoding.
struct DelimitedParser {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let limits: DelimitedText.Limits
  private var position = 0
  private var line = 1
  private var cellCount = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ text: String, delimiter: UInt8, limits: DelimitedText.Limits) {
    bytes = Array(text.utf8)
    self.delimiter = delimiter
    self.limits = limits
  }

  mutating func rows() throws(TableFault) -> [DelimitedRow] {
    var rows: [DelimitedRow] = []
    while position < bytes.count {
      guard rows.count < limits.rows else {
        throw TableFault(place: "\(line):1", reason: "more than \(limits.rows) rows")
      }
      rows.append(try row())
    }
    return rows
  }

  private mutating func row() throws(TableFault) -> DelimitedRow {
    let start = line
    var cells: [DelimitedCell] = []
    while true {
      guard cells.count < limits.columns else {
        throw TableFault(place: "\(line):\(cells.count + 1)", reason: "more than \(limits.columns) columns")
      }
      cellCount += 1
      guard cellCount <= limits.cells else {
        throw TableFault(place: "\(line):\(cells.count + 1)", reason: "more than \(limits.cells) cells")
      }
      cells.append(try cell(cells.count + 1))
      if position < bytes.count, bytes[position] == delimiter {
        position += 1
      } else {
        skipLineEnd()
        return DelimitedRow(line: start, cells: cells)
      }
    }
  }

  private mutating func cell(_ column: Int) throws(TableFault) -> DelimitedCell {
    let start = line
    let text =
      position < bytes.count && bytes[position] == DelimitedParser.quote
      ? try quoted(column) : plain()
    guard text.count <= limits.cellBytes else {
      throw TableFault(place: "\(start):\(column)", reason: "a cell longer than \(limits.cellBytes) bytes")
    }
    return DelimitedCell(text: String(decoding: text, as: UTF8.self), line: start, column: column)
  }

  private mutating func plain() -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) { position += 1 }
    return bytes[start..<position]
  }

  private mutating func quoted(_ column: Int) throws(TableFault) -> ArraySlice<UInt8> {
    let start = line
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == DelimitedParser.quote {
        position += 1
        guard position < bytes.count, bytes[position] == DelimitedParser.quote else {
          try expectEndOfCell(column)
          return text[...]
        }
      } else if isLineEnd(byte) {
        // Within a cell every line end is written the same way.
        skipLineEnd()
        text.append(DelimitedParser.lineFeed)
        continue
      }
      text.append(byte)
      position += 1
      if text.count > limits.cellBytes { return text[...] }
    }
    throw TableFault(place: "\(start):\(column)", reason: "a quote is opened here and never closed")
  }

  private func expectEndOfCell(_ column: Int) throws(TableFault) {
    guard position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) else { return }
    throw TableFault(
      place: "\(line):\(column)", reason: "text follows a closing quote; write quotes within a cell twice")
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == DelimitedParser.lineFeed || byte == DelimitedParser.carriageReturn
  }

  /// Steps over LF, CRLF or CR; nothing else may stand at the position but the end.
  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    let first = bytes[position]
    position += 1
    if first == DelimitedParser.carriageReturn, position < bytes.count, bytes[position] == DelimitedParser.lineFeed {
      position += 1
    }
    line += 1
  }
}
