import CareGaugeModel

/// The identity share = part / whole with the increases that the plan sets itself.
struct PlanArithmetic: Hashable, Sendable {
  let part: Increase
  let whole: Increase
  let aim: Aim

  struct Increase: Hashable, Sendable {
    /// The place of the series that is to grow.
    let series: Int
    let since: Day
    let amount: Double
    let target: String
  }

  /// What the plan's own numbers reach; nil when a figure of the identity is not known.
  func reach(_ known: [SeriesHistory]) -> PlanReach? {
    guard let part = start(of: part, known), let whole = start(of: whole, known) else { return nil }
    let reached = (part + self.part.amount) / (whole + self.whole.amount) * aim.scale
    guard reached.isFinite else { return nil }
    return PlanReach(
      part: part, partIncrease: self.part.amount, whole: whole, wholeIncrease: self.whole.amount, reached: reached,
      assumes: [self.part.target, self.whole.target])
  }

  /// Says so where the plan's own numbers miss the aim and the figures are no worse already.
  ///
  /// Only a fresh figure that does not meet the aim before the due day is held against the plan.
  func speak(_ known: [SeriesHistory], into assessment: inout Assessment) {
    switch assessment.reason.code {
    case .noTrajectory, .baselineOnly, .onTrajectory, .trendMisses, .behindTrajectory: break
    default: return
    }
    guard let reach = reach(known),
      let missing = aim.missing(reach.part + reach.partIncrease, of: reach.whole + reach.wholeIncrease), missing > 0
    else { return }
    if assessment.state == .open || assessment.state == .onTrack {
      assessment.answer(.atRisk, AssessmentReason(.planMisses, value: reach.reached))
    }
    assessment.plan = reach
    assessment.missingUnderPlan = aim.missing(reach.part, of: reach.whole + reach.wholeIncrease)
  }

  /// The newest period of which a report has withdrawn a figure that the plan starts from.
  func withdrawn(_ known: [SeriesHistory]) -> Period? {
    Period.later(
      known[part.series].withdrawn { $0.period.end <= part.since },
      known[whole.series].withdrawn { $0.period.end <= whole.since })
  }

  private func start(of increase: Increase, _ known: [SeriesHistory]) -> Double? {
    let readings = known[increase.series].readings
    return readings.reading(for: increase.since).map { readings[$0].value }
  }
}
