/// A table written as delimited text: CSV with quotes, or tab-separated.
public struct DelimitedText: Sendable, Hashable {
  /// The rows in order, empty lines included.
  public let rows: [DelimitedRow]

  /// What a table may have at most; beyond it is refused, because files come from others.
  public struct Limits: Sendable, Hashable {
    /// Rows, empty lines included.
    public var rows = 200_000
    /// Cells of one row.
    public var columns = 1000
    /// Cells of the whole table, for each takes memory even when it is empty.
    public var cells = 2_000_000
    /// Bytes of one cell as UTF-8.
    public var cellBytes = 64 << 10

    /// The usual limits: 200,000 rows, 1,000 columns, 2,000,000 cells, 64 KiB a cell.
    public init() {}
  }

  /// Reads a whole text.
  ///
  /// Quotes are those of RFC 4180: a cell that begins with `"` ends with `"`, may hold delimiters and line ends, and
  /// writes a quote as `""`. Lines end with LF, CRLF or CR. Nothing is trimmed.
  /// - Parameters:
  ///   - text: The text, decoded.
  ///   - delimiter: An ASCII character, usually `,` or a tab.
  /// - Throws: `TableFault` with the place of an open quote, of text after a closing quote, or of the first excess.
  public init(_ text: String, delimiter: Character = ",", limits: Limits = Limits()) throws(TableFault) {
    var parser = DelimitedParser(text, delimiter: delimiter.asciiValue ?? UInt8(ascii: ","), limits: limits)
    rows = try parser.rows()
  }
}

/// A line of a delimited text; with quoted line ends, several.
public struct DelimitedRow: Sendable, Hashable {
  /// The line on which it begins, from 1.
  public let line: Int
  /// Its cells, at least one.
  public let cells: [DelimitedCell]

  /// Whether no cell holds more than blanks.
  public var isBlank: Bool { cells.allSatisfy { PlainText($0.text).isEmpty } }

  /// The cell in a column, from 0; nil beyond the last.
  public subscript(column: Int) -> DelimitedCell? { cells.indices.contains(column) ? cells[column] : nil }
}

/// One cell with its place.
public struct DelimitedCell: Sendable, Hashable {
  /// The text, without the quotes around it.
  public let text: String
  /// The line on which it begins, from 1.
  public let line: Int
  /// Which cell of its row it is, from 1, as a spreadsheet counts columns.
  public let column: Int

  /// `line:column`.
  public var place: String { "\(line):\(column)" }
  /// Place and text, for a reading or a rejection.
  public var origin: Origin { Origin(place: place, raw: text.isEmpty ? nil : text) }
}

/// A table that cannot be read.
public struct TableFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// `line:column`, both from 1; columns are cells.
  public let place: String
  /// A sentence for a person.
  public let reason: String

  /// A fault with its place and sentence.
  public init(place: String, reason: String) {
    self.place = place
    self.reason = reason
  }

  /// Place and reason.
  public var description: String { "\(place): \(reason)" }
}
