import CareGaugeModel

/// Which days are worked in China 工作日: Monday to Friday but for holidays, and the weekend days worked in their place 调休.
///
/// Known for each year that the General Office of the State Council has announced; of a year that it has not, nothing is
/// guessed.
package struct WorkingDays: Hashable, Sendable {
  /// What was announced for one year.
  package struct Year: Hashable, Sendable {
    /// Where the notice can be read, and those that changed it later.
    package var sources: [String]
    package var off: Set<Day> = []
    package var worked: Set<Day> = []
  }

  /// Why a day cannot be reckoned.
  package struct NotAnnounced: Error, Hashable, Sendable {
    package var year: Int
    package init(year: Int) { self.year = year }
  }

  package let years: [Int: Year]

  package init(years: [Int: Year]) { self.years = years }

  /// The years that are announced, in order.
  package var announced: [Int] { years.keys.sorted() }

  /// Whether the day is worked.
  package func isWorked(_ day: Day) throws(NotAnnounced) -> Bool {
    let number = day.components.year
    guard let year = years[number] else { throw NotAnnounced(year: number) }
    if year.off.contains(day) { return false }
    return year.worked.contains(day) || !day.isWeekend
  }

  /// The working day that comes `count` after a day; the day itself, worked or not, for 0.
  package func day(_ count: Int, after day: Day) throws(NotAnnounced) -> Day {
    var (day, left) = (day, count)
    while left > 0 {
      day = day + 1
      if try isWorked(day) { left -= 1 }
    }
    return day
  }
}

extension Day {
  /// Saturday or Sunday; 1970-01-01 was a Thursday.
  fileprivate var isWeekend: Bool { ((Int(number) + 3) % 7 + 7) % 7 >= 5 }
}
