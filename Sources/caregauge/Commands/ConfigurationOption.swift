import ArgumentParser
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeServer
import Foundation

/// `--config`, with its defaults.
struct ConfigurationOption: ParsableArguments {
  @Option(help: "The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.")
  var config: String?

  /// Whether somebody said which file.
  var isNamed: Bool { config != nil || ProcessInfo.processInfo.environment["CAREGAUGE_CONFIG"] != nil }

  var file: String {
    config ?? ProcessInfo.processInfo.environment["CAREGAUGE_CONFIG"] ?? "/etc/caregauge/caregauge.yaml"
  }

  /// Settings and catalogues, or every fault on standard error and exit 78.
  func read(isClockMoved: Bool = false) throws -> (settings: Settings, catalogue: Catalogue) {
    let (settings, catalogue, faults) = readConfiguration(file: file, isClockMoved: isClockMoved)
    guard faults.isEmpty, let settings else {
      printError(ConfigurationFault.report(faults), terminator: "")
      throw ExitCode(78)
    }
    return (settings, catalogue)
  }
}

/// Where a running service is asked.
struct ServiceOptions: ParsableArguments {
  @OptionGroup var configuration: ConfigurationOption
  @Option(help: "The service's address; else the one that the configuration lets it listen on.")
  var server: String?
  @Option(name: .customLong("token-file"), help: "A file with the token for what changes something.")
  var tokenFile: String?

  func client() throws -> ServiceClient {
    let token = try tokenFile.map {
      try String(contentsOfFile: $0, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    if let server {
      guard server.hasPrefix("http://") || server.hasPrefix("https://") else {
        throw ValidationError("--server takes an address such as http://127.0.0.1:9815, not \(server)")
      }
      return ServiceClient(address: server.hasSuffix("/") ? String(server.dropLast()) : server, token: token)
    }
    let (settings, faults) = readSettings(file: configuration.file)
    // A configuration that somebody named must not be passed over: another service may listen at the usual address.
    if configuration.isNamed, settings == nil {
      printError(ConfigurationFault.report(faults), terminator: "")
      throw ExitCode(78)
    }
    return ServiceClient(address: settings.map { HTTPAddress.url($0.http) } ?? "http://127.0.0.1:9815", token: token)
  }
}

/// Standard error, where faults go.
func printError(_ text: String, terminator: String = "\n") {
  FileHandle.standardError.write(Data((text + terminator).utf8))
}
