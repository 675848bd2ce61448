import CareGaugeModel
import PostgreSQL

extension Store {
  /// The newest figure of every series, as known at a moment (now, unless given).
  package func latest(asOf moment: Instant? = nil) async throws -> LatestFigures {
    try await transaction(.repeatableRead) { connection in
      let directory = try directory(connection)
      var figures = LatestFigures()
      figures.areas = directory.areas.map(\.code)
      try connection.update(&figures, blocks: Array(directory.blocks.indices.map(Int32.init)), directory, asOf: moment)
      return figures
    }
  }

  /// Figures with the given blocks read again: those that a collection or another process changed.
  package func refresh(_ figures: LatestFigures, blocks: [Int32], asOf moment: Instant? = nil) async throws
    -> LatestFigures
  {
    guard !blocks.isEmpty else { return figures }
    return try await transaction(.repeatableRead) { connection in
      let directory = try directory(connection)
      var figures = figures
      if figures.areas.count != directory.areas.count { figures.areas = directory.areas.map(\.code) }
      let known = Set(blocks).filter { directory.blocks.indices.contains(Int($0)) }.sorted()
      try connection.update(&figures, blocks: known, directory, asOf: moment)
      return figures
    }
  }
}

extension Connection {
  /// Reads back from the newest day of any report, in windows that double, until every series of a block has its figure.
  ///
  /// Most blocks are complete after the first window; only the others are looked for in the next.
  fileprivate func update(
    _ figures: inout LatestFigures, blocks: [Int32], _ directory: Directory, asOf moment: Instant?
  ) throws {
    let span = try query("select max(period_end), min(period_end) from caregauge.report").only()
    var open = blocks.map { LatestBlock($0, series: directory.blocks[Int($0)].areas.count) }
    if let newest = try span.decode(Day?.self, 0), let oldest = try span.decode(Day?.self, 1) {
      var until = newest
      var days = 1
      while !open.isEmpty, until >= oldest {
        let from = until - (days - 1)
        var rest: [LatestBlock] = []
        for start in stride(from: 0, to: open.count, by: 256) {
          var page = Array(open[start..<min(start + 256, open.count)])
          try fill(&page, from: from, until: until, knownAt: moment ?? .forever)
          for block in page {
            if block.isComplete { figures.replace(block, directory) } else { rest.append(block) }
          }
        }
        open = rest
        until = from - 1
        days = days == 1 ? 31 : days * 2
      }
    }
    for block in open { figures.replace(block, directory) }
  }

  private func fill(_ page: inout [LatestBlock], from: Day, until: Day, knownAt: Instant) throws {
    let rows = try query(
      """
      select \(BlockRow.columns) from caregauge.reading_block
      where block_id = any(\(page.map(\.block))) and period_end between \(from) and \(until)
        and received_at <= \(knownAt)
      order by block_id, period_end desc, period_start desc, reported_at desc, report_id desc
      """)
    var index = 0
    // Pages and rows are both in order of the blocks' numbers.
    for row in rows {
      let row = try BlockRow(row)
      while page[index].block != row.block { index += 1 }
      try page[index].take(row)
    }
  }
}

/// The newest figures of a block while its rows are being read, newest first.
private struct LatestBlock {
  let block: Int32
  private let series: Int
  private var missing: Int
  /// Empty before the first row: a million series wait here.
  private var slots: [LatestFigure?] = []
  /// Slots that the period of the newest row has decided, which withdraws older revisions of it.
  private var decided = SIMD4<UInt64>.zero
  private var period: (Day, Day)?

  init(_ block: Int32, series: Int) {
    self.block = block
    self.series = series
    missing = series
  }

  var isComplete: Bool { missing == 0 }

  mutating func take(_ row: BlockRow) throws {
    guard missing > 0 else { return }
    if slots.isEmpty { slots = Array(repeating: nil, count: series) }
    if period?.0 != row.periodEnd || period?.1 != row.periodStart {
      period = (row.periodEnd, row.periodStart)
      decided = .zero
    }
    try row.forEachSlot { slot, stated, numerator, denominator in
      let bit = UInt64(1) << UInt64(slot & 63)
      guard slot < slots.count, slots[slot] == nil, decided[slot >> 6] & bit == 0 else { return }
      decided[slot >> 6] |= bit
      let hasParts = !numerator.isNaN
      guard hasParts || !stated.isNaN else { return }
      slots[slot] = LatestFigure(
        value: stated, numerator: hasParts ? numerator : nil, denominator: hasParts ? denominator : nil,
        periodStart: row.periodStart, periodEnd: row.periodEnd, reportedAt: row.reportedAt, report: row.report)
      missing -= 1
    }
  }

  /// The figures in columns.
  func columns(areas: [Int32], scale: Double) -> BlockFigures {
    var columns = BlockFigures(block: block)
    let count = series - missing
    columns.reserve(count, parts: slots.contains { $0?.numerator != nil })
    for (slot, figure) in slots.enumerated() {
      guard let figure else { continue }
      columns.append(figure, area: areas[slot], scale: scale)
    }
    return columns
  }
}

extension BlockFigures {
  fileprivate mutating func reserve(_ count: Int, parts: Bool) {
    areas.reserveCapacity(count)
    values.reserveCapacity(count)
    periodStarts.reserveCapacity(count)
    periodEnds.reserveCapacity(count)
    reportedAt.reserveCapacity(count)
    reports.reserveCapacity(count)
    guard parts else { return }
    numerators.reserveCapacity(count)
    denominators.reserveCapacity(count)
  }
}

extension LatestFigures {
  fileprivate mutating func replace(_ block: LatestBlock, _ directory: Directory) {
    let stored = directory.blocks[Int(block.block)]
    let indicator = directory.indicators[Int(stored.indicator)]
    replace(
      block.columns(areas: stored.areas, scale: indicator.scale), of: indicator.id, scale: indicator.scale)
  }
}
