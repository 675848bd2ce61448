import CareGaugeModel
import Foundation
import Testing

@Suite struct DayTests {
  @Test func everyDayOfFourCenturiesAgreesWithFoundation() throws {
    var calendar = Foundation.Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let first = try #require(Day(year: 1800, month: 1, day: 1))
    let last = try #require(Day(year: 2200, month: 12, day: 31))
    for number in first.number...last.number {
      let day = Day(number: number)
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      let (year, month, dayOfMonth) = day.components
      guard year == parts.year, month == parts.month, dayOfMonth == parts.day else {
        Issue.record("\(number) gives \(day), Foundation says \(parts)")
        return
      }
      #expect(Day(day.description) == day)
    }
  }

  @Test(arguments: [
    "2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "2023-4-01", "20230401", "2023-04-01 ", "", "２０２３-04-01",
    "0000-01-01", "2023/04/01", "-023-04-01",
  ])
  func whatIsNoDayIsRefused(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func monthsAreAddedToTheLastDayOfShorterMonths() throws {
    let january = try #require(Day("2024-01-31"))
    #expect(january.adding(months: 1) == Day("2024-02-29"))
    #expect(january.adding(months: 13) == Day("2025-02-28"))
    #expect(january.adding(months: -2) == Day("2023-11-30"))
    #expect(january.endOfMonth == january)
  }
}

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2023-09-06", "2023-09-06", "2023-09-06"), ("2023-09", "2023-09-01", "2023-09-30"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2023-Q3", "2023-07-01", "2023-09-30"),
    ("2023-H1", "2023-01-01", "2023-06-30"), ("2023-H2", "2023-07-01", "2023-12-31"),
    ("2023", "2023-01-01", "2023-12-31"),
  ])
  func aPeriodHasItsBoundsAndReadsItsOwnText(text: String, start: String, end: String) throws {
    let period = try #require(Period(text))
    #expect(period.start.description == start)
    #expect(period.end.description == end)
    #expect(period.description == text)
    #expect(Period(start: period.start, end: period.end) == period)
  }

  @Test(arguments: [
    "2023-Q5", "2023-Q0", "2023-H3", "2023-13", "23", "2023-", "2023-q3", "2023Q3", "2023-09-31", "abcd",
  ])
  func whatIsNoPeriodIsRefused(text: String) {
    #expect(Period(text) == nil)
  }

  @Test func oddBoundsAreNoPeriod() throws {
    #expect(Period(start: try #require(Day("2023-01-01")), end: try #require(Day("2023-02-28"))) == nil)
    #expect(Period(start: try #require(Day("2023-02-01")), end: try #require(Day("2023-04-30"))) == nil)
  }
}
