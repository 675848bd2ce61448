/// An alert on a figure itself, apart from any target.
package struct ThresholdRule: Hashable, Sendable {
  /// How long the condition has to hold before the alert fires.
  package enum Patience: Hashable, Sendable {
    /// A stretch of time.
    case time(Swift.Duration)
    /// A number of readings in a row.
    case readings(Int)
  }

  package var name: String
  package var indicator: IndicatorID
  /// The area that is watched; nil for each area that has the indicator.
  package var area: AreaCode?
  /// What the figure must be like for the alert: `below`, `above`, `at_least` or `at_most`.
  package var condition: Condition
  package var patience: Patience
  package var severity: Severity

  package init(
    name: String, indicator: IndicatorID, area: AreaCode?, condition: Condition, patience: Patience, severity: Severity
  ) {
    self.name = name
    self.indicator = indicator
    self.area = area
    self.condition = condition
    self.patience = patience
    self.severity = severity
  }
}
