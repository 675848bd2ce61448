import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestSupport

/// A service that can be asked over HTTP, in this process or another.
protocol AnsweringService: Sendable {
  /// `http://127.0.0.1:` and its port.
  var address: String { get }
}

/// What a service answered.
struct ServiceAnswer {
  let status: HTTPResponseStatus
  let headers: HTTPHeaders
  let bytes: [UInt8]
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension AnsweringService {
  func ask(_ path: String, _ method: HTTPMethod = .GET, headers: [(String, String)] = []) async throws -> ServiceAnswer
  {
    var request = HTTPClientRequest(url: address + path)
    request.method = method
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    let response = try await onceAsking.execute(request, timeout: .seconds(300))
    let body = try await response.body.collect(upTo: 1 << 28)
    return ServiceAnswer(status: response.status, headers: response.headers, bytes: Array(body.readableBytesView))
  }

  func list<Item: Decodable>(_ path: String, _ method: HTTPMethod = .GET) async throws -> [Item] {
    let answer = try await ask(path, method)
    guard answer.status == .ok else { throw TestSupportFault("\(path): \(answer.status) \(answer.text)") }
    return try JSONDecoder().decode([Item].self, from: Data(answer.bytes))
  }
}

/// Asks once: a service that was killed is not waited for.
private let onceAsking: HTTPClient = {
  var configuration = HTTPClient.Configuration.singletonConfiguration
  configuration.connectionPool.retryConnectionEstablishment = false
  return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
}()
