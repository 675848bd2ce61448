import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestSupport

/// A real `caregauge serve` with a private PostgreSQL, the five adapters and a port of the system's choice.
final class RunningService: Sendable {
  let folder: URL
  let address: String
  private let process: Guarded

  /// Starts it at 2023-10-08T09:00 and waits until it listens.
  ///
  /// - Parameters:
  ///   - folder: keeps data and configuration; used again by a later start.
  ///   - every: how often adapters run by themselves.
  static func start(in folder: URL, every: String = "1h", now: String = "2023-10-08T09:00") async throws
    -> RunningService
  {
    let configuration = folder.appending(path: "caregauge.yaml")
    if !FileManager.default.fileExists(atPath: configuration.path) {
      try configurationText(folder: folder, every: every).write(to: configuration, atomically: true, encoding: .utf8)
    }
    let process = try Guarded.start(
      [try builtProgram("caregauge").path, "serve", "--config", configuration.path, "--now", now],
      log: folder.appending(path: "log"), in: RunningService.repository)
    let mark = "listening on "
    guard let address = await process.line(beginning: mark)?.dropFirst(mark.count)
    else {
      let log = (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
      throw TestSupportFault("the service did not start: \(log)")
    }
    return RunningService(folder: folder, address: String(address), process: process)
  }

  private init(folder: URL, address: String, process: Guarded) {
    self.folder = folder
    self.address = address
    self.process = process
  }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func configurationText(folder: URL, every: String) -> String {
    // As root adapters run as nobody, who may not be able to reach the folder in which the tests were built.
    let user = geteuid() == 0 ? ", user: root" : ""
    return """
      database: {private: \(folder.path)/pg}
      http: {listen: "127.0.0.1:0"}
      catalogues: [Plugins/indicators.yaml, Plugins/*/catalogue.yaml]
      adapters:
        - {name: shandong, program: caregauge-adapter-shandong, every: \(every)\(user), options: {folder: Plugins/Shandong/Samples}}
        - {name: yunnan, program: caregauge-adapter-yunnan, every: \(every)\(user), options: {inbox: Plugins/Yunnan/Samples}}
        - {name: zhejiang, program: caregauge-adapter-zhejiang, every: \(every)\(user), options: {answers: Plugins/Zhejiang/Samples}}
        - {name: ningxia, program: caregauge-adapter-ningxia, every: \(every)\(user), options: {inbox: Plugins/Ningxia/Samples}}
        - {name: inner_mongolia, program: caregauge-adapter-inner-mongolia, every: \(every)\(user), options: {inbox: Plugins/InnerMongolia/Samples}}

      """
  }

  // MARK: talking to it

  /// Asks once: a service that was killed is not waited for.
  private static let client: HTTPClient = {
    var configuration = HTTPClient.Configuration.singletonConfiguration
    configuration.connectionPool.retryConnectionEstablishment = false
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  struct Answer {
    let status: HTTPResponseStatus
    let headers: HTTPHeaders
    let bytes: [UInt8]
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  func ask(_ path: String, _ method: HTTPMethod = .GET, headers: [(String, String)] = []) async throws -> Answer {
    var request = HTTPClientRequest(url: address + path)
    request.method = method
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    let response = try await RunningService.client.execute(request, timeout: .seconds(60))
    let body = try await response.body.collect(upTo: 1 << 28)
    return Answer(status: response.status, headers: response.headers, bytes: Array(body.readableBytesView))
  }

  func list<Item: Decodable>(_ path: String, _ method: HTTPMethod = .GET) async throws -> [Item] {
    let answer = try await ask(path, method)
    guard answer.status == .ok else { throw TestSupportFault("\(path): \(answer.status) \(answer.text)") }
    return try JSONDecoder().decode([Item].self, from: Data(answer.bytes))
  }

  // MARK: ending it

  func send(_ signal: Int32) { process.send(signal) }

  /// Waits until the service's process is gone.
  func waitForEnd() async { await process.waitForEnd() }

  /// Ends it in good order.
  func stop() async {
    send(SIGTERM)
    await waitForEnd()
  }
}
