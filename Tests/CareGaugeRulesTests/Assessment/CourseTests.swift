import CareGaugeModel
import CareGaugeRules
import Testing

/// Where figures should stand on the way: milestones, corridors, sums, and rows that belong together.
struct CourseTests {
  @Test func theCourseRunsThroughMilestones() throws {
    var target = try SingleTarget(.atLeast(100), by: "2025-12-31") { $0.baseline = try day("2021-12-31") }
    var milestone = target.catalogue.targets[0]
    milestone.id = "T-2"
    milestone.condition = .atLeast(80)
    milestone.schedule = .once(by: try day("2023-12-31"), orBy: nil)
    target.catalogue.targets.append(milestone)
    try target.report("2021", 40)
    // 40 at the end of 2021, 80 at the end of 2023, 100 at the end of 2025.
    let cases: [(String, Double)] = [("2022", 60), ("2023", 80), ("2024", 80 + 20.0 * 366 / 731)]
    for (period, expected) in cases {
      for (value, state) in [(expected, TargetState.onTrack), (expected - 0.001, .offTrack)] {
        var reported = target
        try reported.report(period, value)
        let current = try reported.current(on: (try #require(Period(period)).end + 5).description)
        #expect(abs((current.expected ?? 0) - expected) < 1e-9)
        #expect(current.state == state)
      }
    }
  }

  @Test func milestonesNeedThePromiseToBeTheSame() throws {
    var target = try SingleTarget(.atLeast(100), by: "2025-12-31")
    var other = target.catalogue.targets[0]
    other.id = "T-2"
    other.condition = .atLeast(80)
    other.schedule = .once(by: try day("2023-12-31"), orBy: nil)
    other.scope = .over(.estate)
    target.catalogue.targets.append(other)
    try target.report("2023", 70)
    #expect(try target.verdict(on: "2024-01-05") == "open no_trajectory")
    target.catalogue.targets[1].scope = .area
    #expect(try target.verdict(on: "2024-01-05") == "off_track behind_trajectory")
    target.catalogue.targets[0].baseline = try day("2023-12-31")
    // Not after the baseline's day: the baseline itself counts.
    #expect(try target.verdict(on: "2024-01-05") == "open baseline_only")
  }

  @Test func nothingIsExpectedBeforeTheFirstMilestone() throws {
    var target = try SingleTarget(.atLeast(100), by: "2025-12-31")
    var milestone = target.catalogue.targets[0]
    milestone.id = "T-2"
    milestone.condition = .atLeast(80)
    milestone.schedule = .once(by: try day("2023-12-31"), orBy: nil)
    target.catalogue.targets.append(milestone)
    try target.report("2023-11", 10)
    #expect(try target.verdict(on: "2023-12-05") == "open no_trajectory")
    try target.report("2023", 80)
    #expect(try target.verdict(on: "2024-01-05") == "on_track on_trajectory")
  }

  @Test func aCorridorIsReachedAtItsNearerBound() throws {
    // From 500 down to 400: 450 are expected half-way.
    for (value, verdict) in [
      (450.0, "on_track on_trajectory"), (451, "off_track behind_trajectory"), (400, "met reading_meets"),
      (350, "met reading_meets"), (349, "off_track behind_trajectory"),
    ] {
      var target = try SingleTarget(.between(350, 400), by: "2024-12-30") { $0.baseline = try day("2022-12-31") }
      try target.report("2022", 500)
      try target.report("2023", value)
      #expect(try target.verdict(on: "2024-01-05") == verdict, "\(value)")
    }
    // From 300 up to 350: 325 are expected half-way.
    for (value, verdict) in [
      (325.0, "on_track on_trajectory"), (324, "off_track behind_trajectory"), (401, "off_track behind_trajectory"),
    ] {
      var target = try SingleTarget(.between(350, 400), by: "2024-12-30") { $0.baseline = try day("2022-12-31") }
      try target.report("2022", 300)
      try target.report("2023", value)
      #expect(try target.verdict(on: "2024-01-05") == verdict, "\(value)")
    }
  }

  @Test func fallingFiguresAreBehindWhenTheyAreAbove() throws {
    for (value, verdict) in [(30.0, "on_track on_trajectory"), (31, "off_track behind_trajectory")] {
      var target = try SingleTarget(.exactly(0), by: "2024-12-30") { $0.baseline = try day("2022-12-31") }
      try target.report("2022", 60)
      try target.report("2023", value)
      let current = try target.current(on: "2024-01-05")
      #expect("\(current.state.rawValue) \(current.reason.code.rawValue)" == verdict)
      #expect(current.gap == value)
      // 365 days are left, twelve months all but a few hours.
      #expect(abs((current.neededPerMonth ?? 0) + value / (365 / 30.436875)) < 1e-9)
    }
  }

  @Test func aStockFallsBackBeforeTheDueDayAndASumDoesNot() throws {
    for (kind, verdict) in [
      (Indicator.Kind.stock, "slipped slipped_before_due"), (.share, "slipped slipped_before_due"),
      (.cumulative, "open no_trajectory"),
    ] {
      var target = try SingleTarget(.atLeast(100), by: "2025-12-31", issued: "2022-01-01") { _ in }
      target.catalogue.indicators[0].kind = kind
      try target.report("2022", 100)
      try target.report("2023", 90)
      #expect(try target.verdict(on: "2024-01-05") == verdict)
    }
  }

  @Test func sumsNeverGrowStale() throws {
    var target = try SingleTarget(.atLeast(100), kind: .cumulative, by: "2029-12-31") {
      $0.accruesSince = try day("2023-01-01")
    }
    try target.report("2023", 20)
    #expect(try target.verdict(on: "2029-12-31") == "on_track on_trajectory")
    #expect(try target.verdict(on: "2030-01-01") == "unknown awaiting_due_figure")
    try target.report("2028", 100, on: "2030-02-01")
    #expect(try target.verdict(on: "2030-02-01") == "met earlier_reading_meets")
  }

  @Test func flowsAccrueFromADay() throws {
    var target = try SingleTarget(.atLeast(30), kind: .flow, by: "2024-12-31", issued: "2022-01-01") {
      $0.accruesSince = try day("2023-01-01")
    }
    try target.report("2022", 100)
    try target.report("2023-H1", 10)
    try target.report("2023-H2", 5)
    // 15 of 30 at the end of 2023; 30 × 365/731 = 14.98 are expected. The line through 0, 10 and 15 comes to 30.9.
    #expect(try target.current(on: "2024-01-05").reading?.value == 15)
    #expect(try target.verdict(on: "2024-01-05") == "on_track on_trajectory")
    try target.report("2024", 15)
    #expect(try target.verdict(on: "2025-01-05") == "met met_reported_late")
  }

  @Test func aShareIsThatOfItsPartsWhereItIsNotReported() throws {
    var target = try SingleTarget(.atLeast(0.6), unit: "ratio", kind: .share)
    let part = try #require(IndicatorID("nursing_beds"))
    let whole = try #require(IndicatorID("all_beds"))
    target.catalogue.indicators[0].numerator = part
    target.catalogue.indicators[0].denominator = whole
    let period = try #require(Period("2023"))
    target.readings.plant(part, target.area, period, 5999, received: try day("2024-01-05"))
    #expect(try target.verdict(on: "2024-01-05") == "unknown awaiting_due_figure")
    target.readings.plant(whole, target.area, period, 10000, received: try day("2024-01-06"))
    let current = try target.current(on: "2024-01-06")
    #expect(current.state == .missed)
    #expect(current.missing == 1)
    #expect(try current.reading?.receivedOn == day("2024-01-06"))
    try target.report("2023", 0.61, on: "2024-01-07")
    #expect(try target.verdict(on: "2024-01-07") == "met met_reported_late")
  }

  @Test func anIncreaseCountsFromTheFigureOfItsDay() throws {
    let beds = try #require(IndicatorID("beds"))
    var target = try SingleTarget(.atLeast(700)) {
      $0.increaseOf = beds
      $0.since = try day("2023-09-06")
    }
    func plant(_ period: String, _ value: Double, _ received: String) throws {
      target.readings.plant(beds, target.area, try #require(Period(period)), value, received: try day(received))
    }
    try plant("2023-06", 9000, "2023-07-01")
    #expect(try target.verdict(on: "2023-09-06") == "open no_figure_yet")
    try plant("2023-09-06", 9688, "2023-09-06")
    #expect(try target.verdict(on: "2023-09-06") == "open baseline_only")
    try plant("2023-10", 10030, "2023-11-01")
    // 342 more on day 55 of 116: 331.9 are expected.
    #expect(try target.current(on: "2023-11-01").reading?.value == 342)
    #expect(try target.verdict(on: "2023-11-01") == "on_track on_trajectory")
    // The indicator's own figure speaks for a period that the other series has not.
    try target.report("2023-11", 400)
    #expect(try target.verdict(on: "2023-12-02") == "off_track behind_trajectory")
    try plant("2023-09-06", 9000, "2023-12-03")
    try plant("2023-11", 9700, "2023-12-03")
    #expect(try target.verdict(on: "2023-12-03") == "met reading_meets")
    #expect(try target.current(on: "2023-12-03").reading?.value == 700)
  }

  @Test func aRestatedRowHasTheOthersState() throws {
    var target = try SingleTarget(.atLeast(100))
    var again = target.catalogue.targets[0]
    again.id = "T-2"
    again.restates = "T-1"
    again.schedule = .once(by: try day("2030-12-31"), orBy: nil)
    target.catalogue.targets.append(again)
    try target.report("2023", 99)
    let judge = Judge(target.catalogue)
    let today = try day("2024-02-01")
    let judged = judge.judge(on: today, known: target.readings.known(to: judge, on: today), records: [:])
    #expect(judged.map(\.target.id) == ["T-1", "T-2"])
    #expect(judged.map(\.number) == [0, 1])
    #expect(judged[0].current == judged[1].current)
    #expect(judged[1].current.state == .missed)
  }

  @Test func aLaterDocumentCarriesAnOpenTargetOn() throws {
    var target = try SingleTarget(.atLeast(100), by: "2023-12-31")
    var document = target.catalogue.documents[0]
    document.id = "plan-2"
    document.issued = try day("2023-10-01")
    target.catalogue.documents.append(document)
    var successor = target.catalogue.targets[0]
    successor.id = "T-2"
    successor.document = "plan-2"
    successor.replaces = "T-1"
    successor.schedule = .once(by: try day("2024-12-31"), orBy: nil)
    target.catalogue.targets.append(successor)
    func ids(on text: String) throws -> [String] {
      let judge = Judge(target.catalogue)
      let today = try day(text)
      return judge.judge(on: today, known: target.readings.known(to: judge, on: today), records: [:]).map(\.target.id)
    }
    #expect(try ids(on: "2023-09-30") == ["T-1"])
    #expect(try ids(on: "2023-10-01") == ["T-2"])
    // One that had fallen due keeps its verdict.
    target.catalogue.targets[0].schedule = .once(by: try day("2023-09-30"), orBy: nil)
    #expect(try ids(on: "2023-10-01") == ["T-1", "T-2"])
  }
}
