import CareGaugeModel

extension PlanCheck {
  /// Milestones that ask for more than the target that they lead to, or fall due no earlier.
  func milestones() -> [PlanFinding] {
    promises.flatMap { milestone -> [PlanFinding] in
      guard let day = milestone.dueOnce, let id = milestone.milestoneOf,
        let target = catalogue.targets.first(where: { $0.id == id }), let due = target.dueOnce
      else { return [] }
      var found: [PlanFinding] = []
      if day >= due {
        found.append(
          PlanFinding(.inconsistent, .certain, [milestone, target], .milestoneTooLate(milestone: day, aim: due)))
      }
      let (early, late) = (aim(of: milestone), aim(of: target))
      let isBeyond =
        early.low.isFinite && late.low.isFinite && !early.high.isFinite
        ? early.low > late.low
        : early.high.isFinite && late.high.isFinite && !early.low.isFinite && early.high < late.high
      if isBeyond, let a = milestone.condition.values.first, let b = target.condition.values.first {
        found.append(
          PlanFinding(.inconsistent, .certain, [milestone, target], .milestoneBeyondAim(milestone: a, aim: b)))
      }
      return found
    }
  }

  /// Targets that the figure from which they start meets already: they ask for nothing new.
  func metAlready() -> [PlanFinding] {
    promises.compactMap { target in
      guard target.isLevelOnce, let due = target.dueOnce, let start = target.baseline, start < due,
        let reading = figure(target.indicator, target.area, on: start), aim(of: target).isMet(by: reading),
        !aim(of: target).isCorridor, indicators[target.indicator]?.kind != .task
      else { return nil }
      return PlanFinding(.implausible, .possible, [target], .metAtBaseline(value: reading.value, on: reading.day))
    }
  }

  /// Evidence that is due before what it is to prove.
  func evidence() -> [PlanFinding] {
    catalogue.obligations.compactMap { obligation in
      guard let proven = obligation.proves, case .once(let due, _) = obligation.schedule else { return nil }
      let late = promises.filter { target in
        target.reportedUnder == proven && target.document == obligation.document
          && (target.dueOnce.map { $0 > due } ?? false)
      }
      guard let latest = late.compactMap(\.dueOnce).max() else { return nil }
      return PlanFinding(
        .inconsistent, .certain, late,
        .evidenceBeforeFact(obligation: obligation.id, clause: obligation.clause, due: due, latest: latest))
    }
  }
}
