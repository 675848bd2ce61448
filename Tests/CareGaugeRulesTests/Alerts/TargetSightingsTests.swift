import CareGaugeModel
import Testing

@testable import CareGaugeRules

@Suite struct TargetSightingsTests {
  private let today = Day(number: 19_638)  // 2023-10-08

  @Test(arguments: [
    (TargetState.slipped, AssessmentReason.Code.slippedBeforeDue, "holds slipped critical", "-"),
    (.missed, .readingFails, "holds missed critical", "-"),
    (.offTrack, .behindTrajectory, "holds off_track warning", "-"),
    (.atRisk, .planMisses, "holds at_risk info", "-"),
    (.met, .readingMeets, "clear cleared", "clear cleared"),
    (.onTrack, .onTrajectory, "clear cleared", "clear cleared"),
    (.open, .noTrajectory, "clear cleared", "clear cleared"),
    (.open, .baselineOnly, "clear cleared", "clear cleared"),
    (.open, .noFigureYet, "unseen", "clear cleared"),
    (.open, .nothingReported, "unseen", "clear cleared"),
    (.unknown, .stale, "unseen", "holds unreported info"),
    (.unknown, .areasNotListed, "unseen", "holds unreported info"),
    (.notJudged, .notApplicable, "clear not_applicable", "clear not_applicable"),
    (.notJudged, .catalogue, "-", "-"),
  ]) func everyStateSaysSomethingOfBothAlerts(
    state: TargetState, code: AssessmentReason.Code, target: String, unreported: String
  ) throws {
    let judged = try judged(state, code, due: Day("2024-12-31"))
    // With an alert about it, nothing is left out.
    let book = try bookWithAlerts()
    var expected = ["target:X \(target)", "target_unreported:X \(unreported == "-" ? "clear cleared" : unreported)"]
    if code == .catalogue { expected = [] }
    #expect(texts(TargetSightings().sightings(of: [judged], on: today, book: book)) == expected)
    // Without one, only what raises an alert remains.
    let raising = expected.filter { $0.contains("holds") }
    #expect(texts(TargetSightings().sightings(of: [judged], on: today, book: AlertBook())) == raising)
  }

  @Test func aRowThatRestatesAnotherHasNoAlert() throws {
    let judged = try judged(.missed, .readingFails, due: Day("2022-12-31")) { $0.restates = "ZJ-041" }
    #expect(TargetSightings().sightings(of: [judged], on: today, book: try bookWithAlerts()) == [])
  }

  @Test func aMilestoneHasAnAlertOfItsOwn() throws {
    let judged = try judged(.missed, .readingFails, due: Day("2022-12-31")) { $0.milestoneOf = "ZJ-042" }
    #expect(
      texts(TargetSightings().sightings(of: [judged], on: today, book: AlertBook())) == [
        "target:X holds missed critical"
      ])
  }

  @Test func theConfigurationSetsSeveritiesAndAnAssumedDateIsAWarningAtMost() throws {
    let sightings = TargetSightings(severities: [.atRisk: .critical, .unreported: .critical])
    for (basis, severity) in [(DueBasis.stated, "critical"), (.assumed, "warning")] {
      let risky = try judged(.atRisk, .planMisses, due: Day("2024-12-31")) { $0.dueBasis = basis }
      let silent = try judged(.unknown, .stale, due: Day("2024-12-31")) { $0.dueBasis = basis }
      #expect(
        texts(sightings.sightings(of: [risky, silent], on: today, book: AlertBook())) == [
          "target:X holds at_risk \(severity)", "target_unreported:X holds unreported \(severity)",
        ])
    }
    let missed = try judged(.missed, .readingFails, due: Day("2022-12-31")) { $0.dueBasis = .assumed }
    #expect(
      texts(TargetSightings().sightings(of: [missed], on: today, book: AlertBook())) == [
        "target:X holds missed warning"
      ])
  }

  @Test func theSubjectAndTheBasisCarryWhatMailsAndRoutesNeed() throws {
    var judged = try judged(.offTrack, .behindTrajectory, due: Day("2023-12-31")) {
      $0.reportedUnder = "YC-039"
      $0.responsible = ["市民政局"]
    }
    let period = try #require(Period("2023-09"))
    judged.current.reading = JudgedReading(period: period, day: period.end, value: 0.5766)
    let sighting = try #require(
      TargetSightings().sightings(of: [judged], on: today, book: AlertBook()).first)
    #expect(
      sighting.subject
        == AlertSubject(
          kind: .target, region: RegionID("ningxia"), area: AreaCode("640100"),
          indicator: IndicatorID("nursing_bed_share"), target: "X", obligation: "YC-039", document: "yinchuan-2023",
          responsible: ["市民政局"]))
    #expect(
      sighting.basis == AlertBasis(value: 0.5766, period: period, assessment: judged.current, bound: 0.6))
  }

  @Test(arguments: [
    // day, state, reason → of a target due on 2023-12-31
    ("2023-11-30", TargetState.open, AssessmentReason.Code.noFigureYet, "clear cleared"),
    ("2023-12-01", .open, .noFigureYet, "holds due_soon info"),
    ("2023-12-31", .open, .noFigureYet, "holds due_soon info"),
    ("2023-12-01", .open, .nothingReported, "holds due_soon info"),
    ("2023-12-01", .open, .baselineOnly, "holds due_soon info"), ("2023-12-01", .open, .noTrajectory, "clear cleared"),
    ("2023-12-01", .onTrack, .onTrajectory, "clear cleared"), ("2023-11-30", .unknown, .stale, "holds unreported info"),
    ("2023-12-01", .unknown, .stale, "holds due_soon info"),
    ("2024-01-01", .unknown, .awaitingDueFigure, "holds unreported info"),
    ("2025-08-31", .unknown, .awaitingDueFigure, "holds unreported info"),
    ("2025-09-01", .unknown, .awaitingDueFigure, "clear expired"), ("2024-01-01", .met, .readingMeets, "clear cleared"),
  ]) func aTargetThatNobodyReportsOnIsNoticedBeforeAndAfterItsDueDay(
    day: String, state: TargetState, code: AssessmentReason.Code, expected: String
  ) throws {
    let judged = try judged(state, code, due: Day("2023-12-31"))
    let sightings = TargetSightings().sightings(of: [judged], on: try #require(Day(day)), book: try bookWithAlerts())
    #expect(texts(sightings).last == "target_unreported:X \(expected)")
  }

  @Test func anAlertThatFiresOnIsNamedWithoutSayingWhyAgain() throws {
    let now = Instant(seconds: 0)
    var book = AlertBook()
    let risky = try judged(.atRisk, .planMisses, due: Day("2024-12-31"))
    book.apply(
      AlertMachine().step(book, sightings: TargetSightings().sightings(of: [risky], on: today, book: book), now: now))
    #expect(
      texts(TargetSightings().sightings(of: [risky], on: today, book: book)) == [
        "target:X unseen"
      ])
    let changes: [(JudgedTarget, TargetSightings)] = [
      (try judged(.atRisk, .trendMisses, due: Day("2024-12-31")), TargetSightings()),
      (try judged(.atRisk, .planMisses, due: Day("2024-11-30")), TargetSightings()),
      (try judged(.atRisk, .planMisses, due: Day("2024-12-31")) { $0.responsible = ["市民政局"] }, TargetSightings()),
      (try judged(.atRisk, .planMisses, due: Day("2024-12-31")) { $0.reportedUnder = "YC-039" }, TargetSightings()),
      (try judged(.atRisk, .planMisses, due: Day("2024-12-31")) { $0.condition = .atLeast(0.5) }, TargetSightings()),
      (risky, TargetSightings(severities: [.atRisk: .warning])),
    ]
    for (judged, maker) in changes {
      let sightings = maker.sightings(of: [judged], on: today, book: book)
      #expect(texts(sightings).first?.hasPrefix("target:X holds at_risk") == true)
      #expect(AlertMachine().step(book, sightings: sightings, now: now).alerts.count == 1)
    }
  }

  @Test func aContinuousTargetIsUnreportedWithoutEnd() throws {
    let judged = try judged(.unknown, .continuousUnreported, due: nil)
    let late = try #require(Day("2043-01-01"))
    #expect(
      texts(TargetSightings().sightings(of: [judged], on: late, book: AlertBook())) == [
        "target_unreported:X holds unreported info"
      ])
  }

  @Test(arguments: [
    ("2023-12-31", ["@2022 holds missed critical", "@2023 holds off_track warning"]),
    ("2024-01-01", ["@2022 clear expired", "@2023 holds off_track warning"]),
    ("2025-08-31", ["@2022 clear expired", "@2023 holds off_track warning"]),
    ("2025-09-01", ["@2022 clear expired", "@2023 clear expired"]),
  ]) func anOccurrencesAlertExpiresWhenTheNextIsOverOrNobodyWaitsAnyMore(day: String, expected: [String]) throws {
    let occurrences = [(2022, TargetState.missed), (2023, .offTrack)].map { year, state in
      var assessment = Assessment(state, AssessmentReason(.readingFails))
      assessment.occurrence = "\(year)"
      assessment.due = Day(year: year, month: 12, day: 31)
      return assessment
    }
    let judged = JudgedTarget(try target(), current: occurrences[1], occurrences: occurrences)
    let sightings = TargetSightings().sightings(of: [judged], on: try #require(Day(day)), book: try bookWithAlerts())
    #expect(texts(sightings.filter { $0.subject.kind == .target }) == expected.map { "target:X\($0)" })
  }

  private func judged(
    _ state: TargetState, _ code: AssessmentReason.Code, due: Day?, _ change: (inout Target) -> Void = { _ in }
  ) throws -> JudgedTarget {
    var target = try target()
    change(&target)
    var assessment = Assessment(state, AssessmentReason(code))
    assessment.due = due
    return JudgedTarget(target, current: assessment)
  }

  private func target() throws -> Target {
    Target(
      id: "X", indicator: try #require(IndicatorID("nursing_bed_share")), area: try #require(AreaCode("640100")),
      condition: .atLeast(0.6), schedule: .undated, document: "yinchuan-2023", clause: "二(二)",
      region: try #require(RegionID("ningxia")))
  }

  private func bookWithAlerts() throws -> AlertBook {
    let now = Instant(seconds: 0)
    var book = AlertBook()
    let sightings = ["", "@2022", "@2023"].flatMap { occurrence -> [Sighting] in
      var pair: [Sighting] = [.target("X\(occurrence)", "missed"), .unreported("X\(occurrence)", "unreported")]
      for place in pair.indices {
        pair[place].subject.target = "X"
        pair[place].subject.occurrence = occurrence.isEmpty ? nil : String(occurrence.dropFirst())
      }
      return pair
    }
    book.apply(AlertMachine().step(book, sightings: sightings, now: now))
    return book
  }

  private func texts(_ sightings: [Sighting]) -> [String] { sightings.map(\.text) }
}

extension Sighting {
  /// `target:X holds missed critical`, with the patience where there is any.
  var text: String {
    let what =
      switch observation {
      case .holds(let condition, let severity): "holds \(condition.rawValue) \(severity.rawValue)"
      case .clear(let ending): "clear \(ending.rawValue)"
      case .stays: "stays"
      case .unseen: "unseen"
      }
    return patience == .zero ? "\(key) \(what)" : "\(key) \(what) for \(patience.components.seconds) s"
  }
}
