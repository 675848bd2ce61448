import CareGaugeModel
import PostgreSQL

extension Store {
  /// All revisions of the series of these indicators; an indicator or area without figures is left out.
  package func histories(of indicators: Set<IndicatorID>) async throws -> StoredHistories {
    try await histories { _, block, directory in
      indicators.contains(directory.indicators[Int(block.indicator)].id)
    }
  }

  /// All revisions of the series in these blocks, which a commit has changed.
  ///
  /// - Parameter indicators: those that are wanted; nil for all.
  package func histories(blocks: [Int32], of indicators: Set<IndicatorID>? = nil) async throws -> StoredHistories {
    let wanted = Set(blocks)
    return try await histories { number, block, directory in
      wanted.contains(number) && indicators?.contains(directory.indicators[Int(block.indicator)].id) ?? true
    }
  }

  /// The greatest number of any report, 0 where there is none.
  package func newestReport() async throws -> Int32 {
    try await pool.withConnection { try await $0.newestReport() }
  }

  private func histories(
    where isWanted: @escaping @Sendable (Int32, Directory.Block, Directory) -> Bool
  ) async throws -> StoredHistories {
    try await transaction(.repeatableRead) { connection in
      let directory = try directory(connection)
      var collecting = HistoryCollecting(directory, zone: zone)
      var rest = directory.blocks.enumerated().lazy.map { (Int32($0), $1) }
        .filter { isWanted($0, $1, directory) }.map(\.0)[...]
      // Few enough that an indicator of many areas and years stays within some megabytes of rows.
      while !rest.isEmpty {
        try connection.read(Array(rest.prefix(16)), into: &collecting)
        rest = rest.dropFirst(16)
      }
      return StoredHistories(series: collecting.series, newestReport: try connection.newestReport())
    }
  }
}

/// Turns the rows of blocks into the histories of their series.
private struct HistoryCollecting {
  struct Facts {
    var status: ReportStatus
    var asOf: Day?
    var hasAbsences: Bool
  }

  let directory: Directory
  private let zone: Zone
  private(set) var series: [SeriesKey: [HistoryReading]] = [:]
  var facts: [Int32: Facts] = [:]
  /// Asking the zone costs more than all else about a row.
  private var days: [Instant: Day] = [:]

  init(_ directory: Directory, zone: Zone) {
    self.directory = directory
    self.zone = zone
  }

  /// Takes the rows of one block, which are in their order.
  mutating func take(
    _ rows: [BlockRow], of number: Int32, absences: [SeriesOfReport: AbsentReason]
  ) throws {
    let block = directory.blocks[Int(number)]
    let indicator = directory.indicators[Int(block.indicator)]
    var slots: [[HistoryReading]] = Array(repeating: [], count: block.areas.count)
    for row in rows {
      guard let facts = facts[row.report], let period = Period(start: row.periodStart, end: row.periodEnd) else {
        throw StoreError(.corrupt, "report \(row.report) is missing from caregauge.report; restore it from a backup")
      }
      let received = day(of: row.receivedAt)
      try row.forEachSlot { slot, stated, numerator, denominator in
        guard slot < slots.count else { return }
        let value = numerator.isNaN ? stated : numerator / denominator * indicator.scale
        let key = SeriesOfReport(report: row.report, series: number << 8 | Int32(slot))
        slots[slot].append(
          HistoryReading(
            period: period, asOf: facts.asOf, value: value, numerator: numerator, denominator: denominator,
            absent: value.isNaN ? absences[key] ?? .notReported : nil, status: facts.status,
            reportedAt: row.reportedAt, receivedAt: row.receivedAt, receivedOn: received, report: row.report))
      }
    }
    for (slot, readings) in slots.enumerated() where !readings.isEmpty {
      series[SeriesKey(indicator.id, directory.areas[Int(block.areas[slot])].code)] = readings
    }
  }

  private mutating func day(of moment: Instant) -> Day {
    if let known = days[moment] { return known }
    let day = zone.day(of: moment)
    days[moment] = day
    return day
  }
}

extension Connection {
  fileprivate func newestReport() throws -> Int32 {
    try query("select coalesce(max(report_id), 0) from caregauge.report").only().value(0)
  }

  fileprivate func read(_ blocks: [Int32], into collecting: inout HistoryCollecting) throws {
    let rows = try query(
      """
      select \(BlockRow.columns) from caregauge.reading_block where block_id = any(\(blocks))
      order by block_id, period_end, period_start, reported_at, report_id
      """
    ).map { try BlockRow($0) }
    let reports = Set(rows.map(\.report))
    try readFacts(of: reports.filter { collecting.facts[$0] == nil }, into: &collecting)
    let absences = try absenceReasons(
      reports: reports.filter { collecting.facts[$0]?.hasAbsences == true }.map { $0 }, blocks: blocks)
    for (block, rows) in Dictionary(grouping: rows, by: \.block) {
      try collecting.take(rows, of: block, absences: absences)
    }
  }

  private func readFacts(of reports: Set<Int32>, into collecting: inout HistoryCollecting) throws {
    guard !reports.isEmpty else { return }
    let rows = try query(
      """
      select report_id, status, as_of, absences > 0 from caregauge.report where report_id = any(\(Array(reports)))
      """)
    for row in rows {
      collecting.facts[try row.value(0)] = HistoryCollecting.Facts(
        status: ReportStatus(rawValue: try row.value(1)) ?? .final, asOf: try row.value(2),
        hasAbsences: try row.value(3))
    }
  }
}
