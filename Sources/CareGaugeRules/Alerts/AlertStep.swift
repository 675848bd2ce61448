import CareGaugeModel

/// What one look at the world changes.
package struct AlertStep: Sendable {
  /// Alerts as they are after the step, those only that it changed, in the order of their keys.
  package var alerts: [Alert] = []
  /// The same alerts as they were; nil for one that is new.
  package var before: [Alert?] = []
  /// What the alert history keeps, in the order of the keys; an alert whose basis alone moved on has none.
  package var changes: [AlertChange] = []
  /// When patience ends that is being exercised now: a later step with the same sightings would change something.
  package var next: Instant?

  package init() {}

  package var isEmpty: Bool { alerts.isEmpty }
}
