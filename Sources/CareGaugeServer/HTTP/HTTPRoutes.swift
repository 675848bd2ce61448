import CareGaugeCollector
import CareGaugeModel
import CareGaugeStore
import HTTPTypes
import Hummingbird
import NIOCore

/// Everything that the service answers over HTTP.
struct HTTPRoutes: Sendable {
  typealias Context = BasicRequestContext

  let state: ServiceState
  let tokens: Set<String>
  let isLocal: Bool

  func router() -> Router<Context> {
    let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: MetricsMiddleware())
    router.add(middleware: MethodGuard())
    router.add(middleware: ArchiveFarewell())
    router.add(middleware: ControlGuard(tokens: tokens, isLocal: isLocal))
    router.get(
      "/metrics", use: MetricsRoute<Context>(keeper: state.keeper, live: { await state.liveFamilies() }).answer)
    router.get("/style.css") { _, _ in asset(PackageResources.style_css, type: "text/css; charset=utf-8") }
    router.get("/openapi.yaml") { _, _ in asset(PackageResources.openapi_yaml, type: "application/yaml; charset=utf-8")
    }
    addHealth(to: router)
    addControl(to: router)
    PageRoutes(state: state).add(to: router)
    APIRoutes(state: state).add(to: router)
    JudgementRoutes(state: state).add(to: router)
    OutboxRoutes(state: state).add(to: router)
    RecordRoutes(state: state).add(to: router)
    SilenceRoutes(state: state).add(to: router)
    ExplainRoute(state: state).add(to: router)
    ReplayRoute(state: state).add(to: router)
    PlanRoute(state: state).add(to: router)
    return router
  }

  private func addHealth(to router: Router<Context>) {
    router.get("/-/healthy") { _, _ in JSONAnswer.text("healthy") }
    router.get("/-/ready") { _, _ in
      if let reason = await state.reasonNotReady() { return JSONAnswer.text(reason, status: .serviceUnavailable) }
      return JSONAnswer.text("ready")
    }
  }

  private func addControl(to router: Router<Context>) {
    router.post("/-/reload") { _, _ in
      let faults = await state.reload()
      return faults.map { JSONAnswer.text($0, status: .badRequest) } ?? JSONAnswer.text("reloaded")
    }
    router.post("/-/collect") { request, _ in
      let query = try QueryReading(request, known: ["adapter"])
      guard let outcomes = await state.collect(query.text("adapter")) else {
        var names = state.names
        names.adapters = await state.collector.statuses().map(\.name)
        throw HTTPError(.notFound, message: names.objection(to: query.text("adapter") ?? "", .adapter) ?? "No adapter.")
      }
      return try JSONAnswer.list(outcomes)
    }
  }

  private func asset(_ bytes: [UInt8], type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "max-age=300"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

/// Headers that keep a browser from doing with an answer what we did not mean.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    response.headers[.xContentTypeOptions] = "nosniff"
    if let policy = HTTPField.Name("Referrer-Policy") { response.headers[policy] = "no-referrer" }
    return response
  }
}

/// Says that the connection ends with the answer to a question about another day: to hear of its client's going takes the
/// rest of what the client may send.
struct ArchiveFarewell<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let isArchive =
      ["/api/v1/replay", "/api/v1/plan"].contains(request.uri.path) || request.uri.queryParameters["as_of"] != nil
    do {
      var response = try await next(request, context)
      if isArchive { response.headers[.connection] = "close" }
      return response
    } catch var fault as HTTPError {
      if isArchive { fault.headers[.connection] = "close" }
      throw fault
    }
  }
}
