import CareGaugeModel
import Testing

@testable import CareGaugeRules

@Suite struct ThresholdSightingsTests {
  @Test(arguments: [
    (Condition.below(9000), [8999.0], "holds crossed critical"), (.below(9000), [9000], "clear cleared"),
    (.above(9000), [9000.5], "holds crossed critical"), (.above(9000), [9000], "clear cleared"),
    (.atLeast(9000), [9000], "holds crossed critical"), (.atLeast(9000), [8999.9], "clear cleared"),
    (.atMost(9000), [9000], "holds crossed critical"), (.atMost(9000), [9000.1], "clear cleared"),
    (.below(9000), [], "unseen"), (.below(9000), [8000, 9500], "clear cleared"),
    (.below(9000), [9500, .nan, 8000, .nan], "holds crossed critical"), (.exactly(9000), [9000], "clear cleared"),
  ]) func theNewestFigureDecides(condition: Condition, values: [Double], expected: String) throws {
    #expect(try texts(condition, .readings(1), values) == ["threshold:beds_below_floor:640100 \(expected)"])
    #expect(
      try texts(condition, .time(.seconds(3600)), values) == [
        "threshold:beds_below_floor:640100 \(expected) for 3600 s"
      ])
  }

  @Test(arguments: [
    ([8000.0], "unseen"), ([9500, 8000], "stays"), ([8000, 9500], "stays"),
    ([9500, 8000, 8500], "holds crossed critical"),
    ([8000, 9500, 9600], "clear cleared"), ([8000, .nan, 8500], "holds crossed critical"), ([.nan], "unseen"),
  ]) func severalReadingsMustAgreeEitherWay(values: [Double], expected: String) throws {
    #expect(try texts(.below(9000), .readings(2), values) == ["threshold:beds_below_floor:640100 \(expected)"])
  }

  @Test(arguments: [
    // What stands in [] was taken back: the bad figure may have been right, so older good ones end nothing.
    (1, "9500 [8000]", "unseen"), (1, "8000 [8500]", "holds crossed critical"),
    (1, "8000 [8500] 9500", "clear cleared"),
    (1, "[8000]", "unseen"), (2, "9500 8000 8500 [8500] 9600", "stays"), (2, "9500 [8000] 9600", "stays"),
    (2, "8000 [8500] 9600 9700", "clear cleared"),
  ]) func aFigureThatWasTakenBackEndsNothing(count: Int, story: String, expected: String) throws {
    let day = Day(number: 19_638)
    let revisions = try story.split(separator: " ").enumerated().flatMap { number, word -> [HistoryReading] in
      let isGone = word.hasPrefix("[")
      let period = try #require(Period.month(number + 1, of: 2023))
      let value = Double(word.filter { $0 != "[" && $0 != "]" }) ?? .nan
      return [value, Double.nan].prefix(isGone ? 2 : 1).enumerated().map { revision, value in
        HistoryReading(
          period: period, value: value, absent: value.isNaN ? .notReported : nil, reportedAt: day,
          receivedAt: Instant(seconds: 0), receivedOn: day, report: Int32(number * 2 + revision))
      }
    }
    let beds = try #require(IndicatorID("institution_beds"))
    let area = try #require(AreaCode("640100"))
    for isNamed in [true, false] {
      let rule = ThresholdRule(
        name: "beds", indicator: beds, area: isNamed ? area : nil, condition: .below(9000),
        patience: .readings(count), severity: .critical)
      let sightings = ThresholdSightings(rules: [rule], regions: [:])
        .sightings(known: [SeriesKey(beds, area): SeriesHistory(revisions: revisions)])
      #expect(sightings.map(\.text) == ["threshold:beds:640100 \(expected)"])
    }
  }

  @Test func figuresThatDisagreeLetAnAlertGoOnAndShowTheNewest() throws {
    var story = Story()
    let steps = try [[9500, 8000, 8500], [9500, 8000, 8500, 9600], [9500, 8000, 8500, 9600, 9700]].map {
      try #require(try sightings(.below(9000), .readings(2), $0).first)
    }
    #expect(try story.at("08 09:00", steps[0]).hasPrefix("threshold:beds_below_floor:640100 fired crossed"))
    #expect(try story.at("09 09:00", steps[1]) == "")
    #expect(story.book.all.map(\.basis.value) == [9600])
    #expect(story.book.all.map(\.basis.awaits) == [2])
    #expect(story.book.all.map(\.state) == [.firing])
    #expect(
      try story.at("10 09:00", steps[2]).hasPrefix("threshold:beds_below_floor:640100 resolved crossed (cleared)"))
  }

  @Test func aRuleWithoutAnAreaWatchesEveryAreaOfWhichAnythingWasReported() throws {
    let beds = try #require(IndicatorID("institution_beds"))
    let other = try #require(IndicatorID("nursing_beds"))
    let areas = try ["640100", "330100", "530181", "640104"].map { try #require(AreaCode($0)) }
    let known = try [
      SeriesKey(beds, areas[0]): history([8000]), SeriesKey(beds, areas[1]): history([9500]),
      SeriesKey(other, areas[2]): history([1]), SeriesKey(beds, areas[3]): history([.nan]),
    ]
    let region = try #require(RegionID("ningxia"))
    let rule = ThresholdRule(
      name: "beds", indicator: beds, area: nil, condition: .below(9000), patience: .readings(1), severity: .info)
    let sightings = ThresholdSightings(rules: [rule], regions: [areas[0]: region])
    #expect(
      sightings.sightings(known: known).map(\.text) == [
        "threshold:beds:330100 clear cleared", "threshold:beds:640100 holds crossed info",
        "threshold:beds:640104 unseen",
      ])
    #expect(sightings.watches(SeriesKey(beds, areas[2])) && !sightings.watches(SeriesKey(other, areas[2])))
  }

  @Test func subjectAndBasisSayWhatCrossedWhat() throws {
    let sighting = try #require(try sightings(.below(9000), .readings(1), [9500, 8000]).first)
    #expect(
      sighting.subject
        == AlertSubject(
          kind: .threshold, region: RegionID("ningxia"), area: AreaCode("640100"),
          indicator: IndicatorID("institution_beds"), name: "beds_below_floor"))
    #expect(sighting.basis == AlertBasis(value: 8000, period: Period("2023-02"), bound: 9000))
  }

  @Test(arguments: [
    (0, true, "clear cleared"), (1, true, "holds failing warning for 3600 s"),
    (2, true, "holds failing warning for 3600 s"),
    (3, true, "holds failing warning"), (0, false, "unseen"),
  ]) func anAdapterFailsAfterThreeCollectionsOrAnHour(failures: Int, hasRun: Bool, expected: String) {
    let health = AdapterHealth(
      name: "ningxia", region: RegionID("ningxia"), failures: failures, hasRun: hasRun, text: "no file")
    let sighting = health.sighting()
    #expect(sighting.text == "adapter_failing:ningxia \(expected)")
    #expect(sighting.basis.text == (failures > 0 ? "no file" : nil))
  }

  private func texts(_ condition: Condition, _ patience: ThresholdRule.Patience, _ values: [Double]) throws -> [String]
  {
    try sightings(condition, patience, values).map(\.text)
  }

  private func sightings(
    _ condition: Condition, _ patience: ThresholdRule.Patience, _ values: [Double]
  ) throws -> [Sighting] {
    let beds = try #require(IndicatorID("institution_beds"))
    let area = try #require(AreaCode("640100"))
    let rule = ThresholdRule(
      name: "beds_below_floor", indicator: beds, area: area, condition: condition, patience: patience,
      severity: .critical)
    return ThresholdSightings(rules: [rule], regions: [area: try #require(RegionID("ningxia"))])
      .sightings(known: [SeriesKey(beds, area): try history(values)])
  }

  /// A figure for each month from January on; NaN where the report says that there is none.
  private func history(_ values: [Double]) throws -> SeriesHistory {
    let day = Day(number: 19_638)
    return SeriesHistory(
      revisions: try values.enumerated().map { number, value in
        HistoryReading(
          period: try #require(Period.month(number + 1, of: 2023)), value: value,
          absent: value.isNaN ? .notReported : nil, reportedAt: day, receivedAt: Instant(seconds: 0), receivedOn: day,
          report: Int32(number))
      })
  }
}
