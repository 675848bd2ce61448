import CareGaugeModel
import PostgreSQL

extension Store {
  /// Readings that pass a filter, in pages.
  package func readings(_ filter: ReadingFilter) async throws -> ReadingPage {
    try await transaction(.repeatableRead) { connection in
      let directory = try directory(connection)
      var collecting = ReadingCollecting(filter, directory)
      let blocks = directory.selected(by: filter)
      var start = 0
      // A block may hold years of figures of 256 areas: few at a time where all of them are wanted.
      let batch = filter.area == nil ? 2 : 16
      while start < blocks.count, !collecting.isFull {
        let page = blocks[start..<min(start + batch, blocks.count)]
        let rows = try connection.rows(of: page.map { $0 }, filter)
        for block in page { try collecting.take(rows[block] ?? [], of: block) }
        start += page.count
      }
      return try connection.complete(collecting)
    }
  }
}

extension Directory {
  /// Blocks that may hold what is wanted, in the order of answers, from the cursor's on.
  fileprivate func selected(by filter: ReadingFilter) -> [Int32] {
    var order: [Int32] = []
    let wanted = wantedAreas(filter)
    for number in indicators.indices.sorted(by: { indicators[$0].id < indicators[$1].id }) {
      guard filter.indicator == nil || filter.indicator == indicators[number].id else { continue }
      order.append(Int32(number))
    }
    var blocksOf: [[Int32]] = Array(repeating: [], count: indicators.count)
    for (number, block) in blocks.enumerated() where block.areas.contains(where: { wanted[Int($0)] }) {
      blocksOf[Int(block.indicator)].append(Int32(number))
    }
    let selected = order.flatMap { blocksOf[Int($0)] }
    guard let cursor = filter.cursor else { return selected }
    guard blocks.indices.contains(Int(cursor.block)) else { return [] }
    let indicator = indicators[Int(blocks[Int(cursor.block)].indicator)].id
    return selected.filter { number in
      let own = indicators[Int(blocks[Int(number)].indicator)].id
      return own == indicator ? number >= cursor.block : own > indicator
    }
  }

  /// Whether each area is wanted.
  fileprivate func wantedAreas(_ filter: ReadingFilter) -> [Bool] {
    areas.map { entry in
      (filter.area == nil || filter.area == entry.code) && (filter.region == nil || filter.region?.text == entry.region)
    }
  }
}

/// One slot of one row of a block.
private struct Cell {
  var series: Int32
  var stated: Double
  var numerator: Double
  var denominator: Double
  var row: BlockRow

  var isFigure: Bool { !stated.isNaN || !numerator.isNaN }
}

/// Picks the cells of an answer, block by block, until its page is full.
private struct ReadingCollecting {
  let filter: ReadingFilter
  let directory: Directory
  private let wantedAreas: [Bool]
  private(set) var cells: [Cell] = []

  init(_ filter: ReadingFilter, _ directory: Directory) {
    self.filter = filter
    self.directory = directory
    wantedAreas = directory.wantedAreas(filter)
  }

  /// One more than the page tells that there is a next one.
  var isFull: Bool { cells.count > filter.limit }

  /// Takes the rows of a block, which are in order of their periods and revisions.
  mutating func take(_ rows: [BlockRow], of block: Int32) throws {
    guard !isFull else { return }
    let stored = directory.blocks[Int(block)]
    let wanted = stored.areas.map { wantedAreas[Int($0)] }
    var slots: [[Cell]] = Array(repeating: [], count: wanted.count)
    for row in rows {
      try row.forEachSlot { slot, stated, numerator, denominator in
        guard slot < wanted.count, wanted[slot] else { return }
        let cell = Cell(
          series: block << 8 | Int32(slot), stated: stated, numerator: numerator, denominator: denominator, row: row)
        if !filter.revisions, let last = slots[slot].last?.row, last.periodEnd == row.periodEnd,
          last.periodStart == row.periodStart
        {
          slots[slot][slots[slot].count - 1] = cell
        } else {
          slots[slot].append(cell)
        }
      }
    }
    for cell in slots.joined() where passes(cell) {
      cells.append(cell)
      if isFull { return }
    }
  }

  private func passes(_ cell: Cell) -> Bool {
    guard filter.revisions || filter.absences || cell.isFigure else { return false }
    guard let cursor = filter.cursor, cursor.block == cell.row.block else { return true }
    return cursor < ReadingCursor(series: cell.series, cell.row)
  }
}

extension Connection {
  fileprivate func rows(of blocks: [Int32], _ filter: ReadingFilter) throws -> [Int32: [BlockRow]] {
    let rows = try query(
      """
      select \(BlockRow.columns) from caregauge.reading_block
      where block_id = any(\(blocks)) and period_end between \(filter.from ?? Day(number: -719_162))
        and \(filter.to ?? Day(number: 2_932_896)) and received_at <= \(filter.asOf ?? .forever)
      order by block_id, period_end, period_start, reported_at, report_id
      """)
    return Dictionary(grouping: try rows.map { try BlockRow($0) }, by: \.block)
  }

  /// Adds what reports and origins say about the cells.
  fileprivate func complete(_ collecting: ReadingCollecting) throws -> ReadingPage {
    let cells = collecting.cells.prefix(max(0, collecting.filter.limit))
    let numbers = Array(Set(cells.map(\.row.report)))
    let reports = try reportFacts(numbers)
    let blocks = Array(Set(cells.map(\.row.block)))
    let origins = try originTexts(reports: numbers, blocks: blocks)
    let absences = try absenceReasons(reports: numbers, blocks: blocks)
    let readings = try cells.map { cell in
      guard let facts = reports[cell.row.report],
        let period = Period(start: cell.row.periodStart, end: cell.row.periodEnd)
      else {
        throw StoreError(
          .corrupt, "report \(cell.row.report) is missing from caregauge.report; restore it from a backup")
      }
      let series = SeriesOfReport(report: cell.row.report, series: cell.series)
      return reading(
        cell, period, facts, origins.origin(series), absences[series], collecting.directory)
    }
    let isLast = collecting.cells.count <= collecting.filter.limit
    return ReadingPage(
      readings: readings, next: isLast ? nil : cells.last.map { ReadingCursor(series: $0.series, $0.row) })
  }
}

private func reading(
  _ cell: Cell, _ period: Period, _ facts: ReportFacts, _ origin: Origin, _ absent: AbsentReason?,
  _ directory: Directory
) -> StoredReading {
  let block = directory.blocks[Int(cell.series >> 8)]
  let indicator = directory.indicators[Int(block.indicator)]
  let area = directory.areas[Int(block.areas[Int(cell.series & 255)])]
  func known(_ number: Double) -> Double? { number.isNaN ? nil : number }
  let figure = Figure(
    stated: known(cell.stated), numerator: known(cell.numerator), denominator: known(cell.denominator))
  return StoredReading(
    region: RegionID(area.region), indicator: indicator.id, area: area.code, areaName: area.name, period: period,
    value: figure?.value(per: indicator.scale), stated: figure?.stated, numerator: figure?.numerator,
    denominator: figure?.denominator, absent: absent, status: facts.status, reportedAt: cell.row.reportedAt,
    receivedAt: cell.row.receivedAt, adapter: facts.adapter, reporter: facts.reporter, source: facts.source,
    origin: origin, asOf: facts.asOf, obligation: facts.obligation, report: cell.row.report)
}
