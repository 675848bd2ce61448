import CareGaugeModel
import PostgreSQL

/// Finds the readings of a collection's reports that documents announced.
struct Announcements {
  /// Series and periods that a report of this collection has given already.
  private var given: [Period: Set<Int32>] = [:]

  /// The series of a report that its documents announced, by day of issue.
  ///
  /// A report of a later day than the document's is a correction once the figure is known, and is then received when it
  /// is received.
  mutating func announced(
    in report: CollectedReport, rows: SeriesRows, directory: Directory, connection: isolated Connection
  ) throws -> [(issued: Day, series: Set<Int32>)] {
    let period = report.head.period
    guard let candidates = directory.published[period] else { return [] }
    var announced: [Day: Set<Int32>] = [:]
    for figure in candidates {
      guard let indicator = directory.number(of: figure.indicator), let area = directory.number(of: figure.area),
        let series = directory.series(indicator: indicator, area: area), rows.contains(series)
      else { continue }
      let isFirst = try given[period]?.contains(series) != true && !connection.knows(series, period)
      if isFirst || report.head.reportedAt <= figure.issued { announced[figure.issued, default: []].insert(series) }
      given[period, default: []].insert(series)
    }
    return announced.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension SeriesRows {
  func contains(_ wanted: Int32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if series[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < count && series[low] == wanted
  }
}

extension Connection {
  /// Whether any report has spoken of a series in a period.
  func knows(_ series: Int32, _ period: Period) throws -> Bool {
    let slot = series & 255
    let rows = try query(
      """
      select 1 from caregauge.reading_block
      where block_id = \(series >> 8) and period_end = \(period.end) and period_start = \(period.start)
        and (value[\(slot)] is not null or numerator[\(slot)] is not null) limit 1
      """)
    return !rows.isEmpty
  }
}
