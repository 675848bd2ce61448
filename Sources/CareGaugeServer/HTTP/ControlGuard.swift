import HTTPTypes
import Hummingbird

/// Who may change something over HTTP: reload, collect.
///
/// With tokens configured, whoever sends one of them; without, only a program on this machine. A page from elsewhere,
/// opened in a browser here, is refused in both cases: its `Origin` or `Host` is not ours.
struct ControlGuard<Context: RequestContext>: RouterMiddleware {
  let tokens: Set<String>
  /// Whether the server listens on a loopback address.
  let isLocal: Bool

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard request.method == .post else { return try await next(request, context) }
    if let origin = request.headers[.origin], !isOwn(origin, authority: request.head.authority) {
      throw HTTPError(.forbidden, message: "A page from \(origin.prefix(200)) may not control this service.")
    }
    if tokens.isEmpty {
      guard isLocal, isLoopback(request.head.authority) else {
        throw HTTPError(
          .forbidden, message: "Control from other machines needs http: {tokens_file: …} in the configuration.")
      }
    } else {
      let sent = request.headers[.authorization].map { $0.hasPrefix("Bearer ") ? String($0.dropFirst(7)) : "" }
      guard let sent, isKnown(sent) else {
        throw HTTPError(
          .unauthorized, headers: [.wwwAuthenticate: "Bearer"], message: "Send Authorization: Bearer with a token.")
      }
    }
    return try await next(request, context)
  }

  private func isOwn(_ origin: String, authority: String?) -> Bool {
    guard let authority else { return false }
    return origin == "http://\(authority)" || origin == "https://\(authority)"
  }

  /// A name that is this machine by definition: others could be rebound to it by a hostile name server.
  private func isLoopback(_ authority: String?) -> Bool {
    guard let authority else { return false }
    let isBare = authority.hasSuffix("]") || !authority.contains(":")
    let host = isBare ? authority[...] : authority[..<(authority.lastIndex(of: ":") ?? authority.endIndex)]
    if host == "localhost" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && !numbers.contains(nil) && numbers[0] == 127
  }

  /// Compares with every token in full, so that the time taken tells nothing about how much of one was right.
  private func isKnown(_ sent: String) -> Bool {
    tokens.reduce(false) { known, token in
      let left = Array(token.utf8)
      let right = Array(sent.utf8)
      var difference = UInt8(left.count == right.count ? 0 : 1)
      for index in left.indices { difference |= left[index] ^ (right.isEmpty ? 1 : right[index % right.count]) }
      return known || difference == 0
    }
  }
}
