/// A target judged on a day, with everything that the judgement rests on.
package struct Assessment: Hashable, Sendable {
  package var state: TargetState
  package var reason: AssessmentReason
  /// The last day on which the target may be met; nil for continuous and undated ones.
  package var due: Day?
  /// The reading that decided.
  package var reading: JudgedReading?
  /// Where the trajectory stands on the reading's day, in the indicator's unit.
  package var expected: Double?
  /// What is still to go, in the indicator's unit; positive while the target is not met.
  package var gap: Double?
  /// How many beds or persons a share lacks: `ceil(target × denominator) − numerator`.
  package var missing: Double?
  /// The change needed in each month from the reading's day to the due day, in the indicator's unit.
  package var neededPerMonth: Double?
  /// For a day after the clock: as if nothing more were reported.
  package var isProjected: Bool
  /// What few assessments have; apart, because many thousands are made at once and most would only carry its room.
  private var rare: Rare?

  package init(_ state: TargetState, _ reason: AssessmentReason) {
    self.state = state
    self.reason = reason
    isProjected = false
  }

  /// A count of areas.
  package struct Reported: Hashable, Sendable, Codable {
    package var count: Int
    package var of: Int
    package init(_ count: Int, of: Int) {
      self.count = count
      self.of = of
    }
  }
}

extension Assessment {
  /// Names the window of a recurring target: `2023`, `2023-10` or `2023-11-30`.
  package var occurrence: String? {
    get { rare?.values.occurrence }
    set { change { $0.occurrence = newValue } }
  }
  /// How many a share lacks if the plan's own increases happen as written.
  package var missingUnderPlan: Double? {
    get { rare?.values.missingUnderPlan }
    set { change { $0.missingUnderPlan = newValue } }
  }
  package var trend: Trend? {
    get { rare?.values.trend }
    set { change { $0.trend = newValue } }
  }
  /// What the plan's own numbers reach, where its arithmetic speaks.
  package var plan: PlanReach? {
    get { rare?.values.plan }
    set { change { $0.plan = newValue } }
  }
  /// For a scope over areas: each area that counts, the worst first.
  package var areas: [AreaAssessment] {
    get { rare?.values.areas ?? [] }
    set { change { $0.areas = newValue } }
  }
  /// How many of the areas have a figure, and how many there are.
  package var reported: Reported? {
    get { rare?.values.reported }
    set { change { $0.reported = newValue } }
  }

  /// The newest period whose figure a report has withdrawn, of all series that the judgement may use; of a scope over areas
  /// only where no later figure of the area has taken its place.
  package var withdrawn: Period? {
    get { rare?.values.withdrawn }
    set { change { $0.withdrawn = newValue } }
  }

  private mutating func change(_ body: (inout RareValues) -> Void) {
    var values = rare?.values ?? RareValues()
    body(&values)
    // Equal assessments must stay equal, whatever was set and unset on the way.
    rare = values == RareValues() ? nil : Rare(values)
  }

  private struct RareValues: Hashable, Sendable {
    var occurrence: String?
    var missingUnderPlan: Double?
    var trend: Trend?
    var plan: PlanReach?
    var areas: [AreaAssessment] = []
    var reported: Reported?
    var withdrawn: Period?
  }

  private final class Rare: Hashable, Sendable {
    let values: RareValues
    init(_ values: RareValues) { self.values = values }
    static func == (left: Rare, right: Rare) -> Bool { left === right || left.values == right.values }
    func hash(into hasher: inout Hasher) { hasher.combine(values) }
  }
}

extension Assessment: Codable {
  private enum CodingKeys: String, CodingKey {
    case state, reason, occurrence, due, reading, expected, gap, missing, missingUnderPlan, neededPerMonth, trend, plan
    case areas, reported, withdrawn, isProjected
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try keys.decode(TargetState.self, forKey: .state), try keys.decode(AssessmentReason.self, forKey: .reason))
    due = try keys.decodeIfPresent(Day.self, forKey: .due)
    reading = try keys.decodeIfPresent(JudgedReading.self, forKey: .reading)
    expected = try keys.decodeIfPresent(Double.self, forKey: .expected)
    gap = try keys.decodeIfPresent(Double.self, forKey: .gap)
    missing = try keys.decodeIfPresent(Double.self, forKey: .missing)
    neededPerMonth = try keys.decodeIfPresent(Double.self, forKey: .neededPerMonth)
    isProjected = try keys.decode(Bool.self, forKey: .isProjected)
    occurrence = try keys.decodeIfPresent(String.self, forKey: .occurrence)
    missingUnderPlan = try keys.decodeIfPresent(Double.self, forKey: .missingUnderPlan)
    trend = try keys.decodeIfPresent(Trend.self, forKey: .trend)
    plan = try keys.decodeIfPresent(PlanReach.self, forKey: .plan)
    areas = try keys.decode([AreaAssessment].self, forKey: .areas)
    reported = try keys.decodeIfPresent(Reported.self, forKey: .reported)
    withdrawn = try keys.decodeIfPresent(Period.self, forKey: .withdrawn)
  }

  package func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(state, forKey: .state)
    try keys.encode(reason, forKey: .reason)
    try keys.encodeIfPresent(occurrence, forKey: .occurrence)
    try keys.encodeIfPresent(due, forKey: .due)
    try keys.encodeIfPresent(reading, forKey: .reading)
    try keys.encodeIfPresent(expected, forKey: .expected)
    try keys.encodeIfPresent(gap, forKey: .gap)
    try keys.encodeIfPresent(missing, forKey: .missing)
    try keys.encodeIfPresent(missingUnderPlan, forKey: .missingUnderPlan)
    try keys.encodeIfPresent(neededPerMonth, forKey: .neededPerMonth)
    try keys.encodeIfPresent(trend, forKey: .trend)
    try keys.encodeIfPresent(plan, forKey: .plan)
    try keys.encode(areas, forKey: .areas)
    try keys.encodeIfPresent(reported, forKey: .reported)
    try keys.encodeIfPresent(withdrawn, forKey: .withdrawn)
    try keys.encode(isProjected, forKey: .isProjected)
  }
}
