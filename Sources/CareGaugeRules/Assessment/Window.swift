import CareGaugeModel

/// The days in which figures count towards a due day.
struct Window: Hashable, Sendable {
  /// The previous due day, itself outside; nil where every earlier figure counts.
  let after: Day?
  /// The last day; nil for a target without one.
  let due: Day?
  /// Whether a figure counts: its period, or the day for which it stands, ends within.
  func holds(_ reading: HistoryReading) -> Bool {
    guard let after else { return true }
    guard let due else { return reading.day > after }
    return after < reading.day && reading.day <= due
  }

  /// Every day counts, and none is due.
  static let always = Window(after: nil, due: nil)

  func hasBegun(on day: Day) -> Bool { after.map { $0 < day } ?? true }
}

extension Recurrence {
  /// One window for each due day, the first beginning one interval before its own.
  ///
  /// - Parameter end: the last day of the document, for a recurrence without one.
  func windows(until end: Day?) -> [Window] {
    let due = occurrences(until: end)
    guard let first = due.first else { return [] }
    var previous = day(before: first)
    return due.map { day in
      defer { previous = day }
      return Window(after: previous, due: day)
    }
  }

  private func day(before due: Day) -> Day {
    switch rule {
    case .year, .unspecified: return due.adding(months: -12)
    case .month: return due.adding(months: -1)
    case .monthEnd: return due.adding(months: -1).endOfMonth
    case .days:
      var earlier = self
      (earlier.from, earlier.to) = (due.adding(months: -12), due - 1)
      return earlier.occurrences().last ?? due.adding(months: -12)
    }
  }

  /// Names the occurrence of a due day: `2023`, `2023-10` or `2023-11-30`.
  func label(of due: Day) -> String {
    let text = due.description
    return switch rule {
    case .year, .unspecified: String(text.prefix(4))
    case .month, .monthEnd: String(text.prefix(7))
    case .days(let days): days.count > 1 ? text : String(text.prefix(4))
    }
  }
}
