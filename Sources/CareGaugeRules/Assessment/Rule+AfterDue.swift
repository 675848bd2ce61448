import CareGaugeModel

extension Rule {
  /// A due day that is over: time alone changes nothing any more, only figures that come.
  func judgeAfter(_ due: Day, _ figures: Figures, in window: Window) -> Assessment {
    let readings = figures.readings
    let decided = deciding(readings, on: due, in: window)
    let later = later(readings, than: decided, due: due, in: window)
    guard let decided else { return judgeUndecided(due, figures, later: later, in: window) }
    let reading = readings[decided]
    let laterMeets = later.map { aim.isMet(by: readings[$0]) }
    if aim.isMet(by: reading) {
      if let later, laterMeets == false {
        let reason = AssessmentReason(.slippedAfterDue, period: reading.period, value: reading.value)
        return answer(.slipped, reason, later, figures, in: window)
      }
      let isLate = due < reading.receivedOn
      let reason =
        isLate ? AssessmentReason(.metReportedLate, day: reading.receivedOn) : AssessmentReason(.readingMeets)
      return answer(.met, reason, decided, figures, in: window)
    }
    if let later, laterMeets == true {
      return answer(.met, AssessmentReason(.metLate, period: readings[later].period), later, figures, in: window)
    }
    let code: AssessmentReason.Code = kind == .flow && aim.isExceeded(reading.value) ? .aboveCeiling : .readingFails
    return answer(.missed, AssessmentReason(code), decided, figures, in: window)
  }

  /// Without a figure for the due day a later one decides, or an earlier good one stands in.
  private func judgeUndecided(_ due: Day, _ figures: Figures, later: Int?, in window: Window) -> Assessment {
    let readings = figures.readings
    if let later {
      let isMet = aim.isMet(by: readings[later])
      let reason = AssessmentReason(isMet ? .metLate : .laterReadingFails, period: readings[later].period)
      return answer(isMet ? .met : .missed, reason, later, figures, in: window)
    }
    let earlier = readings.indices.last { readings[$0].period.end < due && counts(readings[$0], in: window) }
    if let earlier {
      let reading = readings[earlier]
      if freshness.isFresh(reading, on: due), aim.isMet(by: reading) {
        let reason = AssessmentReason(.earlierReadingMeets, day: reading.day)
        return answer(.met, reason, earlier, figures, in: window)
      }
      if kind == .flow && aim.isExceeded(reading.value) {
        return answer(.missed, AssessmentReason(.aboveCeiling), earlier, figures, in: window)
      }
    }
    if kind == .task { return Assessment(.unknown, AssessmentReason(.unconfirmed)) }
    let reason = AssessmentReason(.awaitingDueFigure, day: freshness.expectedDay(for: due))
    guard let earlier else { return Assessment(.unknown, reason) }
    return answer(.unknown, reason, earlier, figures, in: window)
  }

  private func answer(
    _ state: TargetState, _ reason: AssessmentReason, _ place: Int, _ figures: Figures, in window: Window
  ) -> Assessment {
    var assessment = Assessment(state, reason)
    assessment.use(place, of: figures, aim: aim)
    if let trajectory = trajectory(figures.readings, in: window) {
      assessment.expected = trajectory.value(on: figures.readings[place].day)
    }
    return assessment
  }
}
