import CareGaugeModel

/// Rows of a report in order of their series: readings by their row, absences by theirs after the last reading.
struct SeriesRows: Sendable {
  /// Ascending, each once.
  private(set) var series: [Int32]
  /// The report's row for each; nil when they stand in this order from row 0.
  private(set) var rows: [Int32]?

  var count: Int { series.count }

  /// - Throws: `StoreError` when a series comes twice.
  init(_ unordered: [Int32], of report: CollectedReport, in directory: Directory) throws {
    var isAscending = true
    for row in unordered.indices.dropFirst() where unordered[row - 1] >= unordered[row] {
      isAscending = false
      break
    }
    guard !isAscending else {
      series = unordered
      return
    }
    let keys = unordered.enumerated().map { Int64($1) << 32 | Int64($0) }.sorted()
    series = keys.map { Int32($0 >> 32) }
    rows = keys.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
    for position in series.indices.dropFirst() where series[position - 1] == series[position] {
      let block = directory.blocks[Int(series[position] >> 8)]
      let indicator = directory.indicators[Int(block.indicator)].id
      let area = directory.areas[Int(block.areas[Int(series[position] & 255)])].code
      throw StoreError(
        .duplicateReading,
        "report \"\(report.head.name)\" says twice what \(indicator) is in \(area); nothing of the collection was stored"
      )
    }
  }

  private init(series: [Int32], rows: [Int32]) {
    self.series = series
    self.rows = rows
  }

  func row(at position: Int) -> Int { rows.map { Int($0[position]) } ?? position }

  /// Takes the rows of the given series out and returns them.
  mutating func split(off wanted: Set<Int32>) -> SeriesRows {
    var taken = SeriesRows(series: [], rows: [])
    var kept = SeriesRows(series: [], rows: [])
    for position in series.indices {
      if wanted.contains(series[position]) {
        taken.append(series[position], row(at: position))
      } else {
        kept.append(series[position], row(at: position))
      }
    }
    self = kept
    return taken
  }

  private mutating func append(_ series: Int32, _ row: Int) {
    self.series.append(series)
    rows?.append(Int32(row))
  }

  /// The ranges of positions whose series share a block.
  func forEachBlock(_ body: (_ block: Int32, _ positions: Range<Int>) throws -> Void) rethrows {
    var start = 0
    while start < series.count {
      let block = series[start] >> 8
      var end = start + 1
      while end < series.count, series[end] >> 8 == block { end += 1 }
      try body(block, start..<end)
      start = end
    }
  }
}
