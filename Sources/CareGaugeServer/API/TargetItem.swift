/// One target, or the occurrence of a recurring one that counts, as `/api/v1/targets` and `caregauge targets` show it.
package struct TargetItem: Codable, Sendable, Hashable {
  package var id: String
  package var region: String
  package var area: String
  package var indicator: String
  package var condition: String
  /// What the target asks for: a number, a corridor's two bounds, or null for a task or programme.
  @Nullable package var value: TargetValue?
  @Nullable package var due: String?
  package var dueBasis: String
  @Nullable package var occurrence: String?
  package var state: String
  /// A sentence; `reason_code` is its bounded word.
  package var reason: String
  package var reasonCode: String
  @Nullable package var expected: Double?
  @Nullable package var gap: Double?
  @Nullable package var missing: Double?
  @Nullable package var missingUnderPlan: Double?
  @Nullable package var neededPerMonth: Double?
  @Nullable package var reading: Reading?
  @Nullable package var restates: String?
  @Nullable package var milestoneOf: String?
  package var document: String
  package var clause: String
  package var responsible: [String]
  /// For a scope over areas: how many have a figure, and how many there are.
  @Nullable package var areasReported: Int?
  @Nullable package var areasTotal: Int?
  /// Asked for a day after the service's clock: as if nothing more were reported until then.
  package var projected: Bool
  /// What people entered of a task, withdrawn entries among it; empty for other targets.
  package var entries: [TaskItem]

  /// The reading that decided.
  package struct Reading: Codable, Sendable, Hashable {
    package var period: String
    package var value: Double
    @Nullable package var numerator: Double?
    @Nullable package var denominator: Double?
  }

  enum CodingKeys: String, CodingKey {
    case id, region, area, indicator, condition, value, due
    case dueBasis = "due_basis"
    case occurrence, state, reason
    case reasonCode = "reason_code"
    case expected, gap, missing
    case missingUnderPlan = "missing_under_plan"
    case neededPerMonth = "needed_per_month"
    case reading, restates
    case milestoneOf = "milestone_of"
    case document, clause, responsible
    case areasReported = "areas_reported"
    case areasTotal = "areas_total"
    case projected, entries
  }
}

/// The figure that a target asks for.
package enum TargetValue: Codable, Sendable, Hashable {
  case one(Double)
  case corridor(low: Double, high: Double)

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Double.self) {
      self = .one(value)
      return
    }
    let bounds = try container.decode([Double].self)
    guard bounds.count == 2 else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a corridor has two bounds")
    }
    self = .corridor(low: bounds[0], high: bounds[1])
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .one(let value): try container.encode(value)
    case .corridor(let low, let high): try container.encode([low, high])
    }
  }
}
