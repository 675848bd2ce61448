import HTTPTypes
import Hummingbird

/// Answers 405 with the methods that there are, where the path is ours and the method is not.
struct MethodGuard<Context: RequestContext>: RouterMiddleware {
  /// Paths that change something, and only take POST; every other path only takes GET and HEAD.
  private let control: Set<String> = ["/-/reload", "/-/collect"]
  private let pages: Set<String> = [
    "/", "/metrics", "/style.css", "/openapi.yaml", "/-/healthy", "/-/ready", "/api/v1/readings", "/api/v1/findings",
    "/api/v1/adapters",
  ]

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    if control.contains(path), request.method != .post { throw refusal("POST") }
    if pages.contains(path), request.method != .get, request.method != .head { throw refusal("GET, HEAD") }
    return try await next(request, context)
  }

  private func refusal(_ methods: String) -> HTTPError {
    HTTPError(.methodNotAllowed, headers: [.allow: methods], message: "This address takes \(methods).")
  }
}
