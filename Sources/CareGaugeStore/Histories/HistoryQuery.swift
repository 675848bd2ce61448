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

  /// All revisions of the series of these indicators in the blocks that reports after one have touched.
  ///
  /// Brings what was read when that report was the newest up to date with `newestReport`, whichever commits anybody has
  /// heard of: figures of a report that nobody was told of yet are never left out.
  package func histories(since report: Int32, of indicators: Set<IndicatorID>) async throws -> StoredHistories {
    try await transaction(.repeatableRead) { connection in
      let directory = try directory(connection)
      let wanted = directory.blocks.indices.filter { number in
        indicators.contains(directory.indicators[Int(directory.blocks[number].indicator)].id)
      }.map(Int32.init)
      let touched = try connection.blocks(among: wanted, touchedSince: report)
      return try connection.histories(of: touched, directory, zone)
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
      let wanted = directory.blocks.indices.map(Int32.init).filter { number in
        isWanted(number, directory.blocks[Int(number)], directory)
      }
      return try connection.histories(of: wanted, directory, zone)
    }
  }
}

extension Connection {
  fileprivate func histories(of blocks: [Int32], _ directory: Directory, _ zone: Zone) throws -> StoredHistories {
    var collecting = HistoryCollecting(directory, zone: zone)
    var rest = blocks[...]
    // Few enough that an indicator of many areas and years stays within some megabytes of rows.
    while !rest.isEmpty {
      try read(Array(rest.prefix(16)), into: &collecting)
      rest = rest.dropFirst(16)
    }
    return StoredHistories(series: collecting.series, newestReport: try newestReport())
  }

  /// Those of some blocks of which reports after one speak; all of them where there are many such reports.
  fileprivate func blocks(among wanted: [Int32], touchedSince report: Int32) throws -> [Int32] {
    let reports = try query(
      """
      select report_id, period_end, period_start, reported_at from caregauge.report where report_id > \(report) limit 65
      """)
    guard reports.count < 65 else { return wanted }
    var touched: Set<Int32> = []
    // One by one: with its whole key but the time, a report's rows are found in one partition by its index.
    for row in reports {
      let end = try row.decode(Day.self, 1)
      let start = try row.decode(Day.self, 2)
      let reportedAt = try row.decode(Day.self, 3)
      let blocks = try query(
        """
        select block_id from caregauge.reading_block where block_id = any(\(wanted)) and period_end = \(end)
          and period_start = \(start) and reported_at = \(reportedAt) and report_id = \(try row.decode(Int32.self, 0))
        """)
      for block in blocks { touched.insert(try block.value(0)) }
    }
    return touched.sorted()
  }

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
