import CareGaugeModel
import PostgreSQL

/// The published figures that may announce readings of a collection, by period.
struct Announcements {
  struct Figure {
    var indicator: IndicatorID
    var area: AreaCode
    var issued: Day
  }

  var figures: [Period: [Figure]] = [:]
  /// Series and periods that a report of this collection has given already.
  private var given: [Period: Set<Int32>] = [:]

  init() {}

  /// The series of a report that its documents announced, by day of issue.
  ///
  /// A report of a later day than the document's is a correction once the figure is known, and is then received when it
  /// is received.
  mutating func announced(
    in report: CollectedReport, rows: SeriesRows, directory: Directory, connection: isolated Connection
  ) throws -> [(issued: Day, series: Set<Int32>)] {
    let period = report.head.period
    guard let candidates = figures[period] else { return [] }
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
  func announcements(for periods: [Period]) throws -> Announcements {
    let wanted = Set(periods)
    var announcements = Announcements()
    let rows = try query("select indicator, area, period_start, period_end, issued from caregauge.published_figure")
    for row in rows {
      guard let indicator = IndicatorID(try row.decode(String.self, 0)),
        let area = AreaCode(try row.decode(String.self, 1)),
        let period = Period(start: try row.value(2), end: try row.value(3)), wanted.contains(period)
      else { continue }
      announcements.figures[period, default: []].append(
        Announcements.Figure(indicator: indicator, area: area, issued: try row.value(4)))
    }
    return announcements
  }

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
