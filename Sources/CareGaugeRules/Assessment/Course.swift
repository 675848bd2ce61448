import CareGaugeModel

/// A target with everything that judging it needs, worked out once: copying and looking up texts for each judgement would
/// cost more than judging.
final class Course: Sendable {
  let target: Target
  /// The day from which the target exists.
  let issued: Day
  /// The day from which a later document carries the target on; nil where none does.
  let carriedOn: Day?
  /// The place of the target whose state this one has.
  let restates: Int?
  /// The answer of a target that no figure can change.
  let fixed: Assessment?
  let timing: Timing
  let rule: Rule
  /// Where it is judged: the area itself, or each area of a scope over areas.
  let places: [Place]
  let isOverAreas: Bool
  /// The only place's source, and the only window: the usual case needs no lists.
  let source: FigureSource
  let window: Window
  let plan: PlanArithmetic?

  /// The names of a recurring target's windows, in their order.
  let labels: [String]

  enum Timing: Hashable, Sendable {
    case once(Window)
    case every([Window])
    /// From a day to a last one, where there is one.
    case continuous(from: Day, to: Day?)
  }

  struct Place: Hashable, Sendable {
    let area: AreaCode
    let source: FigureSource
  }

  init(
    _ target: Target, issued: Day, carriedOn: Day?, restates: Int?, timing: Timing, labels: [String], rule: Rule,
    places: [Place], plan: PlanArithmetic?
  ) {
    self.target = target
    self.issued = issued
    self.carriedOn = carriedOn
    self.restates = restates
    self.timing = timing
    self.rule = rule
    self.places = places
    self.plan = plan
    self.labels = labels
    source = places.first?.source ?? .own(0)
    if case .once(let only) = timing { window = only } else { window = .always }
    fixed = target.fixedAssessment(hasPlaces: !places.isEmpty)
    if case .each = target.scope { isOverAreas = true } else { isOverAreas = false }
  }

  /// A target of which only the name is needed.
  convenience init(unjudged target: Target) {
    self.init(
      target, issued: Day(number: .min), carriedOn: nil, restates: nil,
      timing: .once(.always), labels: [],
      rule: Rule(
        aim: Aim(target.condition), kind: .stock, freshness: Freshness(reportDays: [], isForever: true)),
      places: [], plan: nil)
  }

  /// Whether the target stands in lists on a day: issued, and not carried over into a later document before it fell due.
  func exists(on day: Day) -> Bool {
    guard issued <= day else { return false }
    guard let carriedOn, carriedOn <= day else { return true }
    switch timing {
    case .once(let window): return window.due.map { $0 < carriedOn } ?? false
    case .every(let windows): return windows.last.map { ($0.due ?? carriedOn) < carriedOn } ?? false
    case .continuous(_, let last): return last.map { $0 < carriedOn } ?? false
    }
  }
}

extension Target {
  /// The assessment of a target that is not judged, or over areas that nobody has listed.
  fileprivate func fixedAssessment(hasPlaces: Bool) -> Assessment? {
    var assessment: Assessment
    if let notJudged {
      assessment = Assessment(.notJudged, AssessmentReason(.catalogue, text: notJudged))
    } else if !hasPlaces {
      assessment = Assessment(.unknown, AssessmentReason(.areasNotListed))
    } else {
      return nil
    }
    if case .once(let due, _) = schedule { assessment.due = due }
    return assessment
  }
}
