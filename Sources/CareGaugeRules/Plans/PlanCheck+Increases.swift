import CareGaugeModel

extension PlanCheck {
  /// Shares whose part and whole are to grow: (part + increase) / (whole + increase) against the share's target.
  ///
  /// Assumes that both grow by what the plan says and no more.
  func increases() -> [PlanFinding] {
    promises.compactMap { target in
      guard target.isLevelOnce, let due = target.dueOnce, let identity = identity(of: target),
        let part = growth(identity.partIncrease, of: identity.part, in: target.area, by: due),
        let whole = growth(identity.wholeIncrease, of: identity.whole, in: target.area, by: due)
      else { return nil }
      let aim = aim(of: target)
      let reached = (part.start + part.amount) / (whole.start + whole.amount) * aim.scale
      guard reached.isFinite, let missing = aim.missing(part.start + part.amount, of: whole.start + whole.amount),
        missing > 0
      else { return nil }
      let reach = PlanReach(
        part: part.start, partIncrease: part.amount, whole: whole.start, wholeIncrease: whole.amount, reached: reached,
        assumes: [part.target.id, whole.target.id])
      return PlanFinding(
        .infeasible, .assumed, [target, part.target, whole.target],
        .increases(reach: reach, part: identity.part, required: aim.low, needed: missing + part.amount))
    }
  }

  /// The identity of a target's share in its region.
  func identity(of target: Target) -> ShareIdentity? {
    catalogue.identities.first {
      $0.share == target.indicator && ($0.region == nil || $0.region == target.region)
    }
  }

  private func growth(
    _ id: String?, of indicator: IndicatorID, in area: AreaCode, by due: Day
  ) -> (target: Target, start: Double, amount: Double)? {
    guard let target = promises.first(where: { $0.id == id }), target.increaseOf == indicator, target.area == area,
      let since = target.since, let day = target.dueOnce, day <= due,
      let start = figure(indicator, area, on: since)?.value
    else { return nil }
    let amount = Aim(target.condition).low
    return amount.isFinite ? (target, start, amount) : nil
  }
}
