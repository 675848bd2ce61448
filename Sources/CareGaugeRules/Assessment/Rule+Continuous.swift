import CareGaugeModel

extension Rule {
  /// A target that is due every day from a day on; after its last day it stays as it was then.
  func judge(_ figures: Figures, from start: Day, to end: Day?, on day: Day) -> Assessment {
    let readings = figures.readings
    let always = Window(after: nil, due: nil, occurrence: nil)
    let today = end.map { min($0, day) } ?? day
    let speaking = readings.indices.last { place in
      (counts(readings[place], in: always) || readings[place].isNotApplicable)
        && readings[place].period.start <= today
    }
    if let speaking, readings[speaking].isNotApplicable {
      return Assessment(.notJudged, AssessmentReason(.notApplicable, period: readings[speaking].period))
    }
    var assessment: Assessment
    if day < start {
      assessment = Assessment(.open, AssessmentReason(.notYetInForce, day: start))
    } else if let newest = speaking {
      assessment = judge(readings, newest, on: today, in: always)
    } else if day == start {
      assessment = Assessment(.open, AssessmentReason(kind == .task ? .nothingReported : .noFigureYet))
    } else {
      assessment = Assessment(.unknown, AssessmentReason(.continuousUnreported, day: start))
    }
    if let speaking { assessment.use(speaking, of: figures, aim: aim) }
    return assessment
  }

  private func judge(_ readings: [HistoryReading], _ newest: Int, on day: Day, in always: Window) -> Assessment {
    let reading = readings[newest]
    guard freshness.isFresh(reading, on: day) else {
      return Assessment(.unknown, AssessmentReason(.stale, day: freshness.lastDay(of: reading)))
    }
    if aim.isMet(by: reading) { return Assessment(.met, AssessmentReason(.readingMeets)) }
    guard let met = lastMet(readings, before: newest, in: always) else {
      return Assessment(.missed, AssessmentReason(.readingFails))
    }
    let earlier = readings[met]
    return Assessment(
      .slipped, AssessmentReason(.slippedBeforeDue, period: earlier.period, value: earlier.value))
  }
}
