import CareGaugeModel

extension Rule {
  /// A target that is due every day from a day on; after its last day it stays as it was then.
  ///
  /// - Returns: the place of the reading used.
  func judge(
    _ readings: [HistoryReading], from start: Day, to end: Day?, on day: Day, into assessment: inout Assessment
  ) -> Int? {
    let today = end.map { min($0, day) } ?? day
    let newest = readings.indices.last { place in
      (counts(readings[place], in: .always) || readings[place].isNotApplicable)
        && readings[place].period.start <= today
    }
    if let newest, readings[newest].isNotApplicable {
      assessment.answer(.notJudged, AssessmentReason(.notApplicable, period: readings[newest].period))
      return nil
    }
    if day < start {
      assessment.answer(.open, AssessmentReason(.notYetInForce, day: start))
    } else if let newest {
      answer(newest, readings, on: today, into: &assessment)
    } else if day == start {
      assessment.answer(.open, AssessmentReason(isTask ? .nothingReported : .noFigureYet))
    } else {
      assessment.answer(.unknown, AssessmentReason(.continuousUnreported, day: start))
    }
    if let newest { assessment.use(readings[newest], aim: aim) }
    return newest
  }

  private func answer(
    _ newest: Int, _ readings: [HistoryReading], on day: Day, into assessment: inout Assessment
  ) {
    let reading = readings[newest]
    if !freshness.isFresh(reading, on: day) {
      assessment.answer(.unknown, AssessmentReason(.stale, day: freshness.lastDay(of: reading)))
    } else if aim.isMet(by: reading) {
      assessment.answer(.met, AssessmentReason(.readingMeets))
    } else if let met = lastMet(readings, before: newest, in: .always) {
      assessment.answer(.slipped, AssessmentReason(fallenFrom: readings[met], .slippedBeforeDue))
    } else {
      assessment.answer(.missed, AssessmentReason(.readingFails))
    }
  }
}
