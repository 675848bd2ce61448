import CareGaugeAdapter

/// The table of the city's own figures: an item, its unit and its figure in each row.
struct ItemRows {
  private let table: FormTable

  init(_ table: FormTable) { self.table = table }

  func write(to output: inout FormOutput) throws {
    let part = table.part
    let names = table.columnNames
    let values = names.filter { part.values.contains($0.leaf) }
    guard values.count == 1, let area = part.totals.values.first else {
      try output.reject(
        table.origin(table.start), "not exactly one heading is \(part.values.sorted().joined(separator: " or "))")
      return
    }
    if table.sheet.isHidden(column: values[0].number) {
      try output.reject(table.origin(values[0].address), "the column is hidden; show it")
      return
    }
    let unitColumn = names.first { part.unitColumns.contains($0.leaf) }?.number
    for (row, name) in table.rows {
      guard let key = CellAddress(column: table.start.column, row: row.number),
        let address = CellAddress(column: values[0].number, row: row.number)
      else { continue }
      if row.isHidden {
        try output.reject(table.origin(key), "the row is hidden; show it or delete it")
        continue
      }
      guard let item = part.rows[name] else {
        try output.reject(table.origin(key), "the item is not in the table of headings")
        continue
      }
      do {
        let unit = try self.unit(row: row.number, column: unitColumn) ?? table.unit(values[0].unit, for: item.measure)
        let cell = FigureCell(measure: item.measure, unit: unit, words: part.words)
        let content = output.content(
          cell.content(address, in: table.sheet), isCorrected: table.isCorrected(row: row.number, names))
        try output.write(content, item.indicator, area, table.origin(address))
      } catch let fault as NotationFault {
        try output.reject(table.origin(address), fault.reason)
      }
    }
  }

  /// The unit beside an item, nil where there is none or a task has 是/否.
  private func unit(row: Int, column: Int?) throws(NotationFault) -> WrittenUnit? {
    guard let column, let address = CellAddress(column: column, row: row), let text = table.sheet[address].text,
      MissingMark.reason(for: text) == nil, PlainText(text).compact != "是/否"
    else { return nil }
    return try WrittenUnit(text)
  }
}
