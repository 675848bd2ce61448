import CareGaugeModel

/// What a target asks, and of what kind of figures.
struct Rule: Hashable, Sendable {
  let aim: Aim
  // The kinds as flags, which cost nothing to ask for each of many thousand figures.
  let isTask: Bool
  let isFlow: Bool
  let isCumulative: Bool
  /// Whether falling back from a good figure is news; events that have happened stay.
  let mayFallBack: Bool
  let baseline: Baseline
  let trajectory: Trajectory
  let freshness: Freshness
  /// The obligation that brings its figures.
  let obligation: String?

  /// From where a trajectory starts.
  enum Baseline: Hashable, Sendable {
    case none
    /// The figure of a day.
    case figure(of: Day)
    /// Nothing on a day, from which events count.
    case zero(on: Day)
    /// Nothing at the start of the window.
    case zeroAtStart
  }

  init(
    aim: Aim, kind: Indicator.Kind, baseline: Baseline = .none, milestones: [Trajectory.Milestone] = [],
    freshness: Freshness, obligation: String? = nil
  ) {
    self.aim = aim
    isTask = kind == .task
    isFlow = kind == .flow
    isCumulative = kind == .cumulative
    mayFallBack = kind == .stock || kind == .share
    self.baseline = baseline
    trajectory = Trajectory(milestones: milestones, aim: aim)
    self.freshness = freshness
    self.obligation = obligation
  }

}
