/// What an alert's state rests on.
package struct AlertBasis: Hashable, Sendable {
  private var kept: Kept<Parts>

  private struct Parts: Hashable, Sendable, Codable {
    var value: Double?
    var period: Period?
    var assessment: Assessment?
    var bound: Double?
    var text: String?
  }

  package init(
    value: Double? = nil, period: Period? = nil, assessment: Assessment? = nil, bound: Double? = nil,
    text: String? = nil
  ) {
    kept = Kept(Parts(value: value, period: period, assessment: assessment, bound: bound, text: text))
  }
}

extension AlertBasis {
  /// In the indicator's unit; nil where no figure is concerned.
  package var value: Double? {
    get { kept.value.value }
    set { kept.change { $0.value = newValue } }
  }
  package var period: Period? {
    get { kept.value.period }
    set { kept.change { $0.period = newValue } }
  }
  /// The judgement, for alerts on targets.
  package var assessment: Assessment? {
    _read { yield kept.value.assessment }
    set { kept.change { $0.assessment = newValue } }
  }
  /// A rule's bound, for thresholds.
  package var bound: Double? {
    get { kept.value.bound }
    set { kept.change { $0.bound = newValue } }
  }
  /// A sentence of the adapter or finding, where that is what the alert is about.
  package var text: String? {
    get { kept.value.text }
    set { kept.change { $0.text = newValue } }
  }
}

extension AlertBasis: Codable {
  package init(from decoder: any Decoder) throws { kept = try Kept(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try kept.encode(to: encoder) }
}
