/// A table while its tags are read.
struct HTMLTableDraft {
  let number: Int
  private let enclosing: Int?
  private let preceding: String
  private var grid = HTMLGrid()
  private var caption = HTMLCellText()
  private var cellText = HTMLCellText()
  private var textAfterTable = HTMLCellText()
  private var cell: (row: Int, rowSpan: Int, columnSpan: Int, isHeading: Bool, isHidden: Bool)?
  private var isRowOpen = false
  private var isRowHidden = false
  private var isCaptionOpen = false
  private var holdsTables = false

  init(number: Int, enclosing: Int?, preceding: String) {
    self.number = number
    self.enclosing = enclosing
    self.preceding = preceding
  }

  /// The open cell's text since the last table inside it.
  var textSoFar: HTMLCellText { textAfterTable }

  mutating func holdsTable() {
    holdsTables = true
    cellText.breakLine()
    textAfterTable = HTMLCellText()
  }

  mutating func beginCaption() { isCaptionOpen = true }
  mutating func endCaption() { isCaptionOpen = false }

  mutating func beginGroup(_ limits: HTMLLimits) throws(HTMLFault) {
    try endRow(limits)
    grid.endGroup()
  }

  mutating func beginRow(hidden: Bool, _ limits: HTMLLimits) throws(HTMLFault) {
    try endRow(limits)
    isCaptionOpen = false
    isRowOpen = true
    isRowHidden = hidden
    try grid.beginRow(limits)
  }

  mutating func endRow(_ limits: HTMLLimits) throws(HTMLFault) {
    try endCell(limits)
    isRowOpen = false
  }

  mutating func beginCell(
    isHeading: Bool, hidden: Bool, attributes: [String: String], _ limits: HTMLLimits
  ) throws(HTMLFault) {
    try endCell(limits)
    if !isRowOpen { try beginRow(hidden: false, limits) }
    cellText = HTMLCellText()
    textAfterTable = HTMLCellText()
    let rows = try span(attributes["rowspan"], limits)
    let columns = try span(attributes["colspan"], limits)
    cell = (grid.rowCount, rows, max(1, columns), isHeading, hidden || isRowHidden)
  }

  mutating func endCell(_ limits: HTMLLimits) throws(HTMLFault) {
    guard let cell else { return }
    self.cell = nil
    let (text, marks, raised) = cellText.finished()
    try grid.place(
      rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, limits
    ) { column, rowSpan in
      HTMLCell(
        row: cell.row, column: column, rowSpan: rowSpan, columnSpan: cell.columnSpan, text: text, marks: marks,
        raised: raised,
        isHeading: cell.isHeading, isHidden: cell.isHidden, overlaps: false)
    }
  }

  mutating func changeText(_ limits: HTMLLimits, _ change: (inout HTMLCellText) -> Void) throws(HTMLFault) {
    if isCaptionOpen {
      change(&caption)
    } else if cell != nil {
      change(&cellText)
      change(&textAfterTable)
    }
    guard cellText.byteCount <= limits.textBytes, caption.byteCount <= limits.textBytes else {
      throw HTMLFault(.tooLarge, "a cell of table \(number) holds over \(limits.textBytes) bytes of text")
    }
  }

  mutating func finished(isClosed: Bool, _ limits: HTMLLimits) throws(HTMLFault) -> HTMLTable {
    try endRow(limits)
    grid.endGroup()
    return HTMLTable(
      number: number, enclosing: enclosing, holdsTables: holdsTables, caption: caption.finished().text,
      preceding: preceding, isClosed: isClosed, columnCount: grid.columnCount, grid: grid.rows, cells: grid.cells)
  }

  /// A span attribute: 1 without or with a bad one; 0 is kept, it means "to the end" for rows.
  private func span(_ text: String?, _ limits: HTMLLimits) throws(HTMLFault) -> Int {
    let digits = text?.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber } ?? ""
    guard !digits.isEmpty else { return 1 }
    guard let value = Int(digits), value <= limits.span else {
      throw HTMLFault(.tooLarge, "a cell of table \(number) spans over \(limits.span) rows or columns")
    }
    return value
  }
}
