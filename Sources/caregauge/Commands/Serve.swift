import ArgumentParser
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeServer
import Foundation
import Logging
import NIOCore

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The service: collects, stores, and answers over HTTP until it is stopped.",
    discussion: """
      --now starts its calendar at another moment, for demonstration and audit; on a store that already knows later days
      it goes on from there.

      Example:
        caregauge serve --config ops/caregauge.yaml --now 2023-10-08T09:00
      """
  )

  @OptionGroup var configuration: ConfigurationOption
  @Option(help: "Start the calendar here: 2023-10-08T09:00, in the configured time zone.")
  var now: String?
  @Option(name: .customLong("log-level"), help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel: String = "info"

  func run() async throws {
    guard let level = Logger.Level(rawValue: logLevel) else {
      throw ValidationError("--log-level is trace, debug, info, notice, warning, error or critical, not \(logLevel)")
    }
    let (settings, catalogue) = try configuration.read(isClockMoved: now != nil)
    let start = try now.map { try Serve.start($0, in: settings.zone) }
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
    do {
      try await CareGaugeService(settings: settings, catalogue: catalogue, start: start).run { address in
        print("listening on \(address)")
        fflush(nil)
      }
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      printError(
        "caregauge: another program listens on \(settings.http.listen); stop it, or write another http: {listen: …}")
      throw ExitCode(1)
    } catch {
      printError("caregauge: \(error)")
      throw ExitCode(1)
    }
  }

  /// The moment that `--now` names.
  static func start(_ text: String, in zone: Zone) throws -> Instant {
    guard let instant = zone.instant(localTime: text) else {
      throw ValidationError("--now takes a time such as 2023-10-08T09:00, not \(text)")
    }
    return instant
  }
}
