import CareGaugeModel

/// How long figures of a series count.
struct Freshness: Hashable, Sendable {
  /// The due days of the obligation that the series is reported under, in order.
  let reportDays: [Day]
  /// Tasks and sums never grow stale.
  let isForever: Bool

  /// The months after a period's end for which its figure counts where no further reports are owed.
  static let months = 20

  /// The last day on which a figure counts: of the second report after the one that carried it.
  func lastDay(of reading: HistoryReading) -> Day {
    guard !isForever else { return Day(number: .max) }
    if !reportDays.isEmpty {
      let carried = reading.period.length > .month ? reading.day : reading.period.end
      var next = 0
      while next < reportDays.count && reportDays[next] <= carried { next += 1 }
      if next + 1 < reportDays.count { return reportDays[next + 1] }
    }
    return reading.period.end.adding(months: Freshness.months)
  }

  func isFresh(_ reading: HistoryReading, on day: Day) -> Bool {
    // Twenty months are more than 600 days: most figures need no calendar.
    if isForever || (reportDays.isEmpty && day - reading.period.end <= 600) { return true }
    return day <= lastDay(of: reading)
  }

  /// By when the figure for a due day may be expected: with the next report, else while it would still be fresh.
  func expectedDay(for due: Day) -> Day {
    reportDays.first { $0 >= due } ?? due.adding(months: Freshness.months)
  }

  /// Whether a report that could have brought a figure was due before a day and after another.
  func wasOwed(before day: Day, after start: Day?) -> Bool {
    let earliest = start ?? Day(number: .min)
    return reportDays.contains { earliest < $0 && $0 < day }
  }
}
