import CareGaugeModel

/// What the store must answer, said as plainly as DESIGN says it: a list of everything ever said, searched anew for each
/// question.
struct ReferenceModel {
  /// What one report said about one series.
  struct Entry {
    var period: Period
    var reportedAt: Day
    var receivedAt: Instant
    /// Reports in the order of their receipt.
    var order: Int
    /// Nil where the report says that there is no figure, and then why.
    var figure: Figure?
    var absent: AbsentReason?
    var asOf: Day?
    var status: ReportStatus
  }

  struct Series: Hashable {
    var indicator: Int32
    var area: Int32
  }

  private(set) var entries: [Series: [Entry]] = [:]

  mutating func add(_ entry: Entry, to series: Series) { entries[series, default: []].append(entry) }

  func knows(_ series: Series, _ period: Period) -> Bool {
    (entries[series] ?? []).contains { $0.period == period }
  }

  /// The newest revision of each period, as known at a moment.
  static func newestRevisions(_ entries: [Entry], at moment: Instant) -> [Period: Entry] {
    var newest: [Period: Entry] = [:]
    for entry in entries where entry.receivedAt <= moment {
      if let other = newest[entry.period], (other.reportedAt, other.order) > (entry.reportedAt, entry.order) {
        continue
      }
      newest[entry.period] = entry
    }
    return newest
  }

  /// The figure of the newest period that has one: the last to end, of those the shortest.
  static func latest(_ entries: [Entry], at moment: Instant) -> Entry? {
    newestRevisions(entries, at: moment).values.filter { $0.figure != nil }
      .max { ($0.period.end, $0.period.start) < ($1.period.end, $1.period.start) }
  }

  /// All revisions in order of periods, days of their reports, and receipt.
  static func history(_ entries: [Entry], scale: Double) -> [HistoryReading] {
    let ordered = entries.sorted {
      ($0.period.end, $0.period.start, $0.reportedAt, $0.order) < (
        $1.period.end, $1.period.start, $1.reportedAt, $1.order
      )
    }
    return ordered.map { entry in
      HistoryReading(
        period: entry.period, asOf: entry.asOf, value: entry.figure?.value(per: scale) ?? .nan,
        numerator: entry.figure?.numerator ?? .nan, denominator: entry.figure?.denominator ?? .nan,
        absent: entry.absent, status: entry.status, reportedAt: entry.reportedAt, receivedAt: entry.receivedAt,
        receivedOn: Zone.shanghai.day(of: entry.receivedAt), report: Int32(entry.order))
    }
  }
}
