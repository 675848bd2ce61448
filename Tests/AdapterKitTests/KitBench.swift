import CareGaugeCollector
import CareGaugeModel
import Foundation
import Logging
import TestSupport

@testable import AdapterKit

/// Checks programs as `caregauge adapter check` does.
enum KitBench {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// - Parameter command: the program's path and its arguments.
  static func check(
    _ command: [String], options: [String: OptionValue], only: [String] = [], catalogue: Catalogue? = nil
  ) async throws -> CheckReport {
    let host = AdapterHost(
      search: ProgramSearch(), confinement: try await Confinement.probe(), zone: .shanghai, clock: FixedClock(),
      log: Logger(label: "kit") { _ in SwiftLogNoOpLogHandler() })
    var order = AdapterOrder(adapter: "the program", program: .command(command), options: options)
    // What is built may lie where only its owner can read it; the templates' programs run as nobody.
    if command[0].contains("/.build/") { order.user = geteuid() == 0 ? "root" : nil }
    return try await AdapterCheck(
      host: host, order: order, catalogue: catalogue, only: only, answerWithin: .seconds(120), atOnce: 2
    ).run()
  }

  /// A scaffold in a folder of its own.
  static func withScaffold<Value>(
    _ language: Scaffold.Language, _ body: (_ scaffold: Scaffold, _ folder: URL) async throws -> Value
  ) async throws -> Value {
    try await withTemporaryFolder { folder in
      let scaffold = try Scaffold(name: "example", language: language, sdk: .path("../caregauge"))
      try scaffold.write(into: folder.path)
      return try await body(scaffold, folder)
    }
  }
}

private struct FixedClock: CalendarClock {
  func now() -> Instant { Instant(seconds: 1_696_726_800) }
}
