import CareGaugeModel
import CareGaugeRules
import Testing

/// A figure that is taken back ends no alert; a newer one, another bound and the source's word that there is nothing to count
/// still do.
@Suite struct WithdrawnFigureTests {
  /// `2023-10 80` is a figure, `2023-10 -` takes it back.
  private struct Report {
    var period: String
    var value: Double?
    var received: String

    init(_ text: String) {
      let words = text.split(separator: " ").map(String.init)
      (period, value, received) = (words[0], Double(words[1]), words[2])
    }
  }

  @Test(arguments: [
    (
      "the later figure is gone, and only the baseline is left",
      ["2022 70 2023-01-05", "2023-06 71 2023-07-05", "2023-06 - 2023-08-01", "2023-08 101 2023-09-05"],
      ["2023-07-05 off_track", "2023-09-05 off_track cleared"]
    ),
    (
      "the baseline is gone, and with it the trajectory",
      [
        "2022 70 2023-01-05", "2023-06 71 2023-07-05", "2022 - 2023-08-01", "2023-08 72 2023-09-05",
        "2023-09 100 2023-10-05",
      ],
      ["2023-07-05 off_track", "2023-10-05 off_track cleared"]
    ),
    (
      "a figure of the trend is gone",
      [
        "2022 70 2023-01-05", "2023-01 80 2023-02-05", "2023-07 87.5 2023-08-05", "2023-01 - 2023-08-15",
        "2023-08 95 2023-09-05",
      ], ["2023-08-05 at_risk", "2023-09-05 at_risk cleared"]
    ),
    (
      "the figure that met it before is gone",
      [
        "2022 70 2023-01-05", "2023-03 100 2023-04-05", "2023-06 95 2023-07-05", "2023-03 - 2023-08-01",
        "2023-07 96 2023-08-05",
      ],
      ["2023-07-05 slipped", "2023-08-05 slipped cleared"]
    ),
    (
      "the figure after the due day that fell back is gone",
      [
        "2022 70 2023-01-05", "2023-12 100 2024-01-05", "2024-01 90 2024-02-05", "2024-01 - 2024-02-10",
        "2024-02 101 2024-03-05",
      ], ["2024-02-05 slipped", "2024-03-05 slipped cleared"]
    ),
    (
      "the figure after the due day is corrected",
      ["2022 70 2023-01-05", "2023-12 100 2024-01-05", "2024-01 90 2024-02-05", "2024-01 102 2024-02-10"],
      ["2024-02-05 slipped", "2024-02-10 slipped cleared"]
    ),
    (
      "the due day's figure is gone, and then reported again",
      ["2022 70 2023-01-05", "2023-12 99 2024-01-05", "2023-12 - 2024-01-10", "2023-12 100 2024-01-20"],
      ["2024-01-05 missed", "2024-01-20 missed cleared"]
    ),
    (
      "an old figure is gone that judgement does not need any more",
      [
        "2022 70 2023-01-05", "2023-02 1 2023-03-05", "2023-02 - 2023-03-10", "2023-06 71 2023-07-05",
        "2023-07 99 2023-08-05",
      ],
      ["2023-03-05 off_track", "2023-08-05 off_track cleared"]
    ),
  ]) func nothingEndsBeforeAFigureCame(name: String, reports: [String], expected: [String]) throws {
    var target = try SingleTarget(.atLeast(100), by: "2023-12-31", issued: "2023-01-01") {
      $0.baseline = try day("2022-12-31")
    }
    let reports = reports.map(Report.init)
    for report in reports {
      try target.report(
        report.period, report.value ?? .nan, absent: report.value == nil ? .notReported : nil, on: report.received)
    }
    #expect(try life(of: target, on: reports.map(\.received)) == expected, "\(name)")
  }

  @Test func anAreaWhoseFigureIsGoneKeepsTheAlertOfAll() throws {
    let codes = ["640104", "640105"]
    var target = try SingleTarget(.atLeast(10), by: "2023-12-31", issued: "2023-01-01") {
      $0.scope = .each(level: .county, only: nil, andSelf: false, areasNotListed: false)
      $0.baseline = try day("2022-12-31")
    }
    for code in codes {
      var area = target.catalogue.areas[0]
      (area.code, area.parent, area.level) = (try #require(AreaCode(code)), target.area, .county)
      target.catalogue.areas.append(area)
    }
    for (text, code) in [
      ("2022 5 2023-01-05", 0), ("2022 5 2023-01-05", 1), ("2023-06 1 2023-07-05", 0), ("2023-06 9 2023-07-05", 1),
      ("2023-06 - 2023-08-01", 0), ("2023-08 10 2023-09-05", 1), ("2023-09 10 2023-10-05", 0),
    ] {
      let report = Report(text)
      target.readings.plant(
        target.indicator, try #require(AreaCode(codes[code])), try #require(Period(report.period)),
        report.value ?? .nan,
        absent: report.value == nil ? .notReported : nil, received: try day(report.received))
    }
    #expect(
      try life(of: target, on: ["2023-01-05", "2023-07-05", "2023-08-01", "2023-09-05", "2023-10-05"]) == [
        "2023-07-05 off_track", "2023-10-05 off_track cleared",
      ])
  }

  @Test func aPlanWhoseFiguresAreGoneKeepsItsAlert() throws {
    let catalogue = AllRegions.shared.catalogue
    var readings = try PlantedReadings(publishedIn: catalogue)
    let area = try #require(AreaCode("640100"))
    for (name, value) in [("nursing_beds", 5586.0), ("institution_beds", 9688)] {
      let indicator = try #require(IndicatorID(name))
      let period = try #require(Period("2023-09-06"))
      readings.plant(indicator, area, period, value, received: try day("2023-09-06"))
      if name == "institution_beds" {
        readings.plant(indicator, area, period, .nan, absent: .notReported, received: try day("2023-10-10"))
      }
    }
    let number = try #require(catalogue.targets.firstIndex { $0.id == "YC-011" })
    #expect(
      try life(of: AllRegions.shared.judge, number, on: ["2023-10-08", "2023-10-10"]) { readings.known(to: $0, on: $1) }
        == ["2023-10-08 at_risk"])
  }

  @Test func anotherBoundOrAnotherFigureUnderTheSameIdIsSaidAsThat() throws {
    let period = try #require(Period("2023-09"))
    var sighting = Sighting.target("A", "missed", 57, of: 9)
    sighting.basis.bound = 60
    var story = Story()
    _ = try story.at("08 09:00", sighting)
    sighting.observation = .clear(.cleared)
    sighting.basis.bound = 55
    #expect(
      try story.at("09 09:00", sighting) == """
        target:A resolved missed (judged_anew)
        > wang single: resolved target:A missed from missed
        """)
    #expect(story.book[.target("A")]?.basis.boundBefore == 60)
    #expect(story.book[.target("A")]?.basis.period == period)

    sighting.observation = .holds(.missed, .critical)
    _ = try story.at("10 09:00", sighting)
    sighting.subject.indicator = IndicatorID("nursing_beds")
    sighting.basis.value = 12
    #expect(
      try story.at("11 09:00", sighting) == """
        target:A fired missed
        > wang single: fired target:A missed
        """)
    sighting.subject.indicator = IndicatorID("institution_beds")
    sighting.observation = .unseen
    #expect(
      try story.at("12 09:00", sighting) == """
        target:A resolved missed (withdrawn)
        > wang single: resolved target:A missed from missed
        """)
  }

  @Test func anotherAreaThatIsTheWorstIsNoCorrection() throws {
    let codes = try ["640104", "640105"].map { try #require(AreaCode($0)) }
    let period = try #require(Period("2023-09"))
    func sighting(_ figures: [(Int, Double, from: Double?)]) -> Sighting {
      var sighting = Sighting.target("A", "missed")
      var assessment = Assessment(.missed, AssessmentReason(.worstArea))
      assessment.areas = figures.map { place, value, from in
        var reading = JudgedReading(period: period, day: period.end, value: value)
        reading.restatedFrom = from
        return AreaAssessment(
          area: codes[place], state: .missed, reason: AssessmentReason(.readingFails), reading: reading)
      }
      assessment.reading = assessment.areas[0].reading
      sighting.basis = AlertBasis(value: figures[0].1, period: period, assessment: assessment)
      return sighting
    }
    var story = Story()
    _ = try story.at("08 09:00", sighting([(0, 3, nil), (1, 4, nil)]))
    #expect(try story.at("09 09:00", sighting([(1, 2, 4), (0, 3, nil)])) == "")
    #expect(
      try story.at("10 09:00", sighting([(1, 1, 2), (0, 2, 3)])) == """
        target:A restated missed 2023-09: 2.0 now 1.0
        > wang single: restated target:A missed 2023-09: 3.0 now 2.0
        """)
  }

  // MARK: - Lives

  private func life(of target: SingleTarget, on days: [String]) throws -> [String] {
    try life(of: Judge(target.catalogue), 0, on: days) { target.readings.known(to: $0, on: $1) }
  }

  /// What becomes of the alert of a target, a line for each step, looking on some days.
  private func life(
    of judge: Judge, _ number: Int, on days: [String], _ known: (Judge, Day) -> [SeriesHistory]
  ) throws -> [String] {
    var book = AlertBook()
    var lines: [String] = []
    for text in days {
      let today = try day(text)
      let judged = try #require(judge.judge(number, on: today, known: known(judge, today), records: [:]))
      let step = AlertMachine().step(
        book, sightings: TargetSightings().sightings(of: [judged], on: today, book: book),
        now: Zone.shanghai.start(of: today))
      book.apply(step)
      for change in step.changes where change.alert.subject.kind == .target {
        let ending = change.alert.ending.map { " \($0.rawValue)" } ?? ""
        let kind = change.step == .fired || change.step == .resolved ? "" : " \(change.step.rawValue)"
        lines.append("\(text) \(change.alert.condition.rawValue)\(kind)\(ending)")
      }
    }
    return lines
  }
}
