import CareGaugeModel

extension PlanCheck {
  /// Rows on the same figure and day that exclude each other, or ask for different values.
  func pairs() -> [PlanFinding] {
    struct Figure: Hashable {
      var indicator: IndicatorID
      var area: AreaCode
      var scope: Scope
      var schedule: Schedule
      var increaseOf: IndicatorID?
      var since: Day?
      var accruesSince: Day?
      /// A later document may ask for something else: that is a change of mind and no contradiction.
      var document: String
    }
    let groups = Dictionary(grouping: promises.filter { !$0.condition.values.isEmpty }) {
      Figure(
        indicator: $0.indicator, area: $0.area, scope: $0.scope, schedule: $0.schedule, increaseOf: $0.increaseOf,
        since: $0.since, accruesSince: $0.accruesSince, document: $0.document)
    }
    return groups.values.flatMap { rows in
      rows.indices.flatMap { first in
        rows[(first + 1)...].compactMap { pair(rows[first], $0) }
      }
    }
  }

  private func pair(_ first: Target, _ second: Target) -> PlanFinding? {
    let (one, other) = (aim(of: first), aim(of: second))
    let (a, b) = (first.condition.values[0], second.condition.values[0])
    let isStrict = one.isStrict || other.isStrict
    let (low, high) = (max(one.low, other.low), min(one.high, other.high))
    if low > high || (low == high && isStrict) {
      return PlanFinding(.inconsistent, .certain, [first, second], .exclusive(a, b))
    }
    // A floor and a ceiling make a corridor; two floors say two things.
    let isSameSide = one.low.isFinite == other.low.isFinite && one.high.isFinite == other.high.isFinite
    guard isSameSide, one != other else { return nil }
    return PlanFinding(.inconsistent, .possible, [first, second], .different(a, b))
  }

  /// A floor for each of so many areas against a ceiling for all of them together.
  func areasAgainstTotals() -> [PlanFinding] {
    promises.flatMap { each -> [PlanFinding] in
      guard case .each(_, _, let andSelf, _) = each.scope, !andSelf, let due = each.dueOnce,
        let indicator = indicators[each.indicator], indicator.adds, [.stock, .cumulative].contains(indicator.kind)
      else { return [] }
      let (areas, least) = (tree.scope(of: each).count, aim(of: each).low)
      guard areas > 0, least.isFinite else { return [] }
      let together = Double(areas) * least
      return promises.compactMap { total in
        guard total.indicator == each.indicator, total.area == each.area, total.isLevelOnce, total.dueOnce == due,
          together > aim(of: total).high
        else { return nil }
        return PlanFinding(
          .inconsistent, .certain, [each, total],
          .areas(areas: areas, least: least, together: together, total: aim(of: total).high))
      }
    }
  }
}
