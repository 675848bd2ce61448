/// What an alert is about, as routes, groups, silences and pages see it.
package struct AlertSubject: Hashable, Sendable, Codable {
  package var kind: AlertKind
  package var region: RegionID?
  package var area: AreaCode?
  package var indicator: IndicatorID?
  /// The target's id; with `occurrence`, one window of a recurring one.
  package var target: String?
  package var occurrence: String?
  package var obligation: String?
  package var document: String?
  /// The bodies that the target's row names.
  package var responsible: [String]
  /// The name of the threshold rule or of the adapter.
  package var name: String?

  package init(
    kind: AlertKind, region: RegionID? = nil, area: AreaCode? = nil, indicator: IndicatorID? = nil,
    target: String? = nil, occurrence: String? = nil, obligation: String? = nil, document: String? = nil,
    responsible: [String] = [], name: String? = nil
  ) {
    self.kind = kind
    self.region = region
    self.area = area
    self.indicator = indicator
    self.target = target
    self.occurrence = occurrence
    self.obligation = obligation
    self.document = document
    self.responsible = responsible
    self.name = name
  }
}
