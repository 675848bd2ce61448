import CareGaugeAdapter

/// The table of a return: a row of headings, rows of areas.
struct ReturnTable {
  private let form: ReturnForm
  private let heading: DelimitedRow
  private let body: ArraySlice<DelimitedRow>

  init(_ form: ReturnForm) {
    self.form = form
    heading = form.rows[form.rows.startIndex]
    body = form.rows.dropFirst()
  }

  /// A column that is read.
  private struct ReadColumn {
    let index: Int
    let name: String
    let column: Column
    let notation: QuantityNotation
  }

  /// Writes readings, absences and rejections in the order of the table.
  /// - Throws: `AdapterFault` when the collector is gone.
  func write(to report: OpenReport) throws {
    guard let key = heading.cells.firstIndex(where: { form.part.keys.contains(PlainText($0.text).compact) }) else {
      try report.rejected(heading.cells[0].origin, reason: "no heading of this year's form names the column of areas")
      return
    }
    let columns = try readColumns(except: key, report)
    let width = (heading.cells.lastIndex { !PlainText($0.text).isEmpty } ?? 0) + 1
    var seen: Set<AreaCode> = []
    for row in body where !row.isBlank {
      let first = row.cells.first { !PlainText($0.text).isEmpty } ?? row.cells[0]
      if form.ends.contains(where: { PlainText(first.text).compact.hasPrefix($0) }) { break }
      guard let area = try area(of: row, key: key, report) else { continue }
      if row.cells.count < width || row.cells.dropFirst(width).contains(where: { !PlainText($0.text).isEmpty }) {
        try report.rejected(
          row.cells[min(key, row.cells.count - 1)].origin,
          reason:
            "the row has \(row.cells.count) cells under \(width) headings; a cell is missing, or a comma is not in quotes"
        )
        continue
      }
      guard seen.insert(area).inserted else {
        try report.rejected(row.cells[key].origin, reason: "the area stands in the table twice")
        continue
      }
      try write(row, area: area, columns, to: report)
    }
  }

  /// The area of a row, or nil when the row is not read.
  private func area(of row: DelimitedRow, key: Int, _ report: OpenReport) throws -> AreaCode? {
    let cell = row[key]
    let name = PlainText(cell?.text ?? "").compact
    let leading = row.cells.prefix(key + 1).map { PlainText($0.text).compact }
    if form.part.totals.contains(name) || leading.contains(where: { $0.hasPrefix("其中") }) {
      AdapterLog.debug("line \(row.line) sums up or divides other rows and is not read")
      return nil
    }
    if let area = form.part.areas[name] { return area }
    try report.rejected((cell ?? row.cells[0]).origin, reason: "the area is not in the table of headings")
    return nil
  }

  private func readColumns(except key: Int, _ report: OpenReport) throws -> [ReadColumn] {
    var columns: [ReadColumn] = []
    for (index, cell) in heading.cells.enumerated() where index != key {
      if PlainText(cell.text).isEmpty {
        let stray = body.lazy.compactMap { row in row[index].flatMap { PlainText($0.text).isEmpty ? nil : $0 } }.first
        if let stray, !isBelowTable(stray) {
          try report.rejected(stray.origin, reason: "it stands under no heading")
        }
        continue
      }
      do {
        guard let column = try readColumn(cell.text, index: index) else { continue }
        guard !columns.contains(where: { $0.column.indicator == column.column.indicator }) else {
          throw NotationFault("a second column for one indicator")
        }
        columns.append(column)
      } catch let fault as NotationFault {
        try report.rejected(cell.origin, reason: "the column is not read: \(fault)")
      }
    }
    return columns
  }

  /// Whether a cell belongs to the lines below the table.
  private func isBelowTable(_ cell: DelimitedCell) -> Bool {
    body.contains { row in
      row.line <= cell.line
        && row.cells.contains { other in
          form.ends.contains { PlainText(other.text).compact.hasPrefix($0) }
        }
    }
  }

  /// Nil for a column that the table of headings says to skip.
  private func readColumn(_ text: String, index: Int) throws(NotationFault) -> ReadColumn? {
    if form.part.skipped.contains(PlainText(text).compact) { return nil }
    let heading = try ColumnHeading(text, on: form.day)
    guard let column = form.part.columns[heading.name] else {
      if form.part.skipped.contains(heading.name) { return nil }
      throw NotationFault("its heading is not in the table of headings")
    }
    if let objection = (heading.measure ?? .stock).objection(expected: column.measure, on: form.day) {
      throw NotationFault(objection)
    }
    var unit = heading.unit
    if unit == nil, column.dimension != .ratio, !column.isTask {
      guard form.units.count <= 1 else { throw NotationFault("it names no unit, and 计量单位 names several") }
      unit = form.units.first
      guard unit != nil || column.dimension != .yuan else {
        throw NotationFault("nothing says whether it is in 元 or 万元")
      }
    }
    let notation = QuantityNotation(heading: unit, expected: column.dimension)
    return ReadColumn(index: index, name: heading.name, column: column, notation: notation)
  }

  private func write(_ row: DelimitedRow, area: AreaCode, _ columns: [ReadColumn], to report: OpenReport) throws {
    var exact: [String: Double] = [:]
    let contents = columns.map { column in (column, content(row.cells[column.index], column)) }
    for case (let column, .figure(let value)) in contents { exact[column.name] = value }
    for (column, content) in contents {
      let cell = row.cells[column.index]
      let parts = column.column.share.flatMap { share in
        exact[share.part].flatMap { part in exact[share.whole].map { (part, $0) } }
      }
      switch content {
      case .refused(let reason): try report.rejected(cell.origin, reason: reason)
      case .missing where parts.map { $0.1 != 0 } ?? false, .figure:
        var stated: Double?
        if case .figure(let value) = content { stated = value }
        guard let figure = Figure(stated: stated, numerator: parts?.0, denominator: parts?.1) else {
          try report.rejected(cell.origin, reason: "a share of a whole that is 0")
          continue
        }
        try report.reading(column.column.indicator, area: area, figure, from: cell.origin)
      case .missing(let reason):
        // 0 of 0: there is nothing to be counted.
        try report.absent(column.column.indicator, area: area, parts == nil ? reason : .notApplicable)
      }
    }
  }

  private enum Content {
    case figure(Double)
    case missing(AbsentReason)
    case refused(String)
  }

  private func content(_ cell: DelimitedCell, _ column: ReadColumn) -> Content {
    if column.column.isTask, let value = form.part.words[PlainText(cell.text).compact] { return .figure(value) }
    do {
      switch try column.notation.read(cell.text) {
      case .missing(let reason): return .missing(reason)
      case .quantity(let quantity):
        guard let exact = quantity.exact else { return .refused("a bound or range, not one figure") }
        if column.column.isTask, exact != 0, exact != 1 { return .refused("neither done (1) nor not done (0)") }
        return .figure(exact)
      }
    } catch {
      return .refused("\(error)")
    }
  }
}
