import CareGaugeModel

/// Makes the sightings of judged targets: for each target, or each begun occurrence of a recurring one, an alert on the
/// target itself and one on nobody reporting.
package struct TargetSightings: Sendable {
  /// Occurrences and missing figures are of interest for so long after their due day.
  static let months = 20
  /// How long before a due day a target without a fresh figure is brought to notice.
  static let noticeDays = 30

  /// Severities that differ from the conditions' own.
  private let severities: [AlertCondition: Severity]

  /// - Parameter severities: the configuration's, for conditions that it names.
  package init(severities: [AlertCondition: Severity] = [:]) { self.severities = severities }

  /// The sightings on a day, in the order of the targets.
  ///
  /// What raises nothing and has no pending or firing alert in `book` is left out, since its sighting would change nothing;
  /// an alert that fires on and rests on the same is named as `unseen`. Rows that restate another and rows that the
  /// catalogue does not judge have no sightings.
  package func sightings(of judged: [JudgedTarget], on today: Day, book: AlertBook) -> [Sighting] {
    var all: [Sighting] = []
    for target in judged { append(target, on: today, book: book, to: &all) }
    return all
  }

  private func append(_ judged: JudgedTarget, on today: Day, book: AlertBook, to all: inout [Sighting]) {
    guard judged.target.restates == nil else { return }
    let places = book.places(ofTarget: judged.target.id)
    if judged.begun.isEmpty { append(judged.current, judged.target, following: nil, on: today, places, book, &all) }
    for number in judged.begun.indices {
      let following = number + 1 < judged.begun.count ? judged.begun[number + 1].due : nil
      append(judged.begun[number], judged.target, following: following, on: today, places, book, &all)
    }
  }

  private func append(
    _ assessment: Assessment, _ target: Target, following: Day?, on today: Day, _ places: [Int]?, _ book: AlertBook,
    _ all: inout [Sighting]
  ) {
    if assessment.state == .notJudged && assessment.reason.code != .notApplicable { return }
    let level = observation(of: assessment, target, following: following, on: today)
    append(.target, level, target, assessment, places, book, &all)
    append(.targetUnreported, reporting(of: assessment, target, on: today), target, assessment, places, book, &all)
  }

  private func append(
    _ kind: AlertKind, _ observation: Sighting.Observation, _ target: Target, _ assessment: Assessment,
    _ places: [Int]?, _ book: AlertBook, _ all: inout [Sighting]
  ) {
    var observation = observation
    var isKnown = false
    for place in places ?? [] where book.alerts[place].isOn(kind, occurrence: assessment.occurrence) {
      if kind == .target, observation == .clear(.cleared), book.alerts[place].subject.indicator == target.indicator,
        assessment.endsForWantOfFigures(book.alerts[place].basis, bound: target.condition.values.first)
      {
        observation = .unseen
      }
      if book.alerts[place].stays(observation, target, assessment) {
        all.append(Sighting(unchanged: book.alerts[place]))
        return
      }
      isKnown = true
    }
    guard isKnown || observation.isHolding else { return }
    all.append(sighting(kind, target, assessment, observation))
  }

  private func observation(
    of assessment: Assessment, _ target: Target, following: Day?, on today: Day
  ) -> Sighting.Observation {
    if assessment.occurrence != nil, let due = assessment.due {
      if let following, following < today { return .clear(.expired) }
      if today > due.adding(months: Self.months) { return .clear(.expired) }
    }
    if let condition = assessment.state.condition { return .holds(condition, severity(condition, target)) }
    return switch assessment.state {
    case .unknown: .unseen
    case .notJudged: .clear(.notApplicable)
    // A figure that was withdrawn leaves nothing to judge by, and missing data never resolves.
    case .open where assessment.reason.hasNoFigure: .unseen
    default: .clear(.cleared)
    }
  }

  private func reporting(of assessment: Assessment, _ target: Target, on today: Day) -> Sighting.Observation {
    if assessment.state == .notJudged { return .clear(.notApplicable) }
    guard let due = assessment.due else {
      return assessment.state == .unknown ? .holds(.unreported, severity(.unreported, target)) : .clear(.cleared)
    }
    if today > due.adding(months: Self.months) { return .clear(.expired) }
    let isNear = due - Self.noticeDays <= today && today <= due
    let isUnknown = assessment.state == .unknown
    if isNear && (isUnknown || assessment.isOpenWithoutReport) { return .holds(.dueSoon, severity(.dueSoon, target)) }
    return isUnknown ? .holds(.unreported, severity(.unreported, target)) : .clear(.cleared)
  }

  private func severity(_ condition: AlertCondition, _ target: Target) -> Severity {
    let severity = severities[condition] ?? condition.severity
    return target.dueBasis == .assumed ? severity.atMost(.warning) : severity
  }

  private func sighting(
    _ kind: AlertKind, _ target: Target, _ assessment: Assessment, _ observation: Sighting.Observation
  ) -> Sighting {
    let occurrence = assessment.occurrence
    return Sighting(
      key: kind == .target
        ? .target(target.id, occurrence: occurrence) : .unreported(target.id, occurrence: occurrence),
      subject: AlertSubject(
        kind: kind, region: target.region, area: target.area, indicator: target.indicator, target: target.id,
        occurrence: occurrence, obligation: target.reportedUnder, document: target.document,
        responsible: target.responsible),
      observation: observation,
      basis: AlertBasis(
        value: assessment.reading?.value, period: assessment.reading?.period, assessment: assessment,
        bound: target.condition.values.first))
  }
}

extension Alert {
  fileprivate func isOn(_ kind: AlertKind, occurrence: String?) -> Bool {
    subject.kind == kind && subject.occurrence == occurrence
  }

  /// Whether the observation says nothing of a firing alert that it does not say already.
  fileprivate func stays(_ observation: Sighting.Observation, _ target: Target, _ assessment: Assessment) -> Bool {
    state == .firing && observation == .holds(condition, severity) && basis.assessment == assessment
      && basis.bound == target.condition.values.first && subject.region == target.region && subject.area == target.area
      && subject.indicator == target.indicator && subject.obligation == target.reportedUnder
      && subject.document == target.document && subject.responsible == target.responsible
  }
}

extension Sighting {
  /// Names an alert that stays as it is, at less cost than saying again why.
  fileprivate init(unchanged alert: Alert) {
    self.init(key: alert.key, subject: alert.subject, observation: .unseen, basis: alert.basis)
  }
}

extension Sighting.Observation {
  var isHolding: Bool {
    if case .holds = self { true } else { false }
  }
}

extension Assessment {
  /// Not due, and nothing was reported since the target was set.
  fileprivate var isOpenWithoutReport: Bool {
    state == .open && (reason.hasNoFigure || reason.code == .baselineOnly || reason.code == .areasMissing)
  }
}

extension AssessmentReason {
  /// Whether there was no figure at all to judge by.
  fileprivate var hasNoFigure: Bool {
    switch code {
    case .noFigureYet, .nothingReported: true
    case .areasMissing: count == 0
    default: false
    }
  }
}
