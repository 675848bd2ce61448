import CareGaugeModel

/// Makes the sightings of threshold rules: one for each rule and each area that it watches.
package struct ThresholdSightings: Sendable {
  private let rules: [ThresholdRule]
  private let regions: [AreaCode: RegionID]

  /// - Parameters:
  ///   - rules: the configuration's, in any order.
  ///   - regions: the region of each area that the catalogues list.
  package init(rules: [ThresholdRule], regions: [AreaCode: RegionID]) {
    self.rules = rules
    self.regions = regions
  }

  /// The sightings from what is known of the series that the rules watch, rule by rule, areas in the order of their codes.
  ///
  /// A rule without an area watches each area that has a figure of its indicator.
  package func sightings(known: [SeriesKey: SeriesHistory]) -> [Sighting] {
    rules.flatMap { rule in
      let watched =
        rule.area.map { [SeriesKey(rule.indicator, $0)] }
        ?? known.filter { $0.key.indicator == rule.indicator && $0.value.readings.contains(where: \.isFigure) }.keys
        .sorted()
      return watched.map { sighting(of: rule, $0.area, known[$0] ?? SeriesHistory()) }
    }
  }

  /// Whether any rule watches the series, so that a change of it matters.
  package func watches(_ key: SeriesKey) -> Bool {
    rules.contains { $0.indicator == key.indicator && ($0.area == nil || $0.area == key.area) }
  }

  private func sighting(of rule: ThresholdRule, _ area: AreaCode, _ history: SeriesHistory) -> Sighting {
    let newest = history.readings.last(where: \.isFigure)
    return Sighting(
      key: .threshold(rule.name, area: area),
      subject: AlertSubject(
        kind: .threshold, region: regions[area], area: area, indicator: rule.indicator, name: rule.name),
      observation: observation(of: rule, history), patience: rule.wait,
      basis: AlertBasis(value: newest?.value, period: newest?.period, bound: rule.condition.values.first))
  }

  /// With `readings: n` the newest n figures must agree, either way, else an alert stays as it is; with `for:` the newest
  /// decides, and the machine counts the time.
  private func observation(of rule: ThresholdRule, _ history: SeriesHistory) -> Sighting.Observation {
    var needed =
      switch rule.patience {
      case .time: 1
      case .readings(let count): max(1, count)
      }
    var verdict: Bool?
    for reading in history.readings.reversed() where needed > 0 && reading.isFigure {
      let crosses = rule.condition.isCrossed(by: reading.value)
      if let verdict, verdict != crosses { return .unseen }
      verdict = crosses
      needed -= 1
    }
    guard let verdict, needed == 0 else { return .unseen }
    return verdict ? .holds(.crossed, rule.severity) : .clear(.cleared)
  }
}

extension ThresholdRule {
  fileprivate var wait: Swift.Duration {
    switch patience {
    case .time(let duration): duration
    case .readings: .zero
    }
  }
}

extension Condition {
  /// Whether a figure is as a threshold rule asks; the conditions that no rule can have are never crossed.
  fileprivate func isCrossed(by value: Double) -> Bool {
    switch self {
    case .atLeast(let bound): value >= bound
    case .atMost(let bound): value <= bound
    case .above(let bound): value > bound
    case .below(let bound): value < bound
    case .between, .exactly, .about, .done, .during: false
    }
  }
}
