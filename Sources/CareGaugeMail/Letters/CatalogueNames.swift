import CareGaugeModel

/// The rows of a catalogue by their names.
struct CatalogueNames: Sendable {
  let indicators: [IndicatorID: Indicator]
  let areas: [AreaCode: Area]
  let targets: [String: Target]
  let documents: [String: PolicyDocument]
  let obligations: [String: Obligation]
  let identities: [IndicatorID: [ShareIdentity]]
  let rules: [String: ThresholdRule]

  init(_ catalogue: Catalogue, rules: [ThresholdRule]) {
    indicators = Dictionary(catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    areas = Dictionary(catalogue.areas.map { ($0.code, $0) }, uniquingKeysWith: { _, last in last })
    targets = Dictionary(catalogue.targets.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    documents = Dictionary(catalogue.documents.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    obligations = Dictionary(catalogue.obligations.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    identities = Dictionary(grouping: catalogue.identities, by: \.share)
    self.rules = Dictionary(rules.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// The series that a target's judgement rests on: its own, that whose change it grades, and the parts of a share.
  func series(of target: Target) -> [SeriesKey] {
    var others = [target.increaseOf]
    if let indicator = indicators[target.indicator] {
      let (part, whole) = parts(of: indicator, in: target.region)
      others += [part?.id, whole?.id]
    }
    return ([target.indicator] + others.compactMap { $0 }).map { SeriesKey($0, target.area) }
  }

  /// The indicator of a share's numerator in a region, and that of its denominator.
  func parts(of share: Indicator, in region: RegionID) -> (part: Indicator?, whole: Indicator?) {
    let identity = identities[share.id]?.first { $0.region == nil || $0.region == region }
    let part = (identity?.part ?? share.numerator).flatMap { indicators[$0] }
    let whole = (identity?.whole ?? share.denominator).flatMap { indicators[$0] }
    return (part, whole)
  }
}
