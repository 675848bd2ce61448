import CareGaugeModel

extension Rule {
  /// A due day that is over: time alone changes nothing any more, only figures that come.
  ///
  /// - Returns: the place of the reading used.
  func judgeAfter(
    _ due: Day, _ readings: [HistoryReading], in window: Window, on day: Day, into assessment: inout Assessment
  ) -> Int? {
    let decided = deciding(readings, on: due, in: window)
    let later = later(readings, than: decided, due: due, in: window)
    let used =
      if let decided {
        answer(decided, later: later, due, readings, into: &assessment)
      } else {
        answerUndecided(due, readings, later: later, in: window, on: day, into: &assessment)
      }
    if let used {
      assessment.use(readings[used], aim: aim)
      assessment.expected = expected(on: readings[used].day, from: start(readings, in: window), in: window)
    }
    return used
  }

  private func answer(
    _ decided: Int, later: Int?, _ due: Day, _ readings: [HistoryReading], into assessment: inout Assessment
  ) -> Int {
    let reading = readings[decided]
    let laterMeets = later.map { aim.isMet(by: readings[$0]) }
    if aim.isMet(by: reading) {
      if let later, laterMeets == false {
        assessment.answer(.slipped, AssessmentReason(fallenFrom: reading, .slippedAfterDue))
        return later
      }
      let isLate = due < reading.receivedOn
      // The later figure is no news, but it may be what ends an alert on one before it.
      let confirmed = later.map { readings[$0].period }
      assessment.answer(
        .met,
        isLate
          ? AssessmentReason(.metReportedLate, day: reading.receivedOn, period: confirmed)
          : AssessmentReason(.readingMeets, period: confirmed))
      return decided
    }
    if let later, laterMeets == true {
      assessment.answer(.met, AssessmentReason(.metLate, period: readings[later].period))
      return later
    }
    let isAbove = isFlow && aim.isExceeded(reading.value)
    assessment.answer(.missed, AssessmentReason(isAbove ? .aboveCeiling : .readingFails))
    return decided
  }

  /// Without a figure for the due day a later one decides, or an earlier good one stands in.
  private func answerUndecided(
    _ due: Day, _ readings: [HistoryReading], later: Int?, in window: Window, on day: Day,
    into assessment: inout Assessment
  ) -> Int? {
    if let later {
      let isMet = aim.isMet(by: readings[later])
      assessment.answer(
        isMet ? .met : .missed,
        AssessmentReason(isMet ? .metLate : .laterReadingFails, period: readings[later].period))
      return later
    }
    let earlier = readings.indices.last { readings[$0].period.end < due && counts(readings[$0], in: window) }
    if let earlier {
      let reading = readings[earlier]
      if freshness.isFresh(reading, on: due), aim.isMet(by: reading) {
        assessment.answer(.met, AssessmentReason(.earlierReadingMeets, day: reading.day))
        return earlier
      }
      if isFlow && aim.isExceeded(reading.value) {
        assessment.answer(.missed, AssessmentReason(.aboveCeiling))
        return earlier
      }
    }
    // A day that is over promises nothing any more.
    let expected = freshness.expectedDay(for: due)
    assessment.answer(
      .unknown,
      isTask
        ? AssessmentReason(.unconfirmed)
        : AssessmentReason(.awaitingDueFigure, day: expected < day ? nil : expected))
    return earlier
  }
}
