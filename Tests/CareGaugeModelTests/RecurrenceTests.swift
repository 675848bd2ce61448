import CareGaugeModel
import Testing

@Suite struct RecurrenceTests {
  func days(_ rule: Recurrence.Rule, from: String, to: String?, until end: String? = nil) -> [String] {
    Recurrence(rule: rule, from: Day(from), to: to.flatMap { Day($0) })
      .occurrences(until: end.flatMap { Day($0) }).map(\.description)
  }

  @Test func yearlyDueDaysFallBetweenBothEnds() {
    #expect(
      days(.year(month: 10, day: 31), from: "2021-01-01", to: "2023-12-31") == [
        "2021-10-31", "2022-10-31", "2023-10-31",
      ])
    #expect(days(.year(month: 10, day: 31), from: "2021-11-01", to: "2022-10-30").isEmpty)
  }

  @Test func halfYearlyDueDaysAreInOrder() {
    let rule = Recurrence.Rule.days([.init(month: 11, day: 30), .init(month: 6, day: 30)])
    #expect(
      days(rule, from: "2020-06-01", to: "2021-12-31") == ["2020-06-30", "2020-11-30", "2021-06-30", "2021-11-30"])
  }

  @Test func monthEndsFollowTheCalendar() {
    #expect(
      days(.monthEnd, from: "2023-11-15", to: "2024-02-29") == ["2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29"])
    #expect(days(.month(day: 25), from: "2023-09-01", to: "2023-12-31").count == 4)
  }

  @Test func withoutAnEndTheDocumentsPeriodEndsIt() {
    #expect(days(.year(month: 12, day: 31), from: "2021-01-01", to: nil, until: "2022-12-31").count == 2)
    #expect(days(.year(month: 12, day: 31), from: "2021-01-01", to: nil).isEmpty)
    #expect(days(.unspecified, from: "2021-01-01", to: "2025-12-31").isEmpty)
  }
}
