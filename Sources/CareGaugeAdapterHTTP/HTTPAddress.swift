import CareGaugeAdapter
import Foundation

/// An absolute http or https address. Its description leaves out the query, which may hold keys.
struct HTTPAddress: Sendable, CustomStringConvertible {
  private let url: URL

  init(_ text: String) throws {
    guard let url = URL(string: text), ["http", "https"].contains(url.scheme?.lowercased()), url.host?.isEmpty == false,
      url.user == nil, url.password == nil
    else {
      throw AdapterFault(
        .format, "an address in the options is no http:// or https:// address without account; correct it")
    }
    self.url = url
  }

  /// The whole address.
  var text: String { url.absoluteString }
  /// Whether nobody on the way can read what is sent: TLS, or this machine itself.
  var keepsSecrets: Bool {
    url.scheme?.lowercased() == "https" || ["localhost", "127.0.0.1", "::1", "[::1]"].contains(url.host ?? "")
  }
  /// Scheme, host, port and path.
  var description: String {
    var components = URLComponents(url: url, resolvingAgainstBaseURL: true)
    components?.query = nil
    components?.fragment = nil
    return components?.string ?? "the address"
  }

  func adding(_ query: [String: String]) throws -> HTTPAddress {
    guard var components = URLComponents(url: url, resolvingAgainstBaseURL: true) else { return self }
    let added = query.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) }
    components.queryItems = (components.queryItems ?? []) + added
    // A plus is a blank to most servers, and URLComponents leaves it as it is.
    let escaped = components.percentEncodedQuery?.replacing("+", with: "%2B")
    components.percentEncodedQuery = escaped
    guard let text = components.string else { throw AdapterFault(.format, "\(self) cannot take a query; correct it") }
    return try HTTPAddress(text)
  }

  func resolving(_ location: String) -> HTTPAddress? {
    URL(string: location, relativeTo: url).flatMap { try? HTTPAddress($0.absoluteString) }
  }

  func isSameServer(as other: HTTPAddress) -> Bool {
    url.scheme?.lowercased() == other.url.scheme?.lowercased() && url.host?.lowercased() == other.url.host?.lowercased()
      && port == other.port
  }

  private var port: Int { url.port ?? (url.scheme?.lowercased() == "https" ? 443 : 80) }
}
