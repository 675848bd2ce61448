import CareGaugeModel

/// Do the plans' own numbers add up?
///
/// Works on what the catalogues declare: identities of shares, increases, scopes over areas, milestones and baselines. Rows that
/// restate another, or are not judged, are left out: they promise nothing of their own.
package struct PlanCheck: Sendable {
  let catalogue: Catalogue
  let indicators: [IndicatorID: Indicator]
  /// Rows that promise a figure by themselves, in the catalogue's order.
  let promises: [Target]
  let tree: AreaTree
  private let known: [SeriesKey: SeriesHistory]

  /// - Parameter known: figures as they are known now; those from which increases are counted must be among them.
  package init(_ catalogue: Catalogue, known: [SeriesKey: SeriesHistory]) {
    self.catalogue = catalogue
    self.known = known
    indicators = Dictionary(catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    promises = catalogue.targets.filter { $0.restates == nil && $0.notJudged == nil }
    tree = AreaTree(catalogue.areas)
  }

  /// Everything found: infeasible before inconsistent before implausible, each in the catalogue's order.
  package func findings() -> [PlanFinding] {
    let inconsistent = parts() + steps() + pairs() + twoWays() + areasAgainstTotals() + milestones() + evidence()
    let all = increases() + inconsistent + metAlready() + farFromOthers()
    let order = Dictionary(
      catalogue.targets.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ finding: PlanFinding) -> (Int, Int, Int) {
      let verdict = PlanFinding.Verdict.allCases.firstIndex(of: finding.verdict) ?? 0
      let numbers = finding.targets.map { order[$0.id] ?? .max }
      return (verdict, numbers.first ?? .max, numbers.last ?? .max)
    }
    return all.sorted { place($0) < place($1) }
  }

  /// The figure of an indicator for a day, if one is known: of the period that ends on it, or the newest before it.
  func figure(_ indicator: IndicatorID, _ area: AreaCode, on day: Day) -> HistoryReading? {
    known[SeriesKey(indicator, area)]?.readings.last { $0.isFigure && $0.day <= day }
  }

  func scale(of indicator: IndicatorID) -> Double { indicators[indicator]?.scale ?? 1 }

  func aim(of target: Target) -> Aim { Aim(target.condition, scale: scale(of: target.indicator)) }
}

extension Target {
  /// A level of its own area on one day: nothing that grows from a baseline, comes back, or is asked of each area.
  var isLevelOnce: Bool { scope == .area && increaseOf == nil && accruesSince == nil && dueOnce != nil }

  var dueOnce: Day? { if case .once(let day, _) = schedule { day } else { nil } }
}
