import CareGaugeModel
import Foundation
import Logging
import Synchronization
import Testing

@testable import CareGaugeCollector

/// Runs the programs in `Adapters/` from a folder that every user may read.
struct AdapterBench {
  let host: AdapterHost
  let log: LogBook
  let folder: String

  /// What a run brought.
  struct Result {
    var outcome: CollectionOutcome
    var stored: [CollectedReports]
    var ended: ContinuousClock.Instant
  }

  static let areas = ["640100", "640104", "640105"].compactMap { AreaCode($0) }
  static let indicators = ["institution_beds", "nursing_beds"].compactMap { IndicatorID($0) }
  static let vocabulary = Vocabulary(indicators: indicators, areas: areas)
  static let description = DescribedAdapter(
    name: "test", version: "1", region: RegionID("ningxia")!,
    options: [.init(name: "inbox", type: "path"), .init(name: "title", type: "text")])

  /// Copies the programs, gives them to `body`, and removes them again.
  ///
  /// - Parameter ownProcesses: false does without a process namespace; nil uses one where it is permitted.
  static func with<Value>(ownProcesses: Bool? = nil, _ body: (AdapterBench) async throws -> Value) async throws -> Value
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("adapters-\(UUID().uuidString)")
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Adapters")
    try FileManager.default.copyItem(at: source, to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = LogBook()
    var confinement = try await Confinement.probe()
    if let ownProcesses { confinement.hasOwnProcesses = ownProcesses }
    let host = AdapterHost(
      search: ProgramSearch(binaryFolder: folder.path, workingFolder: "/nowhere"), confinement: confinement,
      zone: .shanghai, clock: FixedClock(),
      workingFolder: "/srv/folder", log: Logger(label: "test") { _ in log.handler })
    return try await body(AdapterBench(host: host, log: log, folder: folder.path))
  }

  func collect(
    _ program: String, limits: AdapterLimits = AdapterLimits(), options: [String: OptionValue] = [:],
    since: Day? = nil, decision: Decision = .acknowledge
  ) async -> Result {
    let stored = Mutex<[CollectedReports]>([])
    let order = AdapterOrder(
      adapter: program, program: .program(program), options: options, limits: limits, since: since)
    let outcome = await host.collect(
      order, description: AdapterBench.description, names: NameTables(AdapterBench.vocabulary)
    ) { reports in
      stored.withLock { $0.append(reports) }
      return decision
    }
    return Result(outcome: outcome, stored: stored.withLock { $0 }, ended: .now)
  }

  /// Processes that still carry the collection's id.
  func survivors(of result: Result) throws -> [pid_t] {
    ProcessSweep(collection: try #require(result.outcome.collection)).survivors()
  }
}

/// A calendar that stands still.
struct FixedClock: CalendarClock {
  func now() -> Instant { Instant(seconds: 1_696_726_800) }
}

/// Keeps what was logged.
final class LogBook: Sendable {
  private let kept = Mutex<[String]>([])
  var lines: [String] { kept.withLock { $0 } }
  var handler: any LogHandler { Handler(book: self) }

  private struct Handler: LogHandler {
    let book: LogBook
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
    func log(event: LogEvent) {
      book.kept.withLock { $0.append("\(event.level): \(event.message)") }
    }
  }
}
