extension TextGrid {
  /// Columns of a sheet at most, and cells of it: a form has some dozens, and each blank takes room.
  static let widestSheet = 256
  static let largestSheet = 200_000

  /// A sheet of a workbook; cells that are hidden or have no value say so.
  /// - Throws: `NotationFault` for a sheet of more than 256 columns or 200,000 cells, blank ones included.
  public init(_ sheet: Worksheet) throws(NotationFault) {
    guard sheet.lastColumn <= TextGrid.widestSheet else {
      throw NotationFault("the sheet is wider than \(TextGrid.widestSheet) columns; delete those that are not needed")
    }
    var rows: [Row] = []
    var count = 0
    for row in sheet.rows {
      var cells: [Cell] = []
      for column in stride(from: 1, through: row.cells.last?.column ?? 0, by: 1) {
        guard let address = CellAddress(column: column, row: row.number) else { continue }
        let merge = sheet.merge(over: address)
        if let merge, merge.first.column < column { continue }
        cells.append(
          Cell(
            TextGrid.text(of: sheet.cell(at: address)), column: column,
            continuesAbove: merge.map { $0.first.row < row.number } ?? false, place: sheet.place(of: address),
            fault: TextGrid.fault(of: sheet.cell(at: address), row, sheet, column)))
      }
      count += cells.count
      guard count <= TextGrid.largestSheet else {
        throw NotationFault("the sheet has over \(TextGrid.largestSheet) cells; send the form alone")
      }
      rows.append(Row(number: row.number, cells: cells))
    }
    self.rows = rows
  }

  /// What the cell shows; a percentage with its sign.
  private static func text(of cell: Worksheet.Cell?) -> String {
    guard let cell else { return "" }
    if cell.isPercentage, case .number(let number) = cell.content { return "\((number * 1e8).rounded() / 1e6)%" }
    return cell.content.text ?? ""
  }

  private static func fault(
    of cell: Worksheet.Cell?, _ row: Worksheet.Row, _ sheet: Worksheet, _ column: Int
  ) -> String? {
    guard let cell else { return nil }
    if row.isHidden { return "the row is hidden; show it or delete it" }
    if sheet.isHidden(column: column) { return "the column is hidden; show it or delete it" }
    switch cell.content {
    case .number where cell.isScaled: return "its format shows another number than it is"
    case .uncalculated: return "a formula without a stored result; open the file in Excel or WPS and save it"
    case .failure: return "an error value"
    case .unreadable: return "a value that is none of its kind"
    default: return nil
    }
  }
}
