import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestSupport

/// A real `caregauge serve` with a private PostgreSQL, the five adapters and a port of the system's choice.
final class RunningService: Sendable {
  let folder: URL
  let address: String
  private let process: Int32
  /// Kept open: a wrapper kills the service when this process ends, by whatever means.
  private let life: Pipe

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
    let wrapper = Process()
    wrapper.executableURL = URL(filePath: "/bin/sh")
    wrapper.arguments = [
      "-c",
      #"out=$1; shift; "$@" 2>>"$out" & child=$!; echo "$child"; exec >/dev/null; cat >/dev/null; kill -KILL $child"#,
      "wrapper",
      folder.appending(path: "log").path, try builtProgram("caregauge").path, "serve", "--config", configuration.path,
      "--now", now,
    ]
    wrapper.currentDirectoryURL = RunningService.repository
    let (life, output) = (Pipe(), Pipe())
    wrapper.standardInput = life
    wrapper.standardOutput = output
    _ = fcntl(life.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    try wrapper.run()
    let said = await firstLines(of: output, until: "listening on ")
    guard let process = said.compactMap({ Int32($0) }).first,
      let address = said.first(where: { $0.hasPrefix("listening on ") })?.dropFirst("listening on ".count)
    else {
      let log = (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
      throw TestSupportFault("the service did not start: \(said) \(log)")
    }
    return RunningService(folder: folder, address: String(address), process: process, life: life)
  }

  private init(folder: URL, address: String, process: Int32, life: Pipe) {
    self.folder = folder
    self.address = address
    self.process = process
    self.life = life
  }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func configurationText(folder: URL, every: String) -> String {
    """
    database: {private: \(folder.path)/pg}
    http: {listen: "127.0.0.1:0"}
    catalogues: [Plugins/indicators.yaml, Plugins/*/catalogue.yaml]
    adapters:
      - {name: shandong, program: caregauge-adapter-shandong, every: \(every), options: {folder: Plugins/Shandong/Samples}}
      - {name: yunnan, program: caregauge-adapter-yunnan, every: \(every), options: {inbox: Plugins/Yunnan/Samples}}
      - {name: zhejiang, program: caregauge-adapter-zhejiang, every: \(every), options: {answers: Plugins/Zhejiang/Samples}}
      - {name: ningxia, program: caregauge-adapter-ningxia, every: \(every), options: {inbox: Plugins/Ningxia/Samples}}
      - {name: inner_mongolia, program: caregauge-adapter-inner-mongolia, every: \(every), options: {inbox: Plugins/InnerMongolia/Samples}}

    """
  }

  /// Reads lines until one begins with the mark or the output ends.
  private static func firstLines(of pipe: Pipe, until mark: String) async -> [String] {
    await withCheckedContinuation { continuation in
      let handle = pipe.fileHandleForReading
      Thread.detachNewThread {
        var text = ""
        while true {
          let data = handle.availableData
          text += String(decoding: data, as: UTF8.self)
          let lines = text.split(separator: "\n").map(String.init)
          if data.isEmpty || (text.hasSuffix("\n") && lines.last?.hasPrefix(mark) == true) {
            return continuation.resume(returning: lines)
          }
        }
      }
    }
  }

  // MARK: talking to it

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
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
    let body = try await response.body.collect(upTo: 1 << 28)
    return Answer(status: response.status, headers: response.headers, bytes: Array(body.readableBytesView))
  }

  func list<Item: Decodable>(_ path: String, _ method: HTTPMethod = .GET) async throws -> [Item] {
    let answer = try await ask(path, method)
    guard answer.status == .ok else { throw TestSupportFault("\(path): \(answer.status) \(answer.text)") }
    return try JSONDecoder().decode([Item].self, from: Data(answer.bytes))
  }

  // MARK: ending it

  func send(_ signal: Int32) { kill(process, signal) }

  /// Waits until the service's process is gone.
  func waitForEnd() async {
    let process = process
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      Thread.detachNewThread {
        // The system's own notice: poll on a process descriptor returns when the process ends.
        let descriptor = Int32(truncatingIfNeeded: syscall(434, Int(process), 0))
        if descriptor >= 0 {
          var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          poll(&wait, 1, 60_000)
          close(descriptor)
        }
        continuation.resume()
      }
    }
  }

  /// Ends it in good order.
  func stop() async {
    send(SIGTERM)
    await waitForEnd()
  }
}
