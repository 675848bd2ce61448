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
  /// A rule without an area watches each area of which anything was ever reported, because one whose only figure was
  /// withdrawn has to be seen as that.
  package func sightings(known: [SeriesKey: SeriesHistory]) -> [Sighting] {
    rules.flatMap { rule in
      let watched =
        rule.area.map { [SeriesKey(rule.indicator, $0)] }
        ?? known.keys.filter { $0.indicator == rule.indicator }.sorted()
      return watched.map { sighting(of: rule, $0.area, known[$0] ?? SeriesHistory()) }
    }
  }

  /// Whether any rule watches the series, so that a change of it matters.
  package func watches(_ key: SeriesKey) -> Bool {
    rules.contains { $0.indicator == key.indicator && ($0.area == nil || $0.area == key.area) }
  }

  private func sighting(of rule: ThresholdRule, _ area: AreaCode, _ history: SeriesHistory) -> Sighting {
    let newest = history.readings.last(where: \.isFigure)
    let observation = observation(of: rule, history)
    let isGood = newest.map { !rule.condition.isCrossed(by: $0.value) } ?? false
    return Sighting(
      key: .threshold(rule.name, area: area),
      subject: AlertSubject(
        kind: .threshold, region: regions[area], area: area, indicator: rule.indicator, name: rule.name),
      observation: observation, patience: rule.wait,
      basis: AlertBasis(
        value: newest?.value, period: newest?.period, bound: rule.condition.values.first,
        awaits: observation == .stays && isGood ? rule.count : nil))
  }

  /// With `readings: n` the newest n figures must agree, either way, else an alert stays; with `for:` the newest decides,
  /// and the machine counts the time.
  ///
  /// Good figures from before one that was withdrawn end nothing, since it may have been the bad one.
  private func observation(of rule: ThresholdRule, _ history: SeriesHistory) -> Sighting.Observation {
    let withdrawn = history.withdrawn()
    var needed = rule.count
    var verdict: Bool?
    for reading in history.readings.reversed() where needed > 0 && reading.isFigure {
      let crosses = rule.condition.isCrossed(by: reading.value)
      if let verdict, verdict != crosses { return .stays }
      if let withdrawn, !crosses, reading.period.end < withdrawn.end { return verdict == nil ? .unseen : .stays }
      verdict = crosses
      needed -= 1
    }
    guard let verdict, needed == 0 else { return .unseen }
    return verdict ? .holds(.crossed, rule.severity) : .clear(.cleared)
  }
}

extension ThresholdRule {
  /// How many figures in a row have to say the same.
  fileprivate var count: Int {
    switch patience {
    case .time: 1
    case .readings(let count): max(1, count)
    }
  }

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
