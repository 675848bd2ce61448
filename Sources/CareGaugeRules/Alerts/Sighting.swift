import CareGaugeModel

/// What judgement says of one alert at a moment; the machine turns it into steps of the alert's life.
package struct Sighting: Hashable, Sendable {
  package enum Observation: Hashable, Sendable {
    /// The alert's condition holds.
    case holds(AlertCondition, Severity)
    /// It does not hold, and why that ends the alert.
    case clear(AlertEnding)
    /// Its figures disagree: an alert that fires goes on, and rests on the newest of them.
    case stays
    /// Nothing can be said: an alert stays as it is, because missing data never resolves and never fires.
    case unseen
  }

  package var key: AlertKey
  package var subject: AlertSubject
  package var observation: Observation
  /// For how long the observation has to last before the alert fires, or before a firing one that is `cleared` resolves.
  package var patience: Swift.Duration
  package var basis: AlertBasis

  package init(
    key: AlertKey, subject: AlertSubject, observation: Observation, patience: Swift.Duration = .zero,
    basis: AlertBasis = AlertBasis()
  ) {
    self.key = key
    self.subject = subject
    self.observation = observation
    self.patience = patience
    self.basis = basis
  }

  /// Whether this one counts when two sightings name the same alert: what holds before what is unseen before what is clear.
  func outweighs(_ other: Sighting) -> Bool { weight > other.weight }

  private var weight: (Int, Int, Double) {
    switch observation {
    case .holds(let condition, _): (2, condition.rank, basis.value ?? -.infinity)
    case .stays: (1, 1, basis.value ?? -.infinity)
    case .unseen: (1, 0, basis.value ?? -.infinity)
    case .clear: (0, 0, basis.value ?? -.infinity)
    }
  }
}
