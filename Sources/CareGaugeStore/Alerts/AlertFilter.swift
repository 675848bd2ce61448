import CareGaugeModel

/// Which alerts, or steps of alerts, are wanted; nil and empty sets ask for all.
package struct AlertFilter: Sendable, Hashable {
  package var key: AlertKey?
  package var kinds: Set<AlertKind>
  package var states: Set<AlertState>
  package var conditions: Set<AlertCondition>
  package var severities: Set<Severity>
  package var region: RegionID?
  package var area: AreaCode?
  package var indicator: IndicatorID?
  /// A target's id; alerts of its occurrences are among them.
  package var target: String?
  package var obligation: String?

  package init(
    key: AlertKey? = nil, kinds: Set<AlertKind> = [], states: Set<AlertState> = [],
    conditions: Set<AlertCondition> = [], severities: Set<Severity> = [], region: RegionID? = nil,
    area: AreaCode? = nil, indicator: IndicatorID? = nil, target: String? = nil, obligation: String? = nil
  ) {
    self.key = key
    self.kinds = kinds
    self.states = states
    self.conditions = conditions
    self.severities = severities
    self.region = region
    self.area = area
    self.indicator = indicator
    self.target = target
    self.obligation = obligation
  }
}
