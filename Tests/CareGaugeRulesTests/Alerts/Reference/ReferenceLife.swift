import CareGaugeModel

/// What is seen of one alert, in plain numbers: minutes, and figures that are whole.
struct PlainSight {
  enum What: Equatable {
    case holds(AlertCondition, Severity)
    case clear(AlertEnding)
    case unseen
    /// No sighting names the alert.
    case unnamed
  }
  var what: What
  /// Minutes.
  var patience = 0
  var value: Int?
  /// The number of the period.
  var period = 0
}

/// An alert as the reference sees it; times are minutes since the world began.
struct PlainAlert: Equatable {
  var state: AlertState
  var condition: AlertCondition
  var severity: Severity
  var since: Int
  var firingSince: Int?
  var conditionSince: Int
  var clearSince: Int?
  var endedAt: Int?
  var ending: AlertEnding?
  var episode: Int
  var value: Int?
  var period: Int
}

/// A step of a life: which alert, what, and from which condition and figure.
struct PlainChange: Equatable {
  var alert: Int
  var step: AlertChange.Step
  var from: AlertCondition?
  var restated: [Int?]?
}

/// The life of one alert, told as a story with a page for each phase.
struct ReferenceLife {
  private enum Phase {
    case asleep
    case waiting(since: Int)
    case burning(since: Int, fired: Int, calmSince: Int?)
  }
  private var phase = Phase.asleep
  private var fires = 0
  private var condition = AlertCondition.missed
  private var severity = Severity.info
  private var conditionSince = 0
  private var figure: (value: Int?, period: Int) = (nil, 0)
  private var last: PlainAlert?

  static let badness: [AlertCondition: Int] = [
    .missed: 30, .slipped: 30, .offTrack: 20, .atRisk: 10, .unreported: 20, .dueSoon: 10, .late: 10, .implausible: 10,
    .failing: 10, .crossed: 10,
  ]

  /// The alert as it stands; nil before it ever began.
  var alert: PlainAlert? { last }

  /// One look; what changed in the life, nil for nothing that the history keeps.
  mutating func look(_ sight: PlainSight, at now: Int, number: Int) -> PlainChange? {
    switch phase {
    case .asleep: wake(sight, at: now, number)
    case .waiting(let since): wait(sight, since, at: now, number)
    case .burning(let since, let fired, let calm): burn(sight, since, fired, calm, at: now, number)
    }
  }

  private mutating func wake(_ sight: PlainSight, at now: Int, _ number: Int) -> PlainChange? {
    guard case .holds(let condition, let severity) = sight.what else { return nil }
    (self.condition, self.severity, conditionSince) = (condition, severity, now)
    figure = (sight.value, sight.period)
    phase = sight.patience == 0 ? .burning(since: now, fired: now, calmSince: nil) : .waiting(since: now)
    write()
    return PlainChange(alert: number, step: sight.patience == 0 ? .fired : .began)
  }

  private mutating func wait(_ sight: PlainSight, _ since: Int, at now: Int, _ number: Int) -> PlainChange? {
    switch sight.what {
    case .unseen: return nil
    case .unnamed, .clear:
      if sight.what != .unnamed { figure = (sight.value, sight.period) }
      write(end: now, ending(sight.what), .inactive)
      phase = .asleep
      return PlainChange(alert: number, step: .dropped)
    case .holds(let condition, let severity):
      let restated = restatement(sight)
      turn(condition, severity, sight, at: now)
      guard now - since >= sight.patience else {
        write()
        return nil
      }
      phase = .burning(since: since, fired: now, calmSince: nil)
      write()
      return PlainChange(alert: number, step: .fired, restated: restated)
    }
  }

  private mutating func burn(
    _ sight: PlainSight, _ since: Int, _ fired: Int, _ calm: Int?, at now: Int, _ number: Int
  ) -> PlainChange? {
    switch sight.what {
    case .unseen: return nil
    case .unnamed, .clear:
      if sight.what == .clear(.cleared) && now - (calm ?? now) < sight.patience {
        phase = .burning(since: since, fired: fired, calmSince: calm ?? now)
        write()
        return nil
      }
      let restated = sight.what == .unnamed ? nil : restatement(sight)
      if sight.what != .unnamed { figure = (sight.value, sight.period) }
      phase = .burning(since: since, fired: fired, calmSince: nil)
      write(end: now, ending(sight.what), .resolved)
      phase = .asleep
      fires += 1
      return PlainChange(alert: number, step: .resolved, restated: restated)
    case .holds(let condition, let severity):
      let old = self.condition
      let restated = restatement(sight)
      turn(condition, severity, sight, at: now)
      phase = .burning(since: since, fired: fired, calmSince: nil)
      write()
      if old != condition {
        let eased = Self.badness[condition, default: 0] < Self.badness[old, default: 0]
        return PlainChange(alert: number, step: eased ? .eased : .worsened, from: old, restated: restated)
      }
      return restated.map { PlainChange(alert: number, step: .restated, restated: $0) }
    }
  }

  private mutating func turn(_ condition: AlertCondition, _ severity: Severity, _ sight: PlainSight, at now: Int) {
    if condition != self.condition { conditionSince = now }
    self.condition = condition
    self.severity = severity
    figure = (sight.value, sight.period)
  }

  private func restatement(_ sight: PlainSight) -> [Int?]? {
    figure.value != nil && sight.period == figure.period && sight.value != figure.value
      ? [figure.period, figure.value, sight.value] : nil
  }

  private func ending(_ what: PlainSight.What) -> AlertEnding {
    if case .clear(let ending) = what { ending } else { .withdrawn }
  }

  private mutating func write(end: Int? = nil, _ ending: AlertEnding? = nil, _ state: AlertState? = nil) {
    var page = PlainAlert(
      state: state ?? .pending, condition: condition, severity: severity, since: 0, conditionSince: conditionSince,
      endedAt: end, ending: ending, episode: fires, value: figure.value, period: figure.period)
    switch phase {
    case .asleep: return
    case .waiting(let since): page.since = since
    case .burning(let since, let fired, let calm):
      page.since = since
      page.firingSince = fired
      page.clearSince = calm
      page.state = state ?? .firing
    }
    last = page
  }
}
