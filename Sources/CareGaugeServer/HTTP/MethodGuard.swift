import HTTPTypes
import Hummingbird

/// Answers 405 with the methods that there are, where the path is ours and the method is not.
struct MethodGuard<Context: RequestContext>: RouterMiddleware {
  /// Paths that change something, and only take POST; every other path only takes GET and HEAD.
  private let control: Set<String> = ["/-/reload", "/-/collect", "/api/v1/tasks/withdraw", "/api/v1/silences/end"]
  /// Paths that can be read and added to.
  private let both: Set<String> = ["/api/v1/silences", "/api/v1/tasks"]
  private let pages: Set<String> = [
    "/", "/metrics", "/style.css", "/openapi.yaml", "/-/healthy", "/-/ready", "/api/v1/readings", "/api/v1/findings",
    "/api/v1/adapters", "/api/v1/targets", "/api/v1/alerts", "/api/v1/deliveries", "/api/v1/explain", "/api/v1/replay",
    "/alerts",
    "/outbox",
  ]

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    if control.contains(path), request.method != .post { throw refusal("POST") }
    if both.contains(path), ![.get, .head, .post].contains(request.method) { throw refusal("GET, HEAD, POST") }
    if pages.contains(path) || path.hasPrefix("/targets/"), request.method != .get, request.method != .head {
      throw refusal("GET, HEAD")
    }
    return try await next(request, context)
  }

  private func refusal(_ methods: String) -> HTTPError {
    HTTPError(.methodNotAllowed, headers: [.allow: methods], message: "This address takes \(methods).")
  }
}
