import CareGaugeAdapter

/// The table of sub-districts: a row each, and one for the city, which is checked against them.
struct SubdistrictRows {
  private let table: FormTable

  init(_ table: FormTable) { self.table = table }

  private struct ReadColumn {
    let number: Int
    let column: HeadingsPart.Column
    let cell: FigureCell
  }

  func write(to output: inout FormOutput) throws {
    let names = table.columnNames
    let columns = try readColumns(names, &output)
    let part = table.part
    var seen: Set<AreaCode> = []
    var sums: [Int: (value: Double, areas: Int)] = [:]
    var total: (row: Int, area: AreaCode)?
    for (row, name) in table.rows {
      guard let key = CellAddress(column: table.start.column, row: row.number) else { continue }
      let origin = table.origin(key)
      if row.isHidden {
        try output.reject(origin, "the row is hidden; show it or delete it")
      } else if let area = part.totals[name] {
        if total == nil { total = (row.number, area) } else { try output.reject(origin, "a second row of totals") }
      } else if name.hasPrefix("其中") {
        AdapterLog.debug("\(origin.place ?? "") divides another row and is not read")
      } else if let area = part.area(name) {
        guard seen.insert(area).inserted else {
          try output.reject(origin, "the area stands in the table twice")
          continue
        }
        let isCorrected = table.isCorrected(row: row.number, names)
        for column in columns {
          guard let address = CellAddress(column: column.number, row: row.number) else { continue }
          let content = output.content(column.cell.content(address, in: table.sheet), isCorrected: isCorrected)
          if let value = content.value {
            let sum = sums[column.number] ?? (0, 0)
            sums[column.number] = (sum.value + value, sum.areas + 1)
          }
          if let indicator = column.column.ofRow {
            try output.write(content, indicator, area, table.origin(address))
          }
        }
      } else {
        try output.reject(origin, "the area is not in the table of headings")
      }
    }
    guard let total else { return }
    let isCorrected = table.isCorrected(row: total.row, names)
    for column in columns {
      guard let indicator = column.column.ofTotal, let address = CellAddress(column: column.number, row: total.row)
      else {
        continue
      }
      let content = output.content(column.cell.content(address, in: table.sheet), isCorrected: isCorrected)
      let sum = sums[column.number]
      if column.column.isSum, let stated = content.value, let sum {
        let isWhole = sum.areas == Set(part.areas.values).count
        if isWhole ? stated != sum.value : stated < sum.value {
          try output.reject(table.origin(address), "the total does not fit the sum of its \(sum.areas) rows")
          continue
        }
      }
      try output.write(content, indicator, total.area, table.origin(address))
    }
  }

  private func readColumns(_ names: [FormTable.ColumnName], _ output: inout FormOutput) throws -> [ReadColumn] {
    let part = table.part
    var columns: [ReadColumn] = []
    var used: Set<IndicatorID> = []
    for name in names where name.number != table.start.column {
      if part.skipped.contains(name.leaf) || part.skipped.contains(name.path) { continue }
      if part.remarks.contains(name.leaf) { continue }
      let origin = table.origin(name.address)
      do throws(NotationFault) {
        guard let column = part.columns[name.path] ?? part.columns[name.leaf] else {
          throw NotationFault("its heading is not in the table of headings")
        }
        if table.sheet.isHidden(column: name.number) { throw NotationFault("it is hidden; show it or delete it") }
        for indicator in Set([column.ofRow, column.ofTotal].compactMap { $0 }) where !used.insert(indicator).inserted {
          throw NotationFault("a second column for one indicator")
        }
        let unit = try table.unit(name.unit, for: column.measure)
        let cell = FigureCell(measure: column.measure, unit: unit, words: part.words)
        columns.append(ReadColumn(number: name.number, column: column, cell: cell))
      } catch {
        try output.reject(origin, "the column is not read: \(error)")
      }
    }
    return columns
  }
}
