/// A table as cells of text, whatever it stands in: a Word document, a workbook, CSV, or lines.
public struct TextGrid: Sendable, Hashable {
  /// One cell; blank ones are there too, so that nothing shifts.
  public struct Cell: Sendable, Hashable {
    /// What it shows, lines joined by line feeds.
    public let text: String
    /// The column that it begins in, from 1.
    public let column: Int
    /// Whether it goes on with the cell above it in a merge over several rows; it has no text then.
    public let continuesAbove: Bool
    /// Where it stands, as the file's own program counts: `Sheet1!C7`, `table 1 row 3 cell 2`, `14:3`.
    public let place: String
    /// Why its text is not to be read, or nil: a hidden row, a formula without a result.
    public let fault: String?

    /// Place and text, for a reading or a rejection.
    public var origin: Origin { Origin(place: place, raw: text.isEmpty ? nil : text) }
    /// Whether it shows nothing and nothing is wrong with it.
    public var isBlank: Bool { fault == nil && PlainText(text).isEmpty }

    init(_ text: String, column: Int, continuesAbove: Bool = false, place: String, fault: String? = nil) {
      self.text = text
      self.column = column
      self.continuesAbove = continuesAbove
      self.place = place
      self.fault = fault
    }
  }
  /// One row.
  public struct Row: Sendable, Hashable {
    /// Its number in the table, sheet or file, from 1.
    public let number: Int
    /// Its cells from left to right.
    public let cells: [Cell]
  }
  /// The rows from top to bottom; of a sheet those that the file lists.
  public let rows: [Row]

  /// A table of the rows given, such as a part of another.
  public init(rows: some Sequence<Row>) { self.rows = Array(rows) }

  /// A table of a Word document.
  public init(_ table: WordDocument.Table) {
    rows = table.rows.enumerated().map { number, cells in
      Row(
        number: number + 1,
        cells: cells.enumerated().map { index, cell in
          Cell(
            cell.text, column: cell.column, continuesAbove: cell.continuesAbove,
            place: table.place(row: number + 1, cell: index + 1))
        })
    }
  }

  /// A table of delimited text.
  public init(_ table: DelimitedText) {
    rows = table.rows.map { row in
      Row(number: row.line, cells: row.cells.map { Cell($0.text, column: $0.column, place: $0.place) })
    }
  }

  /// Lines whose columns are set apart by tabs, bars, or two blanks and more; the first line heads the columns.
  ///
  /// Where blanks set the columns apart, a line with another number of columns than the first has lost one, and nobody can
  /// tell which: its one cell says so.
  public init(lines: [TextLine]) {
    let heads = lines.first.map { TextGrid.columns(of: $0.text).texts.count } ?? 0
    rows = lines.map { line in
      let columns = TextGrid.columns(of: line.text)
      guard columns.isExact || columns.texts.count == heads else {
        let fault = "the line has \(columns.texts.count) columns and its heading \(heads); separate them by tabs"
        return Row(
          number: line.number, cells: [Cell(line.text, column: 1, place: line.place(column: 1), fault: fault)])
      }
      return Row(
        number: line.number,
        cells: columns.texts.enumerated().map { Cell($1, column: $0 + 1, place: line.place(column: $0 + 1)) })
    }
  }

  private static func columns(of line: String) -> (texts: [String], isExact: Bool) {
    for separator: Character in ["\t", "|", "｜", "│"] where line.contains(separator) {
      var texts = line.split(separator: separator, omittingEmptySubsequences: false).map { PlainText($0).text }
      // A frame round the line is no column.
      if separator != "\t", texts.count > 2, texts.first == "", texts.last == "" {
        texts = Array(texts[1...].dropLast())
      }
      return (texts, true)
    }
    var texts: [String] = []
    var blanks = 2
    for scalar in line.unicodeScalars {
      if LabelFinder.isBlank(scalar) {
        blanks += scalar == "\u{3000}" ? 2 : 1
        continue
      }
      if blanks >= 2 { texts.append("") } else if blanks == 1 { texts[texts.count - 1] += " " }
      texts[texts.count - 1].unicodeScalars.append(scalar)
      blanks = 0
    }
    return (texts, false)
  }
}

/// A line of text or a paragraph, with its number.
public struct TextLine: Sendable, Hashable {
  /// Without its line end.
  public let text: String
  /// Counted from 1.
  public let number: Int
  private let noun: String?

  /// A line of a text file or, where `noun` is given, what the document calls it: `paragraph`.
  public init(_ text: String, number: Int, noun: String? = nil) {
    self.text = text
    self.number = number
    self.noun = noun
  }

  /// `14:3`, or `paragraph 14`, whose columns nobody can count.
  public func place(column: Int) -> String { noun.map { "\($0) \(number)" } ?? "\(number):\(column)" }
}
