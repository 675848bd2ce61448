import CareGaugeModel
import CareGaugeRules

/// What the plans' own arithmetic shows, as `/api/v1/plan` and `caregauge plan check` give it: one object.
package struct PlanItem: Codable, Sendable, Hashable {
  package var findings: [PlanFindingItem]
}

package struct PlanFindingItem: Codable, Sendable, Hashable {
  /// Ids of the rows: first the one that is not reached or stands out.
  package var targets: [String]
  package var verdict: String
  /// `certain`, `assumed` or `possible`.
  package var sureness: String
  /// In the unit of the first row; null where no figure is asked for.
  @Nullable package var required: Double?
  @Nullable package var reached: Double?
  /// By how much an indicator would have to grow, in its unit.
  package var needed: [String: Double]
  @Nullable package var assumption: String?
  package var clauses: [String]
  package var reason: String
  /// The least change that mends it.
  package var remedy: String
}

extension PlanFindingItem {
  init(_ finding: PlanFinding, _ words: PlanWords) {
    var (required, reached, needed) = (finding.targets.first?.condition.values.first, Double?.none, [String: Double]())
    switch finding.ground {
    case .increases(let reach, let part, let asked, let increase):
      (required, reached, needed) = (asked, reach.reached, [part.text: increase])
    case .parts(_, let least, let most, _): reached = most.isFinite ? most : least
    case .metAtBaseline(let value, _): reached = value
    case .twoWays(_, let inverted): reached = inverted
    case .farFromOthers(_, let nearest, _): reached = nearest
    case .steps, .milestoneBeyondAim, .milestoneTooLate, .areas, .exclusive, .different: break
    case .evidenceBeforeFact: required = nil
    }
    self.init(
      targets: finding.targets.map(\.id), verdict: finding.verdict.rawValue, sureness: finding.sureness.rawValue,
      required: required, reached: reached, needed: needed, assumption: words.assumption(finding),
      clauses: words.clauses(finding), reason: words.reason(finding), remedy: words.remedy(finding))
  }
}
