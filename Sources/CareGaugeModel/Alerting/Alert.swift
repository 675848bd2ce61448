/// Where an alert is in its life.
package enum AlertState: String, Hashable, Sendable, CaseIterable, Codable {
  /// Never raised, or ended so long ago that nobody is told any more.
  case inactive
  /// Its condition holds, but not yet for as long as the rule asks.
  case pending
  case firing
  case resolved
}

/// Why an alert ended.
package enum AlertEnding: String, Hashable, Sendable, CaseIterable, Codable {
  /// A figure shows that the condition holds no longer.
  case cleared
  /// The figures are the same, but what they are held against has changed: a bound, a day, or other figures.
  case judgedAnew = "judged_anew"
  /// The source says that there is nothing to count.
  case notApplicable = "not_applicable"
  /// The catalogue or the configuration no longer has what it was about.
  case withdrawn
  /// The next occurrence has fallen due, or nobody waits for the figure any more; nobody is told.
  case expired
}

/// An alert as it stands: one row a key; what it was before stands in the alert history.
package struct Alert: Hashable, Sendable, Codable {
  package var key: AlertKey
  package var subject: AlertSubject
  package var state: AlertState
  package var condition: AlertCondition
  package var severity: Severity
  /// Since when this episode is pending or firing.
  package var since: Instant
  /// Since when it fires; nil while it is pending.
  package var firingSince: Instant?
  /// Since when it has this condition.
  package var conditionSince: Instant
  /// Since when its condition no longer holds while it still fires (a rule's `for:` counts both ways).
  package var clearSince: Instant?
  package var endedAt: Instant?
  package var ending: AlertEnding?
  /// How often it has fired before, so that each episode has a thread of its own.
  package var episode: Int
  /// The figure and judgement that the present state rests on.
  package var basis: AlertBasis

  package init(
    key: AlertKey, subject: AlertSubject, state: AlertState, condition: AlertCondition, severity: Severity,
    since: Instant, firingSince: Instant? = nil, conditionSince: Instant, clearSince: Instant? = nil,
    endedAt: Instant? = nil, ending: AlertEnding? = nil, episode: Int = 0, basis: AlertBasis = AlertBasis()
  ) {
    self.key = key
    self.subject = subject
    self.state = state
    self.condition = condition
    self.severity = severity
    self.since = since
    self.firingSince = firingSince
    self.conditionSince = conditionSince
    self.clearSince = clearSince
    self.endedAt = endedAt
    self.ending = ending
    self.episode = episode
    self.basis = basis
  }
}
