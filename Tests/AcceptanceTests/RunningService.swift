import Foundation
import TestSupport

/// A real `caregauge serve` with a private PostgreSQL, the five adapters and a port of the system's choice.
final class RunningService: AnsweringService {
  let folder: URL
  let address: String
  private let process: Guarded

  /// Starts it at 2023-10-08T09:00 and waits until it listens.
  ///
  /// - Parameters:
  ///   - folder: keeps data and configuration; used again by a later start.
  ///   - every: how often adapters run by themselves.
  ///   - now: where its calendar starts; nil for the machine's time.
  static func start(in folder: URL, every: String = "1h", now: String? = "2023-10-08T09:00") async throws
    -> RunningService
  {
    let configuration = folder.appending(path: "caregauge.yaml")
    if !FileManager.default.fileExists(atPath: configuration.path) {
      try configurationText(folder: folder, every: every).write(to: configuration, atomically: true, encoding: .utf8)
    }
    let process = try Guarded.start(
      [try builtProgram("caregauge").path, "serve", "--config", configuration.path]
        + (now.map { ["--now", $0] } ?? []),
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
