import CareGaugeModel

extension PlanCheck {
  /// Targets on part, whole and share of one area and day that cannot all be met.
  func parts() -> [PlanFinding] {
    promises.compactMap { share in
      guard share.isLevelOnce, let due = share.dueOnce, let identity = identity(of: share) else { return nil }
      let part = bound(identity.part, share.area, due)
      let whole = bound(identity.whole, share.area, due)
      guard !part.rows.isEmpty, !whole.rows.isEmpty, whole.high > 0 else { return nil }
      let aim = aim(of: share)
      let least = max(0, part.low) / whole.high * aim.scale
      let most = whole.low > 0 ? part.high / whole.low * aim.scale : .infinity
      guard !aim.overlaps(least, most) else { return nil }
      // What the part must at least, or may at most, be for the share to be met.
      let needed = most < aim.low ? aim.low * whole.low / aim.scale : aim.high * whole.high / aim.scale
      return PlanFinding(
        .inconsistent, .certain, [share] + part.rows + whole.rows,
        .parts(identity: identity, least: least, most: most, needed: needed))
    }
  }

  /// Shares of a fixed number of things that no whole number of them can make.
  func steps() -> [PlanFinding] {
    promises.compactMap { share in
      guard share.isLevelOnce, let due = share.dueOnce, let identity = identity(of: share) else { return nil }
      let whole = bound(identity.whole, share.area, due)
      let aim = aim(of: share)
      guard whole.low == whole.high, whole.low == whole.low.rounded(), (1...10_000).contains(whole.low), aim.isCorridor
      else { return nil }
      // One unit in the last place must not push a share that a whole number makes past its bound.
      let (low, high) = (aim.low * whole.low / aim.scale, aim.high * whole.low / aim.scale)
      let first = (low - 16 * low.ulp).rounded(.up)
      guard first > high + 16 * high.ulp else { return nil }
      return PlanFinding(
        .inconsistent, .certain, [share] + whole.rows,
        .steps(
          whole: Int(whole.low), below: (first - 1) / whole.low * aim.scale, above: first / whole.low * aim.scale))
    }
  }

  private func bound(_ indicator: IndicatorID, _ area: AreaCode, _ day: Day) -> (
    low: Double, high: Double, rows: [Target]
  ) {
    var bound = (low: 0.0, high: Double.infinity, rows: [Target]())
    for target in promises
    where target.indicator == indicator && target.area == area && target.isLevelOnce && target.dueOnce == day {
      let aim = aim(of: target)
      bound.low = max(bound.low, aim.low)
      bound.high = min(bound.high, aim.high)
      bound.rows.append(target)
    }
    return bound
  }
}

extension Aim {
  /// Whether any figure between two bounds meets the aim.
  func overlaps(_ least: Double, _ most: Double) -> Bool {
    let (low, high) = (max(least, self.low), min(most, self.high))
    let slack = low.isFinite && high.isFinite ? 16 * max(low.magnitude, high.magnitude).ulp : 0
    return isStrict ? low < high - slack : low <= high + slack
  }
}
