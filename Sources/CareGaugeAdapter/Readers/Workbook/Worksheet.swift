/// One sheet of a workbook: its cells by row, and how they are merged and shown.
public struct Worksheet: Sendable {
  /// Whether people see a sheet.
  public enum Visibility: String, Sendable {
    case visible
    case hidden
    /// Hidden so that only a macro can show it.
    case veryHidden
  }
  /// A row with its cells.
  public struct Row: Sendable {
    /// Counted from 1.
    public let number: Int
    /// Whether the row, or every row by default, is hidden.
    public let isHidden: Bool
    /// The cells that hold something, from left to right.
    public internal(set) var cells: [Cell] = []
  }
  /// A cell that holds something.
  public struct Cell: Sendable {
    /// Counted from 1.
    public let column: Int
    /// Never `.blank`.
    public let content: CellContent
    /// Whether the content is a formula's result.
    public let isFormula: Bool
    /// Whether its format shows a number as a percentage: 0.58 as 58%.
    public let isPercentage: Bool
    /// Whether its format shows a number as another: 12000 as 1.2万 or, in thousands, as 12.
    public let isScaled: Bool
  }

  /// The name on the sheet's tab.
  public let name: String
  /// Whether people see it.
  public let visibility: Visibility
  /// Rows that the file lists, from top to bottom; a row without cells may be missing.
  public internal(set) var rows: [Row] = []
  /// Merged ranges of more than one cell; no two overlap.
  public internal(set) var merges: [CellRange] = []
  var hiddenColumnRanges: [ClosedRange<Int>] = []
  private var mergesByRow: [Int: [CellRange]] = [:]
  /// Merges over more rows than are worth an entry each.
  private var tallMerges: [CellRange] = []
  private static let tallestListedMerge = 64

  init(name: String, visibility: Visibility) {
    self.name = name
    self.visibility = visibility
  }

  /// Keeps the merges, which must not overlap, and finds them by their rows.
  mutating func setMerges(_ ranges: [CellRange]) {
    merges = ranges
    for range in ranges {
      if range.last.row - range.first.row < Worksheet.tallestListedMerge {
        for row in range.first.row...range.last.row { mergesByRow[row, default: []].append(range) }
      } else {
        tallMerges.append(range)
      }
    }
  }

  /// What a cell holds; the cells of a merged range other than its first are blank.
  public subscript(cell: CellAddress) -> CellContent { self.cell(at: cell)?.content ?? .blank }

  /// A cell, nil when it holds nothing.
  public func cell(at address: CellAddress) -> Cell? {
    guard let row = row(address.row) else { return nil }
    let index = row.cells.partitioningIndex { $0.column >= address.column }
    return index < row.cells.count && row.cells[index].column == address.column ? row.cells[index] : nil
  }

  /// What a reader of the printed sheet sees in a cell: for a merged range, what its first cell holds.
  public func shown(at cell: CellAddress) -> CellContent {
    let own = self[cell]
    if own != .blank { return own }
    return merge(over: cell).map { self[$0.first] } ?? .blank
  }

  /// The merged range that covers a cell, if any.
  public func merge(over cell: CellAddress) -> CellRange? {
    mergesByRow[cell.row]?.first { $0.contains(cell) } ?? tallMerges.first { $0.contains(cell) }
  }

  /// The row of this number, nil when it holds nothing.
  public func row(_ number: Int) -> Row? {
    let index = rows.partitioningIndex { $0.number >= number }
    return index < rows.count && rows[index].number == number ? rows[index] : nil
  }

  /// Whether a column, counted from 1, is hidden.
  public func isHidden(column: Int) -> Bool { hiddenColumnRanges.contains { $0.contains(column) } }

  /// The last column that holds something, 0 in an empty sheet.
  public var lastColumn: Int { rows.lazy.compactMap { $0.cells.last?.column }.max() ?? 0 }

  /// A cell's place for `Origin`: `Sheet1!C7`, or `'半年 报表'!C7` where the name has blanks or quotes, as Excel writes it.
  public func place(of cell: CellAddress) -> String {
    let plain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
    }
    return (plain ? name : "'\(name.replacing("'", with: "''"))'") + "!\(cell)"
  }
}

extension Array {
  /// The first index whose element fulfils a condition that holds from some element on.
  fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
