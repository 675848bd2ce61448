import CareGaugeModel

/// Collects what a step changes, alert by alert.
struct Steps {
  let now: Instant
  private var before: [Alert?] = []
  private var after: [Alert] = []
  private var changes: [AlertChange?] = []
  private var next: Instant?

  init(now: Instant) { self.now = now }

  /// Everything collected, in the order of keys, whatever the order in which it came.
  var step: AlertStep {
    var step = AlertStep()
    step.next = next
    // Places are sorted and not what stands there, which is large.
    let keys = after.map(\.key)
    for place in keys.indices.sorted(by: { keys[$0] < keys[$1] }) {
      step.before.append(before[place])
      step.alerts.append(after[place])
      if let change = changes[place] { step.changes.append(change) }
    }
    return step
  }

  mutating func take(_ sighting: Sighting, of alert: Alert) {
    let isActive = alert.state == .pending || alert.state == .firing
    if isActive && sighting.subject.isAboutAnother(than: alert.subject) {
      if case .holds = sighting.observation {
        begin(sighting, episode: alert.state == .firing ? alert.episode + 1 : alert.episode, after: alert)
      } else {
        end(alert, .withdrawn, basis: nil, restated: nil)
      }
      return
    }
    switch (sighting.observation, alert.state) {
    case (.unseen, _), (.stays, .inactive), (.stays, .pending), (.stays, .resolved): break
    case (.stays, .firing): hold(sighting, alert, alert.condition, alert.severity, fires: false)
    case (.holds, .inactive): begin(sighting, episode: alert.episode, after: alert)
    case (.holds, .resolved): begin(sighting, episode: alert.episode + 1, after: alert)
    case (.holds(let condition, let severity), .pending):
      hold(sighting, alert, condition, severity, fires: isOver(sighting.patience, since: alert.since))
    case (.holds(let condition, let severity), .firing): hold(sighting, alert, condition, severity, fires: false)
    case (.clear, .inactive), (.clear, .resolved): break
    case (.clear(let ending), .pending): end(alert, ending, basis: sighting.basis, restated: nil)
    case (.clear(let ending), .firing): clear(sighting, alert, ending)
    }
  }

  /// An alert's first moment, or the first of a new episode.
  mutating func begin(_ sighting: Sighting, episode: Int, after old: Alert? = nil) {
    guard case .holds(let condition, let severity) = sighting.observation else { return }
    let fires = isOver(sighting.patience, since: now)
    let alert = Alert(
      key: sighting.key, subject: sighting.subject, state: fires ? .firing : .pending, condition: condition,
      severity: severity, since: now, firingSince: fires ? now : nil, conditionSince: now, episode: episode,
      basis: sighting.basis)
    add(
      old, alert,
      AlertChange(fires ? .fired : .began, restated: fires ? alert.basis.restatement : nil, at: now, alert: alert))
  }

  /// Ends an alert at once; nil for `basis` leaves what it rests on.
  mutating func end(_ alert: Alert, _ ending: AlertEnding, basis: AlertBasis?, restated: Restatement?) {
    var after = alert
    let isFiring = alert.state == .firing
    after.state = isFiring ? .resolved : .inactive
    after.clearSince = nil
    after.endedAt = now
    after.ending = ending
    if let basis {
      after.basis = basis
      if let bound = alert.basis.bound, bound != basis.bound { after.basis.boundBefore = bound }
    }
    add(alert, after, AlertChange(isFiring ? .resolved : .dropped, restated: restated, at: now, alert: after))
  }

  private mutating func hold(
    _ sighting: Sighting, _ alert: Alert, _ condition: AlertCondition, _ severity: Severity, fires: Bool
  ) {
    let isSame = alert.condition == condition && alert.severity == severity && alert.clearSince == nil && !fires
    if isSame && alert.basis == sighting.basis && alert.subject == sighting.subject { return }
    var after = alert
    after.subject = sighting.subject
    after.condition = condition
    after.severity = severity
    after.clearSince = nil
    after.basis = sighting.basis
    if condition != alert.condition { after.conditionSince = now }
    if fires {
      after.state = .firing
      after.firingSince = now
    }
    let restated = alert.basis.restatement(to: after.basis)
    let step: AlertChange.Step? =
      if fires {
        .fired
      } else if alert.state == .pending {
        nil
      } else if condition != alert.condition {
        condition.rank < alert.condition.rank ? .eased : .worsened
      } else {
        restated == nil ? nil : .restated
      }
    let from = !fires && condition != alert.condition ? alert.condition : nil
    let told = fires ? restated ?? after.basis.restatement : restated
    add(alert, after, step.map { AlertChange($0, from: from, restated: told, at: now, alert: after) })
  }

  private mutating func clear(_ sighting: Sighting, _ alert: Alert, _ ending: AlertEnding) {
    let since = alert.clearSince ?? now
    let isOnFigures = alert.subject.kind == .target || alert.subject.kind == .threshold
    let isSame = isOnFigures && ending == .cleared && alert.basis.hasFigures(of: sighting.basis)
    if ending != .cleared || isOver(sighting.patience, since: since) {
      end(
        alert, isSame ? .judgedAnew : ending, basis: sighting.basis,
        restated: alert.basis.restatement(to: sighting.basis))
    } else if alert.clearSince == nil {
      var after = alert
      after.clearSince = now
      add(alert, after, nil)
    }
  }

  /// Whether patience has run out; where it has not, the step says when it will have.
  private mutating func isOver(_ patience: Swift.Duration, since: Instant) -> Bool {
    let end = since.adding(patience)
    if end <= now { return true }
    next = min(next ?? end, end)
    return false
  }

  private mutating func add(_ before: Alert?, _ after: Alert, _ change: AlertChange?) {
    self.before.append(before)
    self.after.append(after)
    changes.append(change)
  }
}

extension AlertSubject {
  /// Whether a changed catalogue or rule has put other figures under the same name.
  fileprivate func isAboutAnother(than other: AlertSubject) -> Bool {
    indicator != other.indicator || area != other.area
  }
}
