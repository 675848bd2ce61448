import CareGaugeModel

extension PlanCheck {
  /// How many times what every other region asks a rate must be to stand out.
  static let farFactor = 5.0

  /// Rates that are many times, or a fraction of, what every other region asks of the same relation.
  ///
  /// Only rates can be compared: totals differ with the size of a region. Per 1,000, per 10,000 and the inverse are the same
  /// relation.
  func farFromOthers() -> [PlanFinding] {
    let groups = Dictionary(grouping: rates) { $0.relation }
    return groups.values.flatMap { rows in rows.compactMap { farFromOthers($0, among: rows) } }
  }

  /// The same relation, area and day written both ways, with different figures.
  func twoWays() -> [PlanFinding] {
    let rates = rates
    return rates.filter(\.isInverted).flatMap { inverted in
      rates.compactMap { plain in
        guard !plain.isInverted, plain.relation == inverted.relation, plain.target.area == inverted.target.area,
          plain.target.dueOnce == inverted.target.dueOnce, plain.target.document == inverted.target.document,
          plain.isFloor == inverted.isFloor, abs(plain.each / inverted.each - 1) > 1e-9
        else { return nil }
        let unit = scale(of: plain.target.indicator)
        return PlanFinding(
          .inconsistent, .possible, [plain.target, inverted.target],
          .twoWays(written: plain.each * unit, inverted: inverted.each * unit))
      }
    }
  }

  private func farFromOthers(_ rate: Rate, among rows: [Rate]) -> PlanFinding? {
    let others = rows.filter { $0.target.region != rate.target.region && $0.isFloor == rate.isFloor }
    guard let nearest = others.min(by: { $0.distance(to: rate) < $1.distance(to: rate) }),
      nearest.distance(to: rate) >= Self.farFactor,
      others.allSatisfy({ ($0.each < rate.each) == (nearest.each < rate.each) })
    else { return nil }
    // Of two regions that differ neither stands out by number: the more demanding one is named.
    let regions = Set(others.map(\.target.region)).count
    if regions == 1, (nearest.each > rate.each) == rate.isFloor { return nil }
    let value = rate.target.condition.values[0]
    let theirs = rate.isInverted ? rate.scale / nearest.each : rate.scale * nearest.each
    return PlanFinding(
      .implausible, .possible, [rate.target, nearest.target],
      .farFromOthers(value: value, nearest: theirs, regions: regions))
  }

  /// What a row asks of one elder, household or bed.
  private struct Rate {
    var target: Target
    var relation: String
    var each: Double
    /// What one of them is multiplied by to be in the row's unit.
    var scale: Double
    /// Whether more is asked for than `each`, and not less.
    var isFloor: Bool
    /// Written as elders per worker, where others write workers per elder.
    var isInverted: Bool

    func distance(to other: Rate) -> Double { max(each / other.each, other.each / each) }
  }

  private var rates: [Rate] {
    promises.compactMap { target in
      guard let indicator = indicators[target.indicator], indicator.kind == .share, target.scope == .area,
        target.dueOnce != nil, target.increaseOf == nil, target.condition.values.count == 1,
        let value = target.condition.values.first, value > 0
      else { return nil }
      let isFloor = aim(of: target).low.isFinite
      if let inverse = indicator.inverse {
        return Rate(
          target: target, relation: relation(inverse), each: indicator.scale / value, scale: indicator.scale,
          isFloor: !isFloor,
          isInverted: true)
      }
      guard indicator.scale > 1 else { return nil }
      return Rate(
        target: target, relation: relation(indicator.id), each: value / indicator.scale, scale: indicator.scale,
        isFloor: isFloor,
        isInverted: false)
    }
  }

  private func relation(_ indicator: IndicatorID) -> String {
    ["_per_1000_", "_per_10k_", "_per_100_"].reduce(indicator.text) { $0.replacing($1, with: "_per_") }
  }
}
