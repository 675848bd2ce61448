/// One step in an alert's life, as the alert history keeps it.
package struct AlertChange: Hashable, Sendable, Codable {
  package enum Step: String, Hashable, Sendable, CaseIterable, Codable {
    case began, fired, worsened, eased, restated, resolved
    /// Pending, and the condition ceased before the alert fired.
    case dropped
  }

  package var key: AlertKey
  package var step: Step
  /// The condition before, where it changed.
  package var from: AlertCondition?
  /// The figure as it was believed to be, where a report restated it.
  package var restated: Restatement?
  package var at: Instant
  /// The alert after the step.
  package var alert: Alert

  package init(
    _ step: Step, from: AlertCondition? = nil, restated: Restatement? = nil, at: Instant, alert: Alert
  ) {
    self.key = alert.key
    self.step = step
    self.from = from
    self.restated = restated
    self.at = at
    self.alert = alert
  }
}

/// A figure that a later report changed after judgement had used it.
package struct Restatement: Hashable, Sendable, Codable {
  package var period: Period
  package var from: Double
  /// Nil where the later report withdraws the figure.
  package var to: Double?

  package init(period: Period, from: Double, to: Double?) {
    self.period = period
    self.from = from
    self.to = to
  }
}
