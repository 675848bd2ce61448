import CareGaugeModel
import CareGaugeRules
import Testing

/// Recurring and continuous targets: windows, their names, and what counts in them.
struct ScheduleTests {
  private func recurring(
    _ rule: Recurrence.Rule, _ condition: Condition, from: String, to: String, kind: Indicator.Kind = .flow
  ) throws -> SingleTarget {
    try SingleTarget(condition, kind: kind, issued: "2020-01-01") {
      $0.schedule = .every(Recurrence(rule: rule, from: try day(from), to: try day(to)))
    }
  }

  private func occurrences(_ target: SingleTarget, on text: String) throws -> [String] {
    try #require(try target.judged(on: text)).begun.map {
      "\($0.occurrence ?? "?") \($0.due?.description ?? "?") \($0.state.rawValue) \($0.reason.code.rawValue)"
    }
  }

  @Test func yearsAreNamedByTheirNumber() throws {
    let target = try recurring(.year(month: 12, day: 31), .atLeast(1), from: "2021-01-01", to: "2023-12-31")
    #expect(try occurrences(target, on: "2020-12-31") == [])
    #expect(try target.current(on: "2020-12-31").occurrence == "2021")
    #expect(try occurrences(target, on: "2021-01-01") == ["2021 2021-12-31 open no_figure_yet"])
    #expect(
      try occurrences(target, on: "2030-01-01") == [
        "2021 2021-12-31 unknown awaiting_due_figure", "2022 2022-12-31 unknown awaiting_due_figure",
        "2023 2023-12-31 unknown awaiting_due_figure",
      ])
    #expect(try target.current(on: "2022-06-01").occurrence == "2022")
    #expect(try target.current(on: "2030-01-01").occurrence == "2023")
  }

  @Test func monthsAreNamedByYearAndMonth() throws {
    let target = try recurring(.monthEnd, .atLeast(1), from: "2024-01-01", to: "2024-03-31")
    #expect(try occurrences(target, on: "2023-12-31") == [])
    #expect(
      try occurrences(target, on: "2024-03-01") == [
        "2024-01 2024-01-31 unknown awaiting_due_figure", "2024-02 2024-02-29 unknown awaiting_due_figure",
        "2024-03 2024-03-31 open no_figure_yet",
      ])
    let fifth = try recurring(.month(day: 25), .atLeast(1), from: "2023-09-01", to: "2023-10-31")
    #expect(try occurrences(fifth, on: "2023-08-25") == [])
    #expect(try occurrences(fifth, on: "2023-08-26") == ["2023-09 2023-09-25 open no_figure_yet"])
  }

  @Test func severalDaysAYearAreNamedByTheDay() throws {
    let days = [Recurrence.MonthDay(month: 6, day: 30), Recurrence.MonthDay(month: 11, day: 30)]
    let target = try recurring(.days(days), .atLeast(1), from: "2020-01-01", to: "2021-12-31")
    // The first window begins after the due day before it, 30 November 2019.
    #expect(try occurrences(target, on: "2020-01-01") == ["2020-06-30 2020-06-30 open no_figure_yet"])
    #expect(
      try occurrences(target, on: "2020-12-01") == [
        "2020-06-30 2020-06-30 unknown awaiting_due_figure", "2020-11-30 2020-11-30 unknown awaiting_due_figure",
        "2021-06-30 2021-06-30 open no_figure_yet",
      ])
  }

  @Test func leapDaysRecurWhereThereAreAny() throws {
    let target = try recurring(.year(month: 2, day: 29), .atLeast(1), from: "2023-01-01", to: "2028-12-31")
    // One interval before 29 February 2024 is 28 February 2023.
    #expect(try occurrences(target, on: "2023-02-28") == [])
    #expect(try occurrences(target, on: "2023-03-01") == ["2024 2024-02-29 open no_figure_yet"])
    #expect(try occurrences(target, on: "2024-03-01").count == 2)
  }

  @Test func anEndlessRecurrenceEndsWithItsDocument() throws {
    let target = try SingleTarget(.atLeast(1), kind: .flow, issued: "2021-04-02", validUntil: "2022-12-31") {
      $0.schedule = .every(Recurrence(rule: .year(month: 12, day: 31), from: try day("2021-01-01"), to: nil))
    }
    #expect(try occurrences(target, on: "2026-01-01").count == 2)
  }

  @Test func onlyFiguresThatEndInTheWindowCount() throws {
    for kind in [Indicator.Kind.flow, .stock] {
      var target = try recurring(
        .year(month: 11, day: 10), .atLeast(1), from: "2021-01-01", to: "2022-12-31", kind: kind)
      try target.report("2021-11-10", 1)
      try target.report("2021-11-11", 0)
      #expect(
        try occurrences(target, on: "2022-01-01")
          == [
            "2021 2021-11-10 met met_reported_late", "2022 2022-11-10 open \(kind == .flow ? "" : "no_trajectory")",
          ].map { $0.hasSuffix("open ") ? "2022 2022-11-10 off_track behind_trajectory" : $0 })
    }
  }

  @Test func flowsAddUpWithinTheirWindow() throws {
    var target = try recurring(.year(month: 12, day: 31), .atLeast(12), from: "2023-01-01", to: "2024-12-31")
    for month in 1...6 { try target.report("2023-0\(month)", 1) }
    // 6 at the end of June: 12 × 181/365 = 5.95 are expected.
    #expect(try target.current(on: "2023-07-05").state == .onTrack)
    #expect(try target.current(on: "2023-07-05").reading?.value == 6)
    try target.report("2023-07", 0)
    #expect(try target.current(on: "2023-08-05").state == .offTrack)
    try target.report("2023-H2", 6, on: "2024-01-10")
    #expect(try occurrences(target, on: "2024-01-10")[0] == "2023 2023-12-31 met met_reported_late")
    // Counted anew.
    #expect(try target.current(on: "2024-01-10").reading == nil)
  }

  @Test func aSumWithAGapSaysOnlyWhatTheGapCannotChange() throws {
    var target = try recurring(.year(month: 12, day: 31), .atLeast(2), from: "2023-01-01", to: "2023-12-31")
    try target.report("2023-H2", 1)
    #expect(try target.verdict(on: "2024-01-05") == "unknown awaiting_due_figure")
    try target.report("2023-H1", 0, on: "2024-01-06")
    #expect(try target.verdict(on: "2024-01-06") == "missed reading_fails")
    var corridor = try recurring(.year(month: 12, day: 31), .between(1, 2), from: "2023-01-01", to: "2023-12-31")
    try corridor.report("2023-H2", 3)
    #expect(try corridor.verdict(on: "2024-01-05") == "missed above_ceiling")
  }

  @Test func aFlowAboveItsCeilingIsMissedAtOnce() throws {
    for condition in [Condition.atMost(2), .between(1, 2), .below(3), .exactly(2)] {
      var target = try recurring(.year(month: 12, day: 31), condition, from: "2023-01-01", to: "2023-12-31")
      try target.report("2023-Q1", 3)
      #expect(try target.verdict(on: "2023-04-05") == "missed above_ceiling")
      #expect(try target.verdict(on: "2024-04-05") == "missed above_ceiling")
    }
    var stock = try recurring(.year(month: 12, day: 31), .atMost(2), from: "2023-01-01", to: "2023-12-31", kind: .stock)
    try stock.report("2023-Q1", 3)
    #expect(try stock.verdict(on: "2023-04-05") == "open no_trajectory")
  }

  private func continuous(from: String?, until: String? = nil) throws -> SingleTarget {
    try SingleTarget(.atLeast(1), unit: "ratio", kind: .share, issued: "2023-09-27", validUntil: "2025-12-31") {
      $0.schedule = .continuous(from: try from.map(day))
      $0.until = try until.map(day)
    }
  }

  @Test func aContinuousTargetIsOpenOnItsFirstDay() throws {
    let target = try continuous(from: "2024-01-01")
    #expect(try target.verdict(on: "2023-12-31") == "open not_yet_in_force")
    #expect(try target.verdict(on: "2024-01-01") == "open no_figure_yet")
    #expect(try target.verdict(on: "2024-01-02") == "unknown continuous_unreported")
    let since = try continuous(from: nil)
    #expect(try since.verdict(on: "2023-09-27") == "open no_figure_yet")
    #expect(try since.verdict(on: "2023-09-28") == "unknown continuous_unreported")
    #expect(try since.current(on: "2023-09-28").due == nil)
  }

  @Test func aContinuousTargetSlipsAndComesBack() throws {
    var target = try continuous(from: "2024-01-01")
    try target.report("2023-12", 0.9)
    #expect(try target.verdict(on: "2024-01-01") == "missed reading_fails")
    try target.report("2024-01", 1)
    #expect(try target.verdict(on: "2024-02-01") == "met reading_meets")
    try target.report("2024-02", 0.9)
    #expect(try target.verdict(on: "2024-03-01") == "slipped slipped_before_due")
    // The good month was none, as is known now.
    try target.report("2024-01", 0.8, on: "2024-03-02")
    #expect(try target.verdict(on: "2024-03-02") == "missed reading_fails")
  }

  @Test func aContinuousTargetGrowsStaleUntilItsEnd() throws {
    var target = try continuous(from: nil, until: "2025-06-30")
    try target.report("2023-10", 1)
    #expect(try target.verdict(on: "2025-06-30") == "met reading_meets")
    // Twenty months end on 2025-06-30, the last day on which anything is asked.
    #expect(try target.verdict(on: "2026-06-30") == "met reading_meets")
    try target.report("2025-07", 0.5)
    #expect(try target.verdict(on: "2026-06-30") == "met reading_meets")
    var other = try continuous(from: nil)
    try other.report("2023-10", 1)
    #expect(try other.verdict(on: "2025-07-01") == "unknown stale")
  }

  @Test func nothingToCountSuspendsAContinuousTarget() throws {
    var target = try continuous(from: nil)
    try target.report("2023-10", 0.5)
    try target.report("2023-11", absent: .notApplicable)
    #expect(try target.verdict(on: "2023-12-02") == "not_judged not_applicable")
    try target.report("2023-12", 1)
    #expect(try target.verdict(on: "2024-01-02") == "met reading_meets")
  }
}
