import CareGaugeModel

/// What was known at the end of a day.
struct KnownFigures {
  let day: Day
  let histories: [SeriesHistory]
  let records: [String: [TaskRecord]]
}

extension Course {
  /// How the target stands, with its occurrences where it recurs.
  func judge(_ known: KnownFigures) -> (current: Assessment, begun: [Assessment]) {
    if let fixed { return (fixed, []) }
    switch timing {
    case .once(let window): return (judge(known, in: window), [])
    case .continuous(let from, let last): return (judge(known, from: from, to: last), [])
    case .every(let windows):
      let begun = windows.prefix { $0.hasBegun(on: known.day) }.map { judge(known, in: $0) }
      if let current = begun.last { return (current, begun) }
      guard let first = windows.first else { return (Assessment(.open, AssessmentReason(.noFigureYet)), []) }
      return (judge(known, in: first), [])
    }
  }

  private func judge(_ known: KnownFigures, in window: Window) -> Assessment {
    let isDue = window.due.map { $0 < known.day } ?? false
    return judge(known, confirmedIn: window, isDue: isDue) { place in
      let figures = place.source.figures(known.histories, in: window, aim: rule.aim)
      return rule.judge(figures, in: window, on: known.day) { plan?.reach(known.histories) }
    }
  }

  private func judge(_ known: KnownFigures, from start: Day, to end: Day?) -> Assessment {
    let always = Window(after: nil, due: nil, occurrence: nil)
    return judge(known, confirmedIn: always, isDue: start < known.day) { place in
      let figures = place.source.figures(known.histories, in: always, aim: rule.aim)
      return rule.judge(figures, from: start, to: end, on: known.day)
    }
  }

  /// Judges the one area or all of them; a task may be confirmed by hand, as a whole.
  private func judge(
    _ known: KnownFigures, confirmedIn window: Window, isDue: Bool, each judge: (Place) -> Assessment
  ) -> Assessment {
    guard rule.kind == .task || isOverAreas else { return judge(places[0]) }
    let none = TaskEvidence(proved: nil, records: [])
    var assessment: Assessment
    if isOverAreas {
      let areas = places.map { place in
        let area = judge(place)
        return (place.area, rule.kind == .task ? none.confirm(area, in: window, on: known.day) : area)
      }
      assessment = AreasAssessment(areas, isTask: rule.kind == .task, isDue: isDue).combined
      (assessment.due, assessment.occurrence) = (window.due, window.occurrence)
    } else {
      assessment = judge(places[0])
    }
    guard rule.kind == .task else { return assessment }
    let evidence = TaskEvidence(proved: target.proved, records: known.records[target.id] ?? [])
    var confirmed = evidence.confirm(assessment, in: window, on: known.day)
    (confirmed.areas, confirmed.reported) = (assessment.areas, assessment.reported)
    return confirmed
  }
}
