import CareGaugeModel
import CareGaugeRules
import Testing

/// A task over areas that a person records as done ends its alert, whatever the areas reported.
@Suite struct ConfirmedTaskTests {
  @Test(arguments: [false, true]) func anEntryEndsTheAlertThoughEveryFigureStaysAsItWas(isOneWithdrawn: Bool) throws {
    let areas = try ["150602", "150603"].map { code in
      AreaAssessment(
        area: try #require(AreaCode(code)), state: .missed, reason: AssessmentReason(.readingFails),
        reading: JudgedReading(
          period: try #require(Period("2024-12")), day: try #require(Day("2024-12-31")), value: 0))
    }
    func judged(_ state: TargetState, _ code: AssessmentReason.Code, _ change: (inout Assessment) -> Void) throws
      -> JudgedTarget
    {
      var assessment = Assessment(state, AssessmentReason(code))
      assessment.due = Day("2024-12-31")
      assessment.areas = areas
      change(&assessment)
      return JudgedTarget(try task(), current: assessment)
    }
    var book = AlertBook()
    func step(_ judged: JudgedTarget, on day: String) throws -> [String] {
      let today = try #require(Day(day))
      let sightings = TargetSightings().sightings(of: [judged], on: today, book: book)
      let step = AlertMachine().step(book, sightings: sightings, now: Zone.shanghai.start(of: today))
      book.apply(step)
      return step.changes.map { "\($0.alert.state) \($0.alert.ending?.rawValue ?? "")" }
    }

    #expect(try step(judged(.missed, .readingFails) { $0.reading = areas[0].reading }, on: "2025-01-01") == ["firing "])
    let done = try judged(.met, .taskDone) { assessment in
      if isOneWithdrawn { assessment.withdrawn = Period("2024-11") }
    }
    #expect(try step(done, on: "2025-01-10") == ["resolved cleared"])
  }

  private func task() throws -> Target {
    Target(
      id: "OR-015", indicator: try #require(IndicatorID("county_plan")), area: try #require(AreaCode("150600")),
      condition: .done, scope: .each(level: .county, only: nil, andSelf: true, areasNotListed: false),
      schedule: .once(by: try #require(Day("2024-12-31")), orBy: nil), document: "ordos-2023", clause: "二(四)",
      region: try #require(RegionID("inner_mongolia")))
  }
}
