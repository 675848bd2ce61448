import CareGaugeModel

extension Rule {
  /// Judges figures against the aim on a due day.
  ///
  /// - Returns: the place of the reading used.
  func judge(
    _ readings: [HistoryReading], in window: Window, on day: Day, into assessment: inout Assessment
  ) -> Int? {
    assessment.due = window.due
    if let due = window.due {
      if let period = notApplicable(readings, on: due, in: window) {
        assessment.answer(.notJudged, AssessmentReason(.notApplicable, period: period))
        return nil
      }
      if due < day { return judgeAfter(due, readings, in: window, on: day, into: &assessment) }
    }
    return judgeBefore(readings, in: window, on: day, into: &assessment)
  }

  private func judgeBefore(
    _ readings: [HistoryReading], in window: Window, on day: Day, into assessment: inout Assessment
  ) -> Int? {
    guard let newest = newest(readings, in: window) else {
      answerUnreported(in: window, on: day, into: &assessment)
      return nil
    }
    let reading = readings[newest]
    let isMet = aim.isMet(by: reading)
    let start = start(readings, in: window)
    assessment.use(reading, aim: aim)
    assessment.expected = expected(on: reading.day, from: start, in: window)
    if !isMet, let due = window.due { assessment.need(aim, from: reading, by: due) }
    if !freshness.isFresh(reading, on: day) {
      assessment.answer(.unknown, AssessmentReason(.stale, day: freshness.lastDay(of: reading)))
    } else if isMet {
      assessment.answer(.met, AssessmentReason(.readingMeets))
    } else if mayFallBack, let earlier = lastMet(readings, before: newest, in: window) {
      assessment.answer(.slipped, AssessmentReason(fallenFrom: readings[earlier], .slippedBeforeDue))
    } else if isFlow && aim.isExceeded(reading.value) {
      assessment.answer(.missed, AssessmentReason(.aboveCeiling))
    } else {
      compare(newest, readings, from: start, in: window, into: &assessment)
    }
    return newest
  }

  private func answerUnreported(in window: Window, on day: Day, into assessment: inout Assessment) {
    if isTask {
      assessment.answer(.open, AssessmentReason(.nothingReported))
    } else if freshness.wasOwed(before: day, after: window.after) {
      assessment.answer(.unknown, AssessmentReason(.neverReported, text: obligation))
    } else {
      assessment.answer(.open, AssessmentReason(.noFigureYet))
    }
  }

  /// A fresh figure that does not meet the aim, against the trajectory and the trend.
  private func compare(
    _ newest: Int, _ readings: [HistoryReading], from start: Trajectory.Point?, in window: Window,
    into assessment: inout Assessment
  ) {
    let reading = readings[newest]
    guard let expected = assessment.expected, let due = window.due else {
      assessment.answer(.open, AssessmentReason(.noTrajectory))
      return
    }
    guard start.map({ $0.day < reading.day }) ?? true else {
      assessment.answer(.open, AssessmentReason(.baselineOnly))
      return
    }
    let trend = newest > 0 ? trend(readings, upTo: newest, from: start, in: window, by: due) : nil
    if let trend { assessment.trend = trend }
    if aim.isBehind(reading.value, expected: expected) {
      assessment.answer(.offTrack, AssessmentReason(.behindTrajectory, value: expected))
    } else if let trend, !aim.isMet(trend.onDueDay) {
      assessment.answer(.atRisk, AssessmentReason(.trendMisses, value: trend.onDueDay))
    } else {
      assessment.answer(.onTrack, AssessmentReason(.onTrajectory, value: expected))
    }
  }

  /// Least squares over the baseline and the figures after it.
  private func trend(
    _ readings: [HistoryReading], upTo newest: Int, from start: Trajectory.Point?, in window: Window, by due: Day
  ) -> Trend? {
    guard newest + (start == nil ? 1 : 2) >= TrendLine.leastReadings else { return nil }
    var points: [Trajectory.Point] = []
    points.reserveCapacity(newest + 2)
    if let start { points.append(start) }
    for place in 0...newest where counts(readings[place], in: window) {
      let point = Trajectory.Point(day: readings[place].day, value: readings[place].value)
      if let last = points.last, point.day <= last.day {
        // Of two figures for one day the shorter period's is the more exact; nothing before the baseline counts.
        if point.day == last.day && points.count > 1 { points[points.count - 1] = point }
      } else {
        points.append(point)
      }
    }
    return TrendLine(points)?.trend(on: due)
  }
}

extension AssessmentReason {
  init(fallenFrom reading: HistoryReading, _ code: Code) {
    self.init(code, period: reading.period, value: reading.value)
  }
}
