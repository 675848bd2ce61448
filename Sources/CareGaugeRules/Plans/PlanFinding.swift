import CareGaugeModel

/// What a plan's own numbers say against it, with everything that is needed to work it out again by hand.
package struct PlanFinding: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// The measures that the plan quantifies do not lead to what it asks.
    case infeasible = "infeasible_as_quantified"
    /// Two of its demands cannot both be met, or say different things of the same figure.
    case inconsistent
    /// Possible, but hardly meant.
    case implausible
  }

  /// How sure the finding is.
  package enum Sureness: String, Hashable, Sendable, CaseIterable {
    /// Follows from the plan's figures alone.
    case certain
    /// Follows where the assumption holds.
    case assumed
    /// A place to look.
    case possible
  }

  package var verdict: Verdict
  package var sureness: Sureness
  /// The rows that it is about: first the one that is not reached or stands out.
  package var targets: [Target]
  package var ground: PlanGround

  package init(_ verdict: Verdict, _ sureness: Sureness, _ targets: [Target], _ ground: PlanGround) {
    self.verdict = verdict
    self.sureness = sureness
    self.targets = targets
    self.ground = ground
  }
}

/// The computation behind a finding.
package enum PlanGround: Hashable, Sendable {
  /// The increases of part and whole lead to a share that misses its target.
  ///
  /// - `needed`: by how much the part must grow, with the whole growing as planned.
  case increases(reach: PlanReach, part: IndicatorID, required: Double, needed: Double)
  /// Bounds on part, whole and share leave no share that meets all of them: the share is between `least` and `most`.
  case parts(identity: ShareIdentity, least: Double, most: Double, needed: Double)
  /// A milestone asks for more than the target that it leads to.
  case milestoneBeyondAim(milestone: Double, aim: Double)
  /// A milestone falls due on or after the day of the target that it leads to.
  case milestoneTooLate(milestone: Day, aim: Day)
  /// The figure from which the target starts meets it already.
  case metAtBaseline(value: Double, on: Day)
  /// Each of `areas` areas is to have `least`: more together than the total that another row allows.
  case areas(areas: Int, least: Double, together: Double, total: Double)
  /// Two rows on the same figure and day exclude each other.
  case exclusive(Double, Double)
  /// Two rows on the same figure and day ask for different values.
  case different(Double, Double)
  /// The same relation is written both ways, and the other way round it is another figure; both in the first row's unit.
  case twoWays(written: Double, inverted: Double)
  /// Evidence is due before the days of the targets that it is to prove.
  case evidenceBeforeFact(obligation: String, clause: String, due: Day, latest: Day)
  /// A share of so many things can only be a multiple of 1 in `whole`: `below` and `above` are the nearest.
  case steps(whole: Int, below: Double, above: Double)
  /// The target is many times what every other region asks of the same figure.
  case farFromOthers(value: Double, nearest: Double, regions: Int)
}
