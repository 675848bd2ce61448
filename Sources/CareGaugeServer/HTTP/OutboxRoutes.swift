import CareGaugeAlerting
import CareGaugeModel
import CareGaugeStore
import Hummingbird

/// `/api/v1/deliveries`: messages on their way, the newest first.
struct OutboxRoutes: Sendable {
  let state: ServiceState

  func add(to router: Router<HTTPRoutes.Context>) { router.get("/api/v1/deliveries", use: deliveries) }

  @Sendable private func deliveries(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(request, known: ["state", "receiver", "before", "limit"])
    let limit = try query.limit()
    let filter = DeliveryFilter(
      state: try query.word("state", Delivery.State.self), receiver: query.text("receiver"),
      before: try query.number("before"), limit: limit)
    let found = try await state.fromStore { try await state.store.deliveries(filter) }
    if found.isEmpty { try query.checkNames(state.names) }
    let next =
      found.count == limit
      ? found.last.map { QueryReading.address(request, with: ("before", "\($0.id)")) } : nil
    let hasRoute = state.alerting.dispatcher.hasRoute
    return try JSONAnswer.list(found.map { DeliveryItem($0, hasRoute: hasRoute, zone: state.zone) }, next: next)
  }
}
