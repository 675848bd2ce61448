import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Asks a running service.
struct ServiceClient {
  /// `http://127.0.0.1:9815`, without a slash at the end.
  let address: String
  /// Sent with what changes something, where the service wants one.
  var token: String?

  /// A question that the service refused or that never reached it.
  struct Failure: Error, CustomStringConvertible {
    let description: String
    /// Whether nothing answered at the address.
    var isUnreachable = false
  }

  /// All objects of a list, page after page.
  func list<Item: Decodable>(_ path: String, query: [(String, String)]) async throws -> [Item] {
    var items: [Item] = []
    var next: String? = path + ServiceClient.text(of: query)
    while let page = next {
      let (body, headers) = try await send(.GET, page)
      items += try JSONDecoder().decode([Item].self, from: Data(body.readableBytesView))
      next = headers.first(name: "Link").flatMap(ServiceClient.nextPage)
    }
    return items
  }

  /// One object.
  func object<Item: Decodable>(_ path: String, query: [(String, String)]) async throws -> Item {
    let (body, _) = try await send(.GET, path + ServiceClient.text(of: query))
    return try JSONDecoder().decode(Item.self, from: Data(body.readableBytesView))
  }

  /// A text for people.
  func text(_ path: String, query: [(String, String)]) async throws -> String {
    let (body, _) = try await send(.GET, path + ServiceClient.text(of: query))
    return String(decoding: body.readableBytesView, as: UTF8.self)
  }

  /// Tells the service to do something; the answer as it is.
  func post<Answer: Decodable>(_ path: String, query: [(String, String)]) async throws -> Answer {
    let (body, _) = try await send(.POST, path + ServiceClient.text(of: query))
    return try JSONDecoder().decode(Answer.self, from: Data(body.readableBytesView))
  }

  private func send(_ method: HTTPMethod, _ path: String) async throws -> (ByteBuffer, HTTPHeaders) {
    var request = HTTPClientRequest(url: address + path)
    request.method = method
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    var configuration = HTTPClient.Configuration()
    // Whether a service runs is a question of now, not of the next ten minutes.
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      let answer = try await ServiceClient.ask(client, request)
      try await client.shutdown()
      return try checked(answer)
    } catch let failure as Failure {
      throw failure
    } catch {
      try? await client.shutdown()
      // Only what never reached a service may be done without one.
      guard (error as? IOError)?.errnoCode == ECONNREFUSED else {
        throw Failure(description: "the service at \(address) did not answer: \(error)")
      }
      throw Failure(
        description:
          "no service answers at \(address) (\(error)); start one with `caregauge serve`, or name another with --server",
        isUnreachable: true)
    }
  }

  private static func ask(
    _ client: HTTPClient, _ request: HTTPClientRequest
  ) async throws -> (status: HTTPResponseStatus, headers: HTTPHeaders, body: ByteBuffer) {
    let response = try await client.execute(request, timeout: .seconds(600))
    return (response.status, response.headers, try await response.body.collect(upTo: 1 << 30))
  }

  private func checked(
    _ answer: (status: HTTPResponseStatus, headers: HTTPHeaders, body: ByteBuffer)
  ) throws -> (ByteBuffer, HTTPHeaders) {
    guard answer.status == .ok else {
      throw Failure(
        description:
          "the service at \(address) answered \(answer.status.code): \(ServiceClient.message(in: answer.body))"
      )
    }
    return (answer.body, answer.headers)
  }

  /// The message of `{"error":{"message":…}}`, or the text as it is.
  private static func message(in body: ByteBuffer) -> String {
    struct Answer: Decodable {
      struct Fault: Decodable { let message: String }
      let error: Fault
    }
    let data = Data(body.readableBytesView)
    return (try? JSONDecoder().decode(Answer.self, from: data))?.error.message ?? String(decoding: data, as: UTF8.self)
  }

  private static func text(of query: [(String, String)]) -> String {
    guard !query.isEmpty else { return "" }
    var allowed = CharacterSet.alphanumerics
    allowed.insert(charactersIn: "-._~")
    let pairs = query.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
    }
    return "?" + pairs.joined(separator: "&")
  }

  /// The address in `<…>; rel="next"`.
  private static func nextPage(link: String) -> String? {
    guard link.contains("rel=\"next\""), let start = link.firstIndex(of: "<"), let end = link.firstIndex(of: ">")
    else { return nil }
    return String(link[link.index(after: start)..<end])
  }
}
