/// When a target or an obligation falls due. Due days are inclusive.
package enum Schedule: Hashable, Sendable {
  /// Once, by a day; `orBy` is the other reading of an ambiguous text.
  case once(by: Day, orBy: Day?)
  /// Again and again.
  case every(Recurrence)
  /// Every day from a day on; without `from` since the document's issue.
  case continuous(from: Day?)
  /// Never: neither day nor interval is given.
  case undated
}

/// A repeated due day.
package struct Recurrence: Hashable, Sendable {
  /// The day within each interval.
  package enum Rule: Hashable, Sendable {
    /// Each year on month and day.
    case year(month: Int, day: Int)
    /// Each year on several days.
    case days([MonthDay])
    /// Each month on a day (1–28).
    case month(day: Int)
    /// Each month on its last day.
    case monthEnd
    /// 定期: repeated, no interval given; has no due day and raises nothing.
    case unspecified
  }

  /// A day of any year, `12-31`.
  package struct MonthDay: Hashable, Sendable {
    package var month: Int
    package var day: Int
    package init(month: Int, day: Int) {
      self.month = month
      self.day = day
    }
  }

  package var rule: Rule
  /// The first and the last day on which an occurrence may fall due; without an end it ends with the document's period.
  package var from: Day?
  package var to: Day?

  package init(rule: Rule, from: Day?, to: Day?) {
    self.rule = rule
    self.from = from
    self.to = to
  }

  /// The due days from `from` to the earlier of `to` and `end`, in order; empty for `unspecified` or without both ends.
  package func occurrences(until end: Day? = nil) -> [Day] {
    guard let from, let last = [to, end].compactMap({ $0 }).min(), from <= last else { return [] }
    let (firstYear, firstMonth, _) = from.components
    let lastYear = last.components.year
    var days: [Day?] = []
    switch rule {
    case .unspecified: break
    case .year(let month, let day):
      days = (firstYear...lastYear).map { Day(year: $0, month: month, day: day) }
    case .days(let list):
      days = (firstYear...lastYear).flatMap { year in list.map { Day(year: year, month: $0.month, day: $0.day) } }
    case .month(let day):
      days = months(from: (firstYear, firstMonth), to: last).map { Day(year: $0.year, month: $0.month, day: day) }
    case .monthEnd:
      days = months(from: (firstYear, firstMonth), to: last).map {
        Day(year: $0.year, month: $0.month, day: 1)?.endOfMonth
      }
    }
    return days.compactMap { $0 }.filter { from <= $0 && $0 <= last }.sorted()
  }

  private func months(from first: (year: Int, month: Int), to last: Day) -> [(year: Int, month: Int)] {
    let end = last.components
    let indices = (first.year * 12 + first.month - 1)...(end.year * 12 + end.month - 1)
    return indices.map { ($0 / 12, $0 % 12 + 1) }
  }
}

/// How sure a due day is.
package enum DueBasis: String, Sendable, CaseIterable {
  case stated
  /// Only the year is written; its end is taken.
  case yearOnly = "year_only"
  case sameSentence = "same_sentence"
  /// No date is written; the plan's end is taken. Pages and mails say "date assumed".
  case assumed
  /// "2022年前" read as before 2022.
  case strictReading = "strict_reading"
  /// Must hold from that day on.
  case startDate = "start_date"
  case none
}
