import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import Hummingbird

/// `/api/v1/plan`: what the plans' own numbers show, with the figures as they are known now.
struct PlanRoute: Sendable {
  let state: ServiceState

  func add(to router: Router<HTTPRoutes.Context>) { router.get("/api/v1/plan", use: plan) }

  @Sendable private func plan(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(request, known: ["region", "lang"])
    let region = try query.region("region")
    let language = try query.word("lang", Language.self) ?? .en
    let catalogue = state.keeper.current.catalogue
    let histories = try await state.fromArchive(request) {
      try await state.store.histories(
        of: Set(catalogue.targets.flatMap { [$0.indicator, $0.increaseOf].compactMap { $0 } }))
    }
    let known = histories.series.mapValues { SeriesHistory(revisions: $0) }
    let words = PlanWords(catalogue, in: language)
    let findings = PlanCheck(catalogue, known: known).findings().filter { finding in
      region == nil || finding.targets.contains { $0.region == region }
    }
    return try JSONAnswer.list(PlanItem(findings: findings.map { PlanFindingItem($0, words) }))
  }
}
