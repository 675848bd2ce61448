import CareGaugeModel
import CareGaugeRules
import Testing

/// Zhejiang's 2015–2020 plan (ZJ-001 to ZJ-019), judged as if its targets had been known from 2016 on.
struct BackTests {
  /// Row, the figures of 2015 and 2020, and the target.
  static let rows: [(String, Double, Double, Double)] = [
    ("ZJ-002", 48.6, 55, 50), ("ZJ-005", 35, 40.2, 40), ("ZJ-008", 0.36, 0.53, 0.5), ("ZJ-011", 0.546, 0.75, 0.7),
    ("ZJ-014", 19200, 23400, 23000), ("ZJ-017", 0.025, 0.031, 0.03),
  ]

  @Test(arguments: rows)
  func theLastPlanIsJudgedAsItWent(
    _ id: String, _ first: Double, _ last: Double, _ aim: Double
  ) throws {
    // 1,096 of 1,827 days have gone at the end of 2018.
    let expected = first + (aim - first) * (1096.0 / 1827)
    let written = try #require(AllRegions.shared.judge.targets.first { $0.id == id })
    #expect(written.condition == .atLeast(aim))
    func planned() throws -> SingleTarget {
      var target = try SingleTarget(written.condition, by: "2020-12-31", issued: "2016-05-01") {
        $0.baseline = written.baseline
      }
      try target.report("2015", first, on: "2016-08-01")
      return target
    }
    var target = try planned()
    #expect(try target.verdict(on: "2016-04-30") == "none")
    #expect(try target.verdict(on: "2016-05-01") == "open no_figure_yet")
    #expect(try target.verdict(on: "2016-08-01") == "open baseline_only")
    #expect(try target.verdict(on: "2017-08-31") == "open baseline_only")
    #expect(try target.verdict(on: "2017-09-01") == "unknown stale")
    #expect(try target.verdict(on: "2020-12-31") == "unknown stale")
    #expect(try target.verdict(on: "2021-01-01") == "unknown awaiting_due_figure")
    try target.report("2020", last, on: "2021-04-02")
    #expect(try target.verdict(on: "2021-04-01") == "unknown awaiting_due_figure")
    #expect(try target.verdict(on: "2021-04-02") == "met met_reported_late")
    let gap = try #require(try target.current(on: "2021-04-02").gap)
    #expect(abs(gap - aim + last) < 1e-9)
    #expect(try target.verdict(on: "2031-04-02") == "met met_reported_late")

    for (factor, verdict) in [(1 + 1e-6, "on_track on_trajectory"), (1 - 1e-6, "off_track behind_trajectory")] {
      var halfway = try planned()
      try halfway.report("2018", expected * factor, on: "2019-07-15")
      #expect(try halfway.verdict(on: "2019-07-15") == verdict)
      let current = try halfway.current(on: "2019-07-15")
      let error = try #require(current.expected) - expected
      #expect(abs(error) < 1e-9 * expected)
    }
  }
}
