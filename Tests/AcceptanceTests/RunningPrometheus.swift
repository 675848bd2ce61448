import AsyncHTTPClient
import Foundation
import NIOCore
import TestSupport

/// Debian's Prometheus, scraping one service.
final class RunningPrometheus: Sendable {
  private let address: String
  private let process: Guarded

  /// Starts it on a free port and waits until it has scraped once.
  ///
  /// - Parameter rules: files of alerting rules.
  static func start(in folder: URL, scraping target: String, rules: [URL] = []) async throws -> RunningPrometheus {
    let configuration = folder.appending(path: "prometheus.yml")
    try """
    global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
    rule_files: [\(rules.map(\.path).joined(separator: ", "))]
    scrape_configs:
      - job_name: caregauge
        static_configs: [{targets: ["\(target.dropFirst("http://".count))"]}]

    """.write(to: configuration, atomically: true, encoding: .utf8)
    let port = try freePort()
    let process = try Guarded.start(
      [
        "prometheus", "--config.file=\(configuration.path)", "--storage.tsdb.path=\(folder.path)/prometheus",
        "--web.listen-address=127.0.0.1:\(port)",
      ], log: folder.appending(path: "prometheus.log"), in: folder)
    let running = RunningPrometheus(address: "http://127.0.0.1:\(port)", process: process)
    let deadline = ContinuousClock.now + .seconds(60)
    while (try? await running.query(#"up == 1"#))?.isEmpty ?? true {
      guard ContinuousClock.now < deadline else { throw TestSupportFault("prometheus did not scrape within a minute") }
      try await ContinuousClock().sleep(for: .milliseconds(100))
    }
    return running
  }

  private init(address: String, process: Guarded) {
    self.address = address
    self.process = process
  }

  /// The labels of each series that the expression gives, and its value.
  func query(_ expression: String) async throws -> [[String: String]] {
    struct Reply: Decodable {
      struct Body: Decodable { let result: [Series] }
      struct Series: Decodable {
        let metric: [String: String]
        let value: [Value]
      }
      enum Value: Decodable {
        case time(Double), text(String)
        init(from decoder: any Decoder) throws {
          let container = try decoder.singleValueContainer()
          if let time = try? container.decode(Double.self) {
            self = .time(time)
          } else {
            self = .text(try container.decode(String.self))
          }
        }
      }
      let data: Body
    }
    let allowed = CharacterSet.alphanumerics
    let query = expression.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    let response = try await HTTPClient.shared.get(url: "\(address)/api/v1/query?query=\(query)").get()
    let body = response.body.map { Data($0.readableBytesView) } ?? Data()
    return try JSONDecoder().decode(Reply.self, from: body).data.result.map { series in
      var row = series.metric.filter { ["area", "name"].contains($0.key) }
      if case .text(let value)? = series.value.last { row["value"] = value }
      return row
    }
  }

  /// The same, as soon as it gives anything; nothing after a minute.
  func firstAnswer(to expression: String) async throws -> [[String: String]] {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      let answer = try await query(expression)
      if !answer.isEmpty { return answer }
      try await ContinuousClock().sleep(for: .milliseconds(100))
    }
    return []
  }

  func stop() async {
    process.send(SIGTERM)
    await process.waitForEnd()
  }

  /// A port that was free a moment ago; Prometheus cannot be told to choose one itself.
  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
      }
    }
    guard isBound else { throw TestSupportFault("no port is free") }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
