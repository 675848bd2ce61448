import CareGaugeModel

extension Rule {
  /// Judges figures against the aim on a due day.
  ///
  /// - Parameter reach: what the plan's own numbers come to, asked only where it matters.
  func judge(_ figures: Figures, in window: Window, on day: Day, reach: () -> PlanReach? = { nil }) -> Assessment {
    var assessment: Assessment
    if let due = window.due, let period = notApplicable(figures.readings, on: due, in: window) {
      assessment = Assessment(.notJudged, AssessmentReason(.notApplicable, period: period))
    } else if let due = window.due, due < day {
      assessment = judgeAfter(due, figures, in: window)
    } else {
      assessment = judgeBefore(figures, in: window, on: day, reach: reach)
    }
    assessment.due = window.due
    assessment.occurrence = window.occurrence
    return assessment
  }

  private func judgeBefore(
    _ figures: Figures, in window: Window, on day: Day, reach: () -> PlanReach?
  ) -> Assessment {
    let readings = figures.readings
    guard let newest = newest(readings, in: window) else { return unreported(in: window, on: day) }
    let reading = readings[newest]
    let isMet = aim.isMet(by: reading)
    var assessment: Assessment
    if !freshness.isFresh(reading, on: day) {
      assessment = Assessment(.unknown, AssessmentReason(.stale, day: freshness.lastDay(of: reading)))
    } else if isMet {
      assessment = Assessment(.met, AssessmentReason(.readingMeets))
    } else if mayFallBack, let earlier = lastMet(readings, before: newest, in: window) {
      assessment = Assessment(
        .slipped, AssessmentReason(.slippedBeforeDue, period: readings[earlier].period, value: readings[earlier].value))
    } else if kind == .flow && aim.isExceeded(reading.value) {
      assessment = Assessment(.missed, AssessmentReason(.aboveCeiling))
    } else {
      assessment = compare(newest, readings, in: window, reach: reach)
    }
    assessment.use(newest, of: figures, aim: aim)
    if assessment.expected == nil, let trajectory = trajectory(readings, in: window) {
      assessment.expected = trajectory.value(on: reading.day)
    }
    if !isMet, let due = window.due { assessment.need(aim, from: reading, by: due) }
    return assessment
  }

  private func unreported(in window: Window, on day: Day) -> Assessment {
    if kind == .task { return Assessment(.open, AssessmentReason(.nothingReported)) }
    guard freshness.wasOwed(before: day, after: window.after) else {
      return Assessment(.open, AssessmentReason(.noFigureYet))
    }
    return Assessment(.unknown, AssessmentReason(.neverReported, text: obligation))
  }

  /// A fresh figure that does not meet the aim, against the trajectory, the trend and the plan's own numbers.
  private func compare(
    _ newest: Int, _ readings: [HistoryReading], in window: Window, reach: () -> PlanReach?
  ) -> Assessment {
    let reading = readings[newest]
    let trajectory = trajectory(readings, in: window)
    let expected = trajectory?.value(on: reading.day)
    let isLater = trajectory?.start.map { $0.day < reading.day } ?? true
    let plan = reach().flatMap { misses($0) ? $0 : nil }
    var assessment = Assessment(.open, AssessmentReason(expected == nil ? .noTrajectory : .baselineOnly))
    if let trajectory, let expected, isLater {
      let trend = trend(readings, upTo: newest, along: trajectory, in: window)
      if aim.isBehind(reading.value, expected: expected) {
        assessment = Assessment(.offTrack, AssessmentReason(.behindTrajectory, value: expected))
      } else if let trend, !aim.isMet(trend.onDueDay) {
        assessment = Assessment(.atRisk, AssessmentReason(.trendMisses, value: trend.onDueDay))
      } else {
        assessment = Assessment(.onTrack, AssessmentReason(.onTrajectory, value: expected))
      }
      assessment.trend = trend
    }
    if let plan {
      if assessment.state == .open || assessment.state == .onTrack {
        let trend = assessment.trend
        assessment = Assessment(.atRisk, AssessmentReason(.planMisses, value: plan.reached))
        assessment.trend = trend
      }
      assessment.plan = plan
      assessment.missingUnderPlan = aim.missing(plan.part, of: plan.whole + plan.wholeIncrease)
    }
    assessment.expected = expected
    return assessment
  }

  private func misses(_ plan: PlanReach) -> Bool {
    aim.missing(plan.part + plan.partIncrease, of: plan.whole + plan.wholeIncrease).map { $0 > 0 } ?? false
  }

  /// Least squares over the baseline and the figures after it.
  private func trend(
    _ readings: [HistoryReading], upTo newest: Int, along trajectory: Trajectory, in window: Window
  ) -> Trend? {
    var points: [Trajectory.Point] = []
    if let start = trajectory.start { points.append(start) }
    for reading in readings[...newest] where counts(reading, in: window) {
      if let last = points.last, reading.day <= last.day {
        // Of two figures for one day the shorter period's is the more exact; nothing before the baseline counts.
        if reading.day == last.day && points.count > 1 { points[points.count - 1] = point(reading) }
        continue
      }
      points.append(point(reading))
    }
    return TrendLine(points)?.trend(on: trajectory.due)
  }

  private func point(_ reading: HistoryReading) -> Trajectory.Point {
    Trajectory.Point(day: reading.day, value: reading.value)
  }
}
