/// Places cells with spans on a grid, by the rules of the HTML standard; a span ends with its group of rows.
struct HTMLGrid {
  private(set) var rows: [[Int?]] = []
  private(set) var cells: [HTMLCell] = []
  private(set) var columnCount = 0
  /// Rows, and places that are covered or lie before one that is.
  private(set) var placeCount = 0
  /// No place of the last row before this one is free.
  private var cursor = 0
  /// For each column, the cell that still reaches down into further rows, and how many (nil: to the group's end).
  private var reaching: [Int: (cell: Int, rows: Int?)] = [:]

  var rowCount: Int { rows.count }

  mutating func beginRow(_ limits: HTMLLimits) throws(HTMLFault) {
    rows.append([])
    placeCount += 1
    try check(limits)
    cursor = 0
    for (column, (cell, left)) in reaching {
      try set(cell, column: column, limits)
      reaching[column] = left == 1 ? nil : (cell, left.map { $0 - 1 })
    }
  }

  /// Ends a group of rows: no cell reaches beyond it.
  mutating func endGroup() { reaching.removeAll() }

  /// Puts a cell into the first free place of the last row; `make` gets its column and the rows that it spans at least.
  mutating func place(
    rowSpan: Int, columnSpan: Int, _ limits: HTMLLimits, make: (_ column: Int, _ rowSpan: Int) -> HTMLCell
  ) throws(HTMLFault) {
    var column = cursor
    while column < rows[rows.count - 1].count, rows[rows.count - 1][column] != nil { column += 1 }
    cursor = column + columnSpan
    let number = cells.count
    cells.append(make(column + 1, max(1, rowSpan)))
    for column in column..<(column + columnSpan) {
      try set(number, column: column, limits)
      if rowSpan != 1 { reaching[column] = (number, rowSpan == 0 ? nil : rowSpan - 1) }
    }
  }

  /// Claims a place of the last row; when another cell has it already, both are marked and the first keeps it.
  private mutating func set(_ cell: Int, column: Int, _ limits: HTMLLimits) throws(HTMLFault) {
    let row = rows.count - 1
    while rows[row].count <= column {
      rows[row].append(nil)
      placeCount += 1
    }
    try check(limits)
    columnCount = max(columnCount, column + 1)
    guard let other = rows[row][column] else {
      rows[row][column] = cell
      return
    }
    cells[other].overlaps = true
    cells[cell].overlaps = true
  }

  private func check(_ limits: HTMLLimits) throws(HTMLFault) {
    guard placeCount <= limits.cells else {
      throw HTMLFault(.tooLarge, "the page's tables have over \(limits.cells) places, spans counted in full")
    }
  }
}
