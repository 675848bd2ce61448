import CareGaugeModel
import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import CareGaugeAlerting

/// A sender that runs with short rounds, by the machine's clock; the test says how things stand.
final class RunningSender: Sendable {
  private struct MachineClock: CalendarClock {
    func now() -> Instant { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
  }

  private struct State {
    var firing: [Alert] = []
    var resolved: [Alert] = []
    var lines: [String] = []
  }

  private let state = Mutex(State())
  private let bell = Bell()
  /// Rings when a line was written into the log.
  private let written = Bell()
  private let peers: [AlertmanagerSender.Peer]

  /// Runs while `body` does.
  static func run(
    to urls: [String], every interval: Duration = .milliseconds(500),
    _ body: @escaping @Sendable (RunningSender) async throws -> Void
  ) async throws {
    let running = RunningSender(urls)
    let sender = AlertmanagerSender(
      current: { running.posting }, bell: running.bell, clock: MachineClock(), zone: .shanghai, interval: interval,
      log: Logger(label: "sender") { _ in LineLog { running.write($0) } })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await sender.run() }
      try await body(running)
      group.cancelAll()
    }
  }

  private init(_ urls: [String]) {
    peers = urls.enumerated().map { AlertmanagerSender.Peer(receiver: "r\($0 + 1)", url: $1) }
  }

  private var posting: AlertmanagerSender.Posting {
    let (firing, resolved) = state.withLock { ($0.firing, $0.resolved) }
    return AlertmanagerSender.Posting(
      peers: peers, firing: Dictionary(uniqueKeysWithValues: peers.map { ($0.receiver, firing) }),
      resolved: Dictionary(uniqueKeysWithValues: peers.map { ($0.receiver, resolved) }),
      externalURL: "https://gauge.example", texts: AlertSample.form().texts)
  }

  /// Says how things stand from now on.
  func tell(firing: [Alert], resolved: [Alert] = []) {
    state.withLock { ($0.firing, $0.resolved) = (firing, resolved) }
    bell.ring()
  }

  /// What stands in the log so far.
  var log: [String] { state.withLock { $0.lines } }

  /// The log as soon as it has so many lines.
  func log(lines count: Int) async throws -> [String] {
    while log.count < count {
      await written.wait()
      try Task.checkCancellation()
    }
    return log
  }

  private func write(_ line: String) {
    state.withLock { $0.lines.append(line) }
    written.ring()
  }
}

/// A log that gives each line to a closure.
private struct LineLog: LogHandler {
  let write: @Sendable (String) -> Void
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    write("\(event.level) \(event.metadata?["receiver"].map { "\($0)" } ?? ""): \(event.message)")
  }
}
