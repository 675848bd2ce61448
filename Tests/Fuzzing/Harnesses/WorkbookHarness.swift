import CareGaugeAdapter

/// Bytes as an Excel workbook: every cell is looked at as adapters do, twice.
enum WorkbookHarness {
  static func read(_ bytes: [UInt8]) throws {
    var limits = WorkbookLimits()
    limits.package.entryBytes = 1 << 20
    limits.package.totalBytes = 2 << 20
    limits.cells = 5_000
    limits.merges = 500
    let workbook: Workbook
    do throws(PackageFault) {
      workbook = try Workbook(bytes, limits: limits)
    } catch {
      return try requireSentence(error)
    }
    let again = try Workbook(bytes, limits: limits)
    try require(again.sheets.count == workbook.sheets.count, "read twice, it has other sheets")
    var cells = 0
    for (sheet, other) in zip(workbook.sheets, again.sheets) {
      try check(sheet)
      let contents = sheet.rows.map { $0.cells.map(\.content) }
      try require(contents == other.rows.map { $0.cells.map(\.content) }, "read twice, it has other cells")
      cells += contents.joined().count
    }
    try require(cells <= limits.cells, "more cells than the limit allows")
  }

  private static func check(_ sheet: Worksheet) throws {
    var last = 0
    for row in sheet.rows {
      try require(row.number > last, "row \(row.number) stands behind row \(last)")
      last = row.number
      var column = 0
      for cell in row.cells {
        guard let address = CellAddress(column: cell.column, row: row.number), cell.column > column else {
          throw HarnessFault(description: "column \(cell.column) behind \(column) in row \(row.number)")
        }
        column = cell.column
        try require(sheet[address] == cell.content && sheet.cell(at: address) != nil, "\(address) cannot be found")
        try require(CellAddress(address.description) == address, "\(address) does not name itself")
        try require(sheet.place(of: address).hasSuffix("!\(address)"), "\(address) has no place")
        try require(cell.content != .blank, "\(address) is listed and blank")
        if case .number(let number) = cell.content { try require(number.isFinite, "\(address) holds \(number)") }
        if case .day(_, let fraction) = cell.content {
          try require((0..<1).contains(fraction), "\(address) holds the part \(fraction) of a day")
        }
        _ = (cell.content.text, sheet.shown(at: address), sheet.isHidden(column: cell.column))
      }
      try require(column <= sheet.lastColumn, "the last column is not the last")
    }
    for (index, range) in sheet.merges.enumerated() {
      try require(CellRange(range.description) == range, "\(range) does not name itself")
      try require(sheet.merge(over: range.last) == range, "\(range) is not found by its last cell")
      try require(
        !sheet.merges[(index + 1)...].contains { $0.overlaps(range) }, "\(range) overlaps another merged range")
    }
  }
}
