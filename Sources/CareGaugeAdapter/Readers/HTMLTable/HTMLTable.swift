/// One table of a page as a grid: a cell that spans rows or columns is found at each place that it covers.
public struct HTMLTable: Sendable {
  /// Its number in the page, counted from 1 in the order of opening tags.
  public let number: Int
  /// The number of the table in one of whose cells it stands, nil for an outer table.
  public let enclosing: Int?
  /// Whether another table stands in one of its cells: then it mostly serves layout.
  public internal(set) var holdsTables: Bool
  /// The text of its `<caption>`.
  public let caption: String
  /// The shown text before it, back to the previous table or the beginning of the cell around it: title, unit, date.
  public let preceding: String
  /// Whether its end tag came; without it the page was probably cut off and rows are missing.
  public let isClosed: Bool
  /// The widest row's columns.
  public let columnCount: Int
  /// Its cells in the order of the page, each once.
  public let cells: [HTMLCell]
  let grid: [[Int?]]

  /// How many rows it has.
  public var rowCount: Int { grid.count }

  /// The cell that covers a place, both counted from 1; nil where the row is shorter than the table, or outside it.
  public func cell(row: Int, column: Int) -> HTMLCell? {
    guard grid.indices.contains(row - 1), grid[row - 1].indices.contains(column - 1) else { return nil }
    return grid[row - 1][column - 1].map { cells[$0] }
  }

  /// How many places a row has up to its last cell; 0 for a row without cells or outside the table.
  public func width(row: Int) -> Int { grid.indices.contains(row - 1) ? grid[row - 1].count : 0 }

  /// A place for `Origin`: `table 2 row 3 column 4`.
  public func place(row: Int, column: Int) -> String { "table \(number) row \(row) column \(column)" }
}
