import CareGaugeModel
import CareGaugeRules
import Testing

/// The observed trend and its interval, against what SciPy says of the same figures.
struct TrendTests {
  @Test func trendAndIntervalAgreeWithSciPy() throws {
    let cases = try tableRows("trend-cases.tsv")
    #expect(cases.count == 200)
    for fields in cases {
      let days = fields[0].split(separator: " ").compactMap { Int32($0) }.map { Day(number: $0) }
      let values = fields[1].split(separator: " ").compactMap { Double($0) }
      let expected = fields[3...].compactMap { Double($0) }
      let due = Day(number: try #require(Int32(fields[2])))
      // Asks more than any figure has, so that none meets it and each is held against the trajectory.
      var target = try SingleTarget(.atLeast(1e15), by: due.description, issued: "2000-01-01") {
        $0.baseline = days[0]
      }
      for (day, value) in zip(days, values) { try target.report(day.description, value, on: day.description) }
      let trend = try #require(try target.current(on: days[days.count - 1].description).trend)
      let scale = expected.dropFirst().map(\.magnitude).max() ?? 0
      #expect(abs(trend.slope - expected[0]) <= 1e-9 * max(abs(expected[0]), scale / 1e4))
      for (ours, theirs) in zip([trend.onDueDay, trend.low, trend.high], expected.dropFirst()) {
        #expect(abs(ours - theirs) <= 1e-9 * scale, "\(fields)")
      }
      #expect(trend.readings == days.count)
    }
  }

  @Test func twoReadingsMakeNoTrend() throws {
    var target = try SingleTarget(.atLeast(100)) { $0.baseline = try day("2022-12-31") }
    try target.report("2022", 50)
    try target.report("2023-06", 80)
    let assessment = try target.current(on: "2023-07-10")
    #expect(assessment.state == .onTrack)
    #expect(assessment.trend == nil)
  }

  @Test func aTrendThatMissesPutsAtRisk() throws {
    var target = try SingleTarget(.atLeast(100), by: "2024-12-31") { $0.baseline = try day("2022-12-31") }
    try target.report("2022", 50)
    try target.report("2023-03", 90)
    #expect(try target.verdict(on: "2023-04-02") == "on_track on_trajectory")
    try target.report("2023-06", 77)
    // The line through 50, 90 and 77 on the days 0, 90 and 181 comes to 167.6 on day 731.
    #expect(try target.verdict(on: "2023-07-02") == "on_track on_trajectory")
    try target.report("2023-09", 69)
    // Day 273 of 731: the trajectory stands at 50 + 50 × 273/731 = 68.67, but the line through all four comes to 99.92 only.
    let assessment = try target.current(on: "2023-10-02")
    #expect(assessment.reason.code == .trendMisses)
    #expect(assessment.state == .atRisk)
    let expected: Double = 50 + 50.0 * 273 / 731
    let error = try #require(assessment.expected) - expected
    #expect(abs(error) < 1e-9)
  }

  @Test func aTrendIsDrawnFromTheBaselineOn() throws {
    var target = try SingleTarget(.atLeast(100), by: "2024-12-31") { $0.baseline = try day("2022-12-31") }
    try target.report("2021", 90)
    try target.report("2022", 50)
    try target.report("2023-06", 62.5)
    #expect(try target.current(on: "2023-07-10").trend == nil)
    try target.report("2023", 75)
    let trend = try #require(try target.current(on: "2024-01-10").trend)
    #expect(trend.readings == 3)
  }
}
