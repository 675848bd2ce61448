import CareGaugeModel
import CareGaugeRules
import Testing

/// Days on which something begins or ends, and figures that come late, change or say nothing.
struct EdgeTests {
  @Test func theDueDayItselfIsNotOver() throws {
    var target = try SingleTarget(.atLeast(100))
    try target.report("2023-06", 90)
    #expect(try target.verdict(on: "2023-12-31") == "open no_trajectory")
    #expect(try target.verdict(on: "2024-01-01") == "unknown awaiting_due_figure")
  }

  @Test func aTargetBeginsOnItsDocumentsDay() throws {
    let target = try SingleTarget(.atLeast(100), issued: "2023-09-06")
    #expect(try target.verdict(on: "2023-09-05") == "none")
    #expect(try target.verdict(on: "2023-09-06") == "open no_figure_yet")
  }

  @Test func aFigureIsFreshForTwentyMonths() throws {
    var target = try SingleTarget(.atLeast(100), by: "2026-12-31")
    try target.report("2023", 100)
    #expect(try target.verdict(on: "2025-08-31") == "met reading_meets")
    #expect(try target.verdict(on: "2025-09-01") == "unknown stale")
    #expect(try target.current(on: "2025-09-01").reason.day == day("2025-08-31"))
  }

  /// Twenty months after 30 June come in February: on its last day, in a leap year the 29th.
  @Test(arguments: [("2022-H1", "2024-02-29"), ("2023-H1", "2025-02-28"), ("2024-02", "2025-10-29")])
  func twentyMonthsMayEndInFebruary(_ period: String, _ last: String) throws {
    var target = try SingleTarget(.atLeast(100), by: "2027-12-31", issued: "2020-01-01")
    try target.report(period, 100)
    #expect(try target.verdict(on: last) == "met reading_meets")
    #expect(try target.verdict(on: (try day(last) + 1).description) == "unknown stale")
  }

  private func reportedMonthly(_ condition: Condition, by due: String = "2023-12-31") throws -> SingleTarget {
    var target = try SingleTarget(condition, by: due, issued: "2023-09-06") { $0.reportedUnder = "O-1" }
    let schedule = Schedule.every(
      Recurrence(rule: .month(day: 25), from: try day("2023-09-01"), to: try day("2023-12-31")))
    let first = target.catalogue.targets[0]
    target.catalogue.obligations = [
      Obligation(
        id: "O-1", name: LocalizedName(zh: "月报", en: "Monthly"), area: first.area, reporters: ["A"],
        schedule: schedule, document: "plan", clause: "三", region: first.region)
    ]
    return target
  }

  @Test func aFigureIsFreshUntilTheSecondReportAfterIt() throws {
    var target = try reportedMonthly(.atLeast(100))
    try target.report("2023-09-06", 100, on: "2023-09-06")
    #expect(try target.verdict(on: "2023-10-25") == "met reading_meets")
    #expect(try target.verdict(on: "2023-10-26") == "unknown stale")
    // Carried by the report of 25 September: 25 October and 25 November come after it.
    try target.report("2023-09", 100, on: "2023-09-26")
    #expect(try target.verdict(on: "2023-11-25") == "met reading_meets")
    #expect(try target.verdict(on: "2023-11-26") == "unknown stale")
    // Only one further report is owed: twenty months.
    try target.report("2023-11", 100, on: "2023-11-26")
    #expect(try target.verdict(on: "2023-12-31") == "met reading_meets")
  }

  @Test func anObligationThatPassedMakesSilenceUnknown() throws {
    let target = try reportedMonthly(.atLeast(100))
    #expect(try target.verdict(on: "2023-09-25") == "open no_figure_yet")
    #expect(try target.verdict(on: "2023-09-26") == "unknown never_reported")
    #expect(try target.current(on: "2023-09-26").reason.text == "O-1")
    // The last report, of 25 December, was due before the due day: no further one will bring the figure.
    #expect(try target.current(on: "2024-01-01").reason.day == day("2025-08-31"))
  }

  @Test func theNextReportIsExpectedToBringTheDueFigure() throws {
    let target = try reportedMonthly(.atLeast(100), by: "2023-10-20")
    #expect(try target.verdict(on: "2023-10-21") == "unknown awaiting_due_figure")
    #expect(try target.current(on: "2023-10-21").reason.day == day("2023-10-25"))
  }

  @Test func aVerdictDoesNotChangeByMerePassingOfTime() throws {
    let days = ["2024-02-01", "2025-08-31", "2025-09-01", "2029-12-31", "2050-01-01"]
    let stories: [([(String, Double)], String)] = [
      ([("2023", 100)], "met met_reported_late"), ([("2023", 99)], "missed reading_fails"),
      ([("2023-06", 100)], "met earlier_reading_meets"), ([("2023-06", 99)], "unknown awaiting_due_figure"),
      ([("2023", 100), ("2024-01", 99)], "slipped slipped_after_due"),
      ([("2023", 99), ("2024-01", 100)], "met met_late"),
      ([("2024-01", 99)], "missed later_reading_fails"), ([("2024-01", 100)], "met met_late"),
      ([], "unknown awaiting_due_figure"),
    ]
    for (readings, verdict) in stories {
      var target = try SingleTarget(.atLeast(100))
      for (period, value) in readings { try target.report(period, value) }
      for day in days { #expect(try target.verdict(on: day) == verdict, "\(readings) on \(day)") }
    }
  }

  @Test func anEarlierFigureMustBeFreshOnTheDueDay() throws {
    var target = try SingleTarget(.atLeast(100), issued: "2020-01-01")
    try target.report("2022-04", 100)
    #expect(try target.verdict(on: "2023-12-30") == "met reading_meets")
    #expect(try target.verdict(on: "2023-12-31") == "unknown stale")
    #expect(try target.verdict(on: "2024-01-01") == "unknown awaiting_due_figure")
    var other = try SingleTarget(.atLeast(100), issued: "2020-01-01")
    try other.report("2022-05", 100)
    #expect(try other.verdict(on: "2024-01-01") == "met earlier_reading_meets")
    // A later figure that fails, with none for the due day: missed, although the earlier one met it.
    try other.report("2024-01", 99)
    #expect(try other.verdict(on: "2024-02-05") == "missed later_reading_fails")
    // The figure of the due day decides as soon as it is there.
    try other.report("2023-12", 101, on: "2024-03-01")
    #expect(try other.verdict(on: "2024-03-01") == "slipped slipped_after_due")
  }

  @Test func aLaterFigureThatCameStaleSaysNothing() throws {
    var target = try SingleTarget(.atLeast(100))
    try target.report("2023", 99)
    try target.report("2024-01", 100, on: "2025-10-01")
    #expect(try target.verdict(on: "2025-10-01") == "missed reading_fails")
    try target.report("2024-02", 100, on: "2025-10-29")
    #expect(try target.verdict(on: "2025-10-29") == "met met_late")
  }

  @Test func onlyTheNewestLaterFigureCounts() throws {
    var target = try SingleTarget(.atLeast(100))
    try target.report("2023", 100)
    try target.report("2024-03", 99)
    #expect(try target.verdict(on: "2024-04-02") == "slipped slipped_after_due")
    try target.report("2024-06", 100)
    #expect(try target.verdict(on: "2024-07-02") == "met met_reported_late")
  }

  @Test func theFigureOfTheDueDayWinsOverLongerPeriods() throws {
    var target = try SingleTarget(.atLeast(100), by: "2023-11-30")
    try target.report("2023", 101)
    #expect(try target.verdict(on: "2024-01-01") == "met met_reported_late")
    try target.report("2023-11", 99, on: "2024-01-05")
    // The year's figure ends later: November missed it, the year met it late.
    #expect(try target.verdict(on: "2024-01-05") == "met met_late")
    try target.report("2023-11", 100, on: "2024-01-06")
    #expect(try target.current(on: "2024-01-06").reading?.period == Period("2023-11"))
  }

  @Test func aRestatementIsJudgedAgain() throws {
    var target = try SingleTarget(.atLeast(100))
    try target.report("2023", 100, on: "2024-01-10")
    try target.report("2023", 98, on: "2024-03-10")
    #expect(try target.verdict(on: "2024-03-09") == "met met_reported_late")
    #expect(try target.verdict(on: "2024-03-10") == "missed reading_fails")
    #expect(try target.current(on: "2024-03-09").reading?.restatedFrom == nil)
    #expect(try target.current(on: "2024-03-10").reading?.restatedFrom == 100)
  }

  @Test func anEarlierPeriodIsSeenAsNowKnown() throws {
    var target = try SingleTarget(.atLeast(100), by: "2025-12-31")
    try target.report("2023-05", 100)
    try target.report("2023-06", 99)
    #expect(try target.verdict(on: "2023-07-05") == "slipped slipped_before_due")
    try target.report("2023-05", 99, on: "2023-08-01")
    #expect(try target.verdict(on: "2023-08-01") == "open no_trajectory")
  }

  @Test func nothingToCountIsNotJudged() throws {
    var target = try SingleTarget(.atLeast(1), unit: "ratio", kind: .share)
    try target.report("2023", absent: .notApplicable, on: "2023-12-20")
    #expect(try target.verdict(on: "2023-12-19") == "open no_figure_yet")
    #expect(try target.verdict(on: "2023-12-20") == "not_judged not_applicable")
    #expect(try target.verdict(on: "2024-12-20") == "not_judged not_applicable")
    var zero = try SingleTarget(.atLeast(1), unit: "ratio", kind: .share)
    try zero.report("2023", parts: (0, 0))
    #expect(try zero.verdict(on: "2024-01-02") == "not_judged not_applicable")
    try zero.report("2023", parts: (1, 1), on: "2024-02-02")
    #expect(try zero.verdict(on: "2024-02-02") == "met met_reported_late")
  }

  @Test func aBlankIsNoFigure() throws {
    var target = try SingleTarget(.atMost(10))
    try target.report("2023", absent: .notReported)
    #expect(try target.verdict(on: "2024-02-02") == "unknown awaiting_due_figure")
    try target.report("2022", absent: .notYetPublished, on: "2023-03-01")
    #expect(try target.verdict(on: "2023-03-01") == "open no_figure_yet")
  }

  @Test func whatIsAskedAfterTheClockIsMarked() throws {
    let target = try SingleTarget(.atLeast(1))
    let judge = Judge(target.catalogue)
    let known = target.readings.known(to: judge, on: try day("2023-02-01"))
    let judged = judge.judge(on: try day("2024-01-01"), known: known, records: [:], isProjected: true)
    #expect(judged.map(\.current.isProjected) == [true])
    #expect(judge.judge(on: try day("2024-01-01"), known: known, records: [:]).map(\.current.isProjected) == [false])
  }
}
