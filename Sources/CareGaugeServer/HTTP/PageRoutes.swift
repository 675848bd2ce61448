import CareGaugeAlerting
import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import Hummingbird
import NIOCore

/// The pages that people look at.
struct PageRoutes: Sendable {
  let state: ServiceState

  func add(to router: Router<HTTPRoutes.Context>) {
    router.get("/") { request, _ in
      answer(
        OverviewPage(
          frame: frame(for: request), snapshot: state.keeper.current, adapters: await state.adapterItems()
        ).html())
    }
    router.get("/alerts") { request, _ in
      answer(AlertsPage(frame: frame(for: request), snapshot: state.keeper.current).html())
    }
    router.get("/outbox") { request, _ in
      let (waiting, newest) = try await state.fromStore {
        (
          try await state.store.deliveries(DeliveryFilter(state: .pending, limit: 200)),
          try await state.store.deliveries(DeliveryFilter(limit: 200))
        )
      }
      let page = OutboxPage(
        frame: frame(for: request), deliveries: waiting + newest.filter { $0.state != .pending },
        trouble: state.alerting.dispatcher.trouble?.reason, hasRoute: state.alerting.dispatcher.hasRoute)
      return answer(page.html())
    }
    router.get("/targets/:id", use: target)
  }

  @Sendable private func target(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let snapshot = state.keeper.current
    let id = context.parameters.get("id") ?? ""
    guard let judged = snapshot.judgement.targets.first(where: { $0.target.id == id }) else {
      throw HTTPError(.notFound, message: "No target of a document in force has this id.")
    }
    let filter = ReadingFilter(
      indicator: judged.target.increaseOf ?? judged.target.indicator, area: judged.target.area, limit: 200)
    let readings = try? await state.store.readings(filter).readings
    let page = TargetPage(
      frame: frame(for: request), snapshot: snapshot, judged: judged, readings: readings.map { $0.reversed() })
    return answer(page.html())
  }

  private func frame(for request: Request) -> PageFrame {
    PageFrame(
      language: Negotiation.language(
        query: request.uri.queryParameters["lang"].map(String.init), acceptLanguage: request.headers[.acceptLanguage]),
      path: request.uri.path, zone: state.zone, now: state.calendar.now(), isClockMoved: state.isClockMoved,
      isStoreUp: state.isStoreUp)
  }

  private func answer(_ page: HTML) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "text/html; charset=utf-8", .vary: "Accept-Language", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: page.text)))
  }
}
