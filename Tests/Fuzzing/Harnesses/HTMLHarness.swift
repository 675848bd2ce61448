import CareGaugeAdapter

/// Bytes as a web page: each place of each table must belong to the cell that covers it.
enum HTMLHarness {
  static func read(_ bytes: [UInt8]) throws {
    var limits = HTMLLimits()
    limits.tables = 50
    limits.cells = 20_000
    limits.textBytes = 4096
    let document: HTMLDocument
    do throws(HTMLFault) {
      document = try HTMLDocument(bytes, limits: limits)
    } catch {
      return try requireSentence(error)
    }
    let again = try HTMLDocument(bytes, limits: limits)
    try require(again.lines == document.lines && again.encoding == document.encoding, "read twice, it has other text")
    try require(!document.lines.contains(where: \.isEmpty), "a line without text")
    for (index, table) in document.tables.enumerated() {
      try require(table.number == index + 1, "table \(table.number) is the \(index + 1)th")
      try require((table.enclosing ?? 0) < table.number, "table \(table.number) stands within a later one")
      if let outer = table.enclosing {
        try require(document.tables[outer - 1].holdsTables, "table \(outer) does not know that it holds a table")
      }
      try check(table, like: again.tables[index])
    }
  }

  private static func check(_ table: HTMLTable, like other: HTMLTable) throws {
    try require(table.cell(row: 0, column: 1) == nil, "a cell above the table")
    try require(table.cell(row: table.rowCount + 1, column: 1) == nil, "a cell below the table")
    for row in 1..<(table.rowCount + 1) {
      try require(table.cell(row: row, column: table.columnCount + 1) == nil, "a cell beside the table")
      for column in 1..<(table.columnCount + 1) {
        guard let cell = table.cell(row: row, column: column) else { continue }
        let place = table.place(row: row, column: column)
        try require(cell == other.cell(row: row, column: column), "read twice, \(place) is another cell")
        try require(cell.row <= row && cell.column <= column, "\(place) belongs to a cell that begins behind it")
        try require(cell.column + cell.columnSpan > column, "\(place) belongs to a cell that ends before it")
        try require(cell.rowSpan >= 1 && cell.columnSpan >= 1, "\(place) spans nothing")
        let isOrigin = cell.row == row && cell.column == column
        try require(
          isOrigin || cell.rowSpan * cell.columnSpan > 1 || row > cell.row, "\(place) is covered by a small cell")
        try require(cell.isBlank == cell.text.isEmpty, "\(place) is blank and is not")
        try require(cell.text.first?.isWhitespace != true, "\(place) begins with a blank")
        try require(cell.text.last?.isWhitespace != true, "\(place) ends with a blank")
      }
    }
  }
}
