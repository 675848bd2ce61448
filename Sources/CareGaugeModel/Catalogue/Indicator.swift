/// What is measured: name, unit, kind, direction and plausible range of an indicator 指标.
package struct Indicator: Hashable, Sendable {
  /// How figures of the indicator relate to time and to each other.
  package enum Kind: String, Sendable, CaseIterable {
    /// A level on a day (beds in use).
    case stock
    /// Counted anew in each period (revenue of a year).
    case flow
    /// A sum of events since a day (projects finished so far).
    case cumulative
    /// Numerator over denominator, rates per 1,000 too.
    case share
    /// Done or not: 1 or 0, where 0 means that nothing was reported yet.
    case task
  }

  /// Which direction is an improvement.
  package enum Better: String, Sendable, CaseIterable { case higher, lower, neither }

  package var id: IndicatorID
  package var name: LocalizedName
  /// A word of `targets.tsv`'s unit column: `ratio`, `beds`, `beds_per_1000_elders`, `done` …
  package var unit: String
  package var kind: Kind
  package var better: Better
  /// Indicators that a share is derived from.
  package var numerator: IndicatorID?
  package var denominator: IndicatorID?
  /// Who is counted in the denominator: `registered`, `resident`, `60+`, `65+`; empty where not stated.
  package var basis: [String]
  /// Values outside are findings, in the indicator's unit.
  package var range: ClosedRange<Double>
  /// The metric's name without prefix, where the default will not do.
  package var metric: String?
  /// The same relation the other way round: workers per 10,000 elders, where this one is elders per worker.
  package var inverse: IndicatorID?
  /// Whether children's counts add up to the parent's.
  package var adds: Bool

  package init(
    id: IndicatorID, name: LocalizedName, unit: String, kind: Kind, better: Better = .higher,
    numerator: IndicatorID? = nil, denominator: IndicatorID? = nil, basis: [String] = [], range: ClosedRange<Double>,
    metric: String? = nil, inverse: IndicatorID? = nil, adds: Bool = true
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.kind = kind
    self.better = better
    self.numerator = numerator
    self.denominator = denominator
    self.basis = basis
    self.range = range
    self.metric = metric
    self.inverse = inverse
    self.adds = adds
  }

  /// What a quotient of persons or beds is multiplied by to be in the indicator's unit: 1000 for `…_per_1000_…`.
  package var scale: Double {
    for (mark, scale) in [("_per_1000_", 1000.0), ("_per_10k_", 10_000), ("_per_100_", 100)] where unit.contains(mark) {
      return scale
    }
    return 1
  }
}

/// A name in both languages of pages and mails.
package struct LocalizedName: Hashable, Sendable {
  /// Simplified Chinese.
  package var zh: String
  /// English.
  package var en: String
  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }
}
