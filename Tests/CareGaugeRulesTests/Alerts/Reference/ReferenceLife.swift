/// The life of one alert, told as a story with a page for each phase.
struct ReferenceLife {
  private enum Phase { case asleep, waiting, burning }
  private var phase = Phase.asleep
  private var fires = 0
  /// Whether it judges figures, so that the same figure may come to be judged otherwise.
  private let isOnFigures: Bool
  private var page = PlainAlert.never

  init(kind: Int) { isOnFigures = kind == Plain.Kind.target || kind == Plain.Kind.threshold }

  /// The alert as it stands.
  var alert: PlainAlert { page }

  /// One look; what changed in the life, nil for nothing that the history keeps.
  mutating func look(_ sight: PlainSight, at now: Int, number: Int) -> PlainChange? {
    if sight.what == Plain.Sight.unseen { return nil }
    if sight.what == Plain.Sight.stays { return phase == .burning ? linger(sight, number) : nil }
    switch phase {
    case .asleep: return wake(sight, at: now, number)
    case .waiting: return wait(sight, at: now, number)
    case .burning: return burn(sight, at: now, number)
    }
  }

  private mutating func wake(_ sight: PlainSight, at now: Int, _ number: Int) -> PlainChange? {
    guard sight.what == Plain.Sight.holds else { return nil }
    page = PlainAlert.never
    page.episode = fires
    page.since = now
    page.conditionSince = now
    page.condition = sight.condition
    copy(sight)
    if sight.patience == 0 {
      ignite(at: now)
      return PlainChange(alert: number, step: Plain.Step.fired)
    }
    phase = .waiting
    page.state = Plain.State.pending
    return PlainChange(alert: number, step: Plain.Step.began)
  }

  private mutating func wait(_ sight: PlainSight, at now: Int, _ number: Int) -> PlainChange? {
    if sight.what == Plain.Sight.holds {
      let restated = restatement(sight)
      turn(sight, at: now)
      copy(sight)
      if now < page.since + sight.patience { return nil }
      ignite(at: now)
      return PlainChange(alert: number, step: Plain.Step.fired, restated: restated)
    }
    sleep(sight, at: now, as: Plain.State.inactive)
    return PlainChange(alert: number, step: Plain.Step.dropped)
  }

  private mutating func burn(_ sight: PlainSight, at now: Int, _ number: Int) -> PlainChange? {
    if sight.what == Plain.Sight.holds {
      let restated = restatement(sight)
      let old = page.condition
      turn(sight, at: now)
      copy(sight)
      page.clearSince = Plain.nothing
      if old != page.condition {
        let step = Plain.badness[page.condition] < Plain.badness[old] ? Plain.Step.eased : Plain.Step.worsened
        return PlainChange(alert: number, step: step, from: old, restated: restated)
      }
      return restated == .none ? nil : PlainChange(alert: number, step: Plain.Step.restated, restated: restated)
    }
    if sight.what == Plain.Sight.clear && sight.ending == Plain.Ending.cleared {
      let calm = page.clearSince == Plain.nothing ? now : page.clearSince
      if now < calm + sight.patience {
        page.clearSince = calm
        return nil
      }
    }
    let restated = sight.what == Plain.Sight.clear ? restatement(sight) : .none
    sleep(sight, at: now, as: Plain.State.resolved)
    fires += 1
    return PlainChange(alert: number, step: Plain.Step.resolved, restated: restated)
  }

  /// It goes on, and only what it rests on is newer.
  private mutating func linger(_ sight: PlainSight, _ number: Int) -> PlainChange? {
    let restated = restatement(sight)
    page.value = sight.value
    page.period = sight.period
    page.clearSince = Plain.nothing
    return restated == .none ? nil : PlainChange(alert: number, step: Plain.Step.restated, restated: restated)
  }

  private mutating func ignite(at now: Int) {
    phase = .burning
    page.state = Plain.State.firing
    page.firingSince = now
  }

  private mutating func sleep(_ sight: PlainSight, at now: Int, as state: Int) {
    let isWithdrawn = sight.what == Plain.Sight.unnamed
    let isSameFigure = sight.value != Plain.nothing && sight.value == page.value && sight.period == page.period
    if !isWithdrawn {
      page.value = sight.value
      page.period = sight.period
    }
    page.state = state
    page.clearSince = Plain.nothing
    page.endedAt = now
    page.ending = isWithdrawn ? Plain.Ending.withdrawn : sight.ending
    // Only one that fired is told of, and only there it matters whether a figure came.
    if state == Plain.State.resolved && page.ending == Plain.Ending.cleared && isOnFigures && isSameFigure {
      page.ending = Plain.Ending.judgedAnew
    }
    phase = .asleep
  }

  private mutating func turn(_ sight: PlainSight, at now: Int) {
    if sight.condition != page.condition { page.conditionSince = now }
    page.condition = sight.condition
  }

  private mutating func copy(_ sight: PlainSight) {
    page.severity = sight.severity
    page.value = sight.value
    page.period = sight.period
  }

  private func restatement(_ sight: PlainSight) -> PlainRestatement {
    if page.value == Plain.nothing || sight.period != page.period || sight.value == page.value { return .none }
    return PlainRestatement(period: page.period, from: page.value, to: sight.value)
  }
}
