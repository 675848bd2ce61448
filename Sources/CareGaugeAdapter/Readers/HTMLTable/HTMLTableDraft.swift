/// A table while its tags are read.
struct HTMLTableDraft {
  let number: Int
  private let enclosing: Int?
  private let preceding: String
  private var grid = HTMLGrid()
  private var caption = HTMLCellText()
  private var cellText = HTMLCellText()
  private var textAfterTable = HTMLCellText()
  private var cell: (row: Int, rowSpan: Int, columnSpan: Int, isHeading: Bool, look: HTMLLook)?
  private var isRowOpen = false
  private let look: HTMLLook
  private var group = HTMLLook()
  private var row = HTMLLook()
  private var isCaptionOpen = false
  private var holdsTables = false

  init(number: Int, enclosing: Int?, preceding: String, _ look: HTMLLook) {
    self.look = look
    self.number = number
    self.enclosing = enclosing
    self.preceding = preceding
  }

  /// Whether a cell or the caption takes the text that comes next.
  var takesText: Bool { isCaptionOpen || cell != nil }
  /// Whether the page hides the open cell.
  var isHidden: Bool { cell?.look.isHidden ?? look.isHidden }
  /// Rows and places of the grid so far.
  var placeCount: Int { grid.placeCount }

  /// The open cell's text since the last table inside it.
  var textSoFar: HTMLCellText { textAfterTable }

  mutating func holdsTable() {
    holdsTables = true
    if cell != nil { cellText.doubt(.table) }
    cellText.breakLine()
    textAfterTable = HTMLCellText()
  }

  mutating func beginCaption() { isCaptionOpen = true }
  mutating func endCaption() { isCaptionOpen = false }

  mutating func beginGroup(_ look: HTMLLook, _ limits: HTMLLimits) throws(HTMLFault) {
    try endRow(limits)
    group = look
    grid.endGroup()
  }

  mutating func beginRow(_ look: HTMLLook, _ limits: HTMLLimits) throws(HTMLFault) {
    try endRow(limits)
    isCaptionOpen = false
    isRowOpen = true
    row = look.adding(group).adding(self.look)
    try grid.beginRow(limits)
  }

  mutating func endRow(_ limits: HTMLLimits) throws(HTMLFault) {
    try endCell(limits)
    isRowOpen = false
  }

  mutating func beginCell(
    isHeading: Bool, _ look: HTMLLook, attributes: [String: String], _ limits: HTMLLimits
  ) throws(HTMLFault) {
    try endCell(limits)
    if !isRowOpen { try beginRow(HTMLLook(), limits) }
    cellText = HTMLCellText()
    textAfterTable = HTMLCellText()
    let rows = HTMLTableDraft.span(attributes["rowspan"], at: limits.rowSpan)
    let columns = HTMLTableDraft.span(attributes["colspan"], at: limits.columnSpan)
    cell = (grid.rowCount, rows, max(1, columns), isHeading, look.adding(row))
  }

  mutating func endCell(_ limits: HTMLLimits) throws(HTMLFault) {
    guard let cell else { return }
    self.cell = nil
    let (text, marks, raised) = cellText.finished()
    var doubts = cellText.doubts
    if cell.look.isStruck, !text.isEmpty { doubts.insert(.struck) }
    try grid.place(
      rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, limits
    ) { column, rowSpan in
      HTMLCell(
        row: cell.row, column: column, rowSpan: rowSpan, columnSpan: cell.columnSpan, text: text, marks: marks,
        raised: raised, isHeading: cell.isHeading, isHidden: cell.look.isHidden, doubts: doubts, overlaps: false)
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
      preceding: preceding, isClosed: isClosed, columnCount: grid.columnCount, cells: grid.cells, grid: grid.rows)
  }

  /// A span attribute: 1 without or with a bad one; 0 is kept, it means "to the end" for rows.
  private static func span(_ text: String?, at most: Int) -> Int {
    let digits = text?.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber } ?? ""
    return digits.isEmpty ? 1 : min(Int(digits) ?? most, most)
  }
}
