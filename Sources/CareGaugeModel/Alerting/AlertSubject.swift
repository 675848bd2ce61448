/// What an alert is about, as routes, groups, silences and pages see it.
package struct AlertSubject: Hashable, Sendable {
  private var kept: Kept<Parts>

  private struct Parts: Hashable, Sendable, Codable {
    var kind: AlertKind
    var region: RegionID?
    var area: AreaCode?
    var indicator: IndicatorID?
    var target: String?
    var occurrence: String?
    var obligation: String?
    var document: String?
    var responsible: [String]
    var name: String?
  }

  package init(
    kind: AlertKind, region: RegionID? = nil, area: AreaCode? = nil, indicator: IndicatorID? = nil,
    target: String? = nil, occurrence: String? = nil, obligation: String? = nil, document: String? = nil,
    responsible: [String] = [], name: String? = nil
  ) {
    kept = Kept(
      Parts(
        kind: kind, region: region, area: area, indicator: indicator, target: target, occurrence: occurrence,
        obligation: obligation, document: document, responsible: responsible, name: name))
  }
}

extension AlertSubject {
  package var kind: AlertKind {
    get { kept.value.kind }
    set { kept.change { $0.kind = newValue } }
  }
  package var region: RegionID? {
    get { kept.value.region }
    set { kept.change { $0.region = newValue } }
  }
  package var area: AreaCode? {
    get { kept.value.area }
    set { kept.change { $0.area = newValue } }
  }
  package var indicator: IndicatorID? {
    get { kept.value.indicator }
    set { kept.change { $0.indicator = newValue } }
  }
  /// The target's id; with `occurrence`, one window of a recurring one.
  package var target: String? {
    get { kept.value.target }
    set { kept.change { $0.target = newValue } }
  }
  package var occurrence: String? {
    get { kept.value.occurrence }
    set { kept.change { $0.occurrence = newValue } }
  }
  package var obligation: String? {
    get { kept.value.obligation }
    set { kept.change { $0.obligation = newValue } }
  }
  package var document: String? {
    get { kept.value.document }
    set { kept.change { $0.document = newValue } }
  }
  /// The bodies that the target's row names.
  package var responsible: [String] {
    get { kept.value.responsible }
    set { kept.change { $0.responsible = newValue } }
  }
  /// The name of the threshold rule or of the adapter.
  package var name: String? {
    get { kept.value.name }
    set { kept.change { $0.name = newValue } }
  }
}

extension AlertSubject: Codable {
  package init(from decoder: any Decoder) throws { kept = try Kept(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try kept.encode(to: encoder) }
}
