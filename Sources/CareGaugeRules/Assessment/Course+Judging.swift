import CareGaugeModel

/// What was known at the end of a day.
struct KnownFigures {
  let day: Day
  let histories: [SeriesHistory]
  let records: [String: [TaskRecord]]
}

extension Course {
  /// Writes how the target stands, with the begun occurrences of a recurring one, in place: copies cost more than judging.
  func judge(_ known: KnownFigures, into judged: inout JudgedTarget) {
    if let fixed {
      judged.current = fixed
      return
    }
    switch timing {
    case .once, .continuous: judge(known, window, into: &judged.current)
    case .every(let windows):
      for (window, label) in zip(windows, labels) where window.hasBegun(on: known.day) {
        var occurrence = Assessment.unjudged
        occurrence.occurrence = label
        judge(known, window, into: &occurrence)
        judged.begun.append(occurrence)
      }
      if let last = judged.begun.last {
        judged.current = last
      } else if let first = windows.first {
        judged.current.occurrence = labels.first
        judge(known, first, into: &judged.current)
      }
    }
  }

  /// One window, in the one area or in all of them; a task may be confirmed by hand, as a whole.
  private func judge(_ known: KnownFigures, _ window: Window, into assessment: inout Assessment) {
    if isOverAreas {
      judgeAreas(known, window, into: &assessment)
    } else {
      judge(source, known, window, into: &assessment)
      if let period = source.withdrawn(known.histories, in: window) { assessment.withdrawn = period }
    }
    if let plan {
      plan.speak(known.histories, into: &assessment)
      if let period = plan.withdrawn(known.histories) {
        assessment.withdrawn = Period.later(assessment.withdrawn, period)
      }
    }
    guard rule.isTask else { return }
    TaskEvidence(proved: target.proved, records: known.records.isEmpty ? [] : known.records[target.id] ?? [])
      .confirm(&assessment, in: window, on: known.day)
  }

  private func judgeAreas(_ known: KnownFigures, _ window: Window, into assessment: inout Assessment) {
    let reportsOnly = TaskEvidence(proved: nil, records: [])
    var withdrawn: Period?
    let areas = places.map { place in
      var area = Assessment.unjudged
      judge(place.source, known, window, into: &area)
      leaveOut(&area, place.source, known, window)
      if rule.isTask { reportsOnly.confirm(&area, in: window, on: known.day) }
      if let period = place.source.withdrawn(known.histories, in: window), area.misses(period) {
        withdrawn = Period.later(withdrawn, period)
      }
      return (place.area, area)
    }
    let label = assessment.occurrence
    assessment = AreasAssessment(areas, isTask: rule.isTask, isDue: isDue(window, on: known.day)).combined
    (assessment.due, assessment.occurrence) = (window.due, label)
    if let withdrawn { assessment.withdrawn = withdrawn }
  }

  /// An area without the denominator does not count, unless a figure has decided for it already.
  private func leaveOut(
    _ area: inout Assessment, _ source: FigureSource, _ known: KnownFigures, _ window: Window
  ) {
    guard area.state == .unknown || !isDue(window, on: known.day) else { return }
    let readings = source.figures(known.histories, in: window, aim: rule.aim).readings
    if let period = rule.nothingToCount(readings, in: window) {
      area = Assessment(.notJudged, AssessmentReason(.notApplicable, period: period))
    }
  }

  private func isDue(_ window: Window, on day: Day) -> Bool {
    if case .continuous(let from, _) = timing { return from < day }
    return window.due.map { $0 < day } ?? false
  }

  private func judge(
    _ source: FigureSource, _ known: KnownFigures, _ window: Window, into assessment: inout Assessment
  ) {
    guard case .own(let number) = source else {
      let figures = source.figures(known.histories, in: window, aim: rule.aim)
      judge(figures.readings, figures.earlier, window, on: known.day, into: &assessment)
      return
    }
    judge(
      known.histories[number].readings, known.histories[number].earlier, window, on: known.day, into: &assessment)
  }

  private func judge(
    _ readings: [HistoryReading], _ earlier: [Int: Double], _ window: Window, on day: Day,
    into assessment: inout Assessment
  ) {
    let place =
      if case .continuous(let from, let last) = timing {
        rule.judge(readings, from: from, to: last, on: day, into: &assessment)
      } else {
        rule.judge(readings, in: window, on: day, into: &assessment)
      }
    if let place, !earlier.isEmpty { assessment.reading?.restatedFrom = earlier[place] }
    if rule.isTask { (assessment.gap, assessment.expected, assessment.neededPerMonth) = (nil, nil, nil) }
  }
}
