/// What an alert's state rests on.
package struct AlertBasis: Hashable, Sendable {
  private var kept: Kept<Parts>

  private struct Parts: Hashable, Sendable, Codable {
    var value: Double?
    var period: Period?
    var assessment: Assessment?
    var bound: Double?
    var text: String?
    var boundBefore: Double?
    var awaits: Int?
  }

  package init(
    value: Double? = nil, period: Period? = nil, assessment: Assessment? = nil, bound: Double? = nil,
    text: String? = nil, awaits: Int? = nil
  ) {
    kept = Kept(Parts(value: value, period: period, assessment: assessment, bound: bound, text: text, awaits: awaits))
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
  /// A rule's bound, or the first of a target's.
  package var bound: Double? {
    get { kept.value.bound }
    set { kept.change { $0.bound = newValue } }
  }
  /// What `bound` was while the alert fired, where the alert ended with another one.
  package var boundBefore: Double? {
    get { kept.value.boundBefore }
    set { kept.change { $0.boundBefore = newValue } }
  }
  /// How many figures in a row must lie on the good side of a rule's bound before its alert ends, where the newest does.
  package var awaits: Int? {
    get { kept.value.awaits }
    set { kept.change { $0.awaits = newValue } }
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
