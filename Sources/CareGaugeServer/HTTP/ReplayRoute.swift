import CareGaugeAlerting
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeStore
import Hummingbird

/// `/api/v1/replay`: judges the stored history again.
struct ReplayRoute: Sendable {
  let state: ServiceState

  func add(to router: Router<HTTPRoutes.Context>) { router.get("/api/v1/replay", use: replay) }

  @Sendable private func replay(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(request, known: ["from", "to"])
    guard let from = try query.day("from"), let to = try query.day("to"), from <= to else {
      throw HTTPError(.badRequest, message: "from and to must be given, two days in order such as 2023-10-01.")
    }
    let (store, zone, figuresEnd) = (state.store, state.zone, state.alerting.figuresEnd)
    let replay = StoredReplay(store) { configuration, catalogues in
      guard let settings = try await store.basis(digest: configuration),
        let files = try await store.basis(digest: catalogues)
      else { throw StoredConfigurationFault(reason: "the store does not hold a configuration that was in force then") }
      let read = try readStoredConfiguration(configuration: settings, catalogue: files)
      return JudgementBasis(
        read.settings, read.catalogue, figuresEnd: figuresEnd, digests: (configuration, catalogues))
    }
    let result = try await state.fromArchive(request) {
      try await replay.run(from: zone.start(of: from), to: store.end(of: to))
    }
    return try JSONAnswer.list([
      ReplayItem(
        evaluations: result.evaluations, changes: result.changes, messages: result.messages,
        differences: result.differences.map { "\(zone.rfc3339(Instant(seconds: $0.at.seconds))) \($0)" })
    ])
  }
}
