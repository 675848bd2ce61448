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
    /// Nil where the report says that there is no figure.
    var figure: Figure?
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
}
