import ArgumentParser
import CareGaugeCollector
import CareGaugeModel
import CareGaugeServer
import Logging

/// Which adapter program is run, and with what.
struct ProgramArguments: ParsableArguments {
  @OptionGroup var options: ProgramOptions
  @Argument(help: "The program's name or path, or a command with its arguments.")
  var words: [String]

  func host() async throws -> AdapterHost { try await options.host(log: .standardError) }
  func order() throws -> AdapterOrder { try options.order(words) }
}

/// What an adapter program is run with.
struct ProgramOptions: ParsableArguments {
  enum Log { case standardError, silent }

  @Option(name: .customLong("option"), help: "An option of the adapter as name=value; may be repeated.")
  var options: [String] = []
  @Option(name: .customLong("path"), help: "A further folder in which the program is looked for; may be repeated.")
  var path: [String] = []
  @Option(help: "As root: the user that the program runs as.")
  var user = "nobody"

  func host(log: Log) async throws -> AdapterHost {
    let logger = Logger(label: "adapter") { label in
      switch log {
      case .standardError: StreamLogHandler.standardError(label: label)
      case .silent: SwiftLogNoOpLogHandler()
      }
    }
    return AdapterHost(
      search: ProgramSearch(adaptersPath: path), confinement: try await Confinement.probe(user: user), zone: .shanghai,
      clock: ServiceCalendar(), log: logger)
  }

  func order(_ words: [String]) throws -> AdapterOrder {
    var values: [String: OptionValue] = [:]
    for option in options {
      guard let equals = option.firstIndex(of: "="), equals > option.startIndex else {
        throw ValidationError("--option takes name=value, not \(option)")
      }
      values[String(option[..<equals])] = OptionText.value(of: String(option[option.index(after: equals)...]))
    }
    // A path on a command line is as good as a name; only a configuration must name what lies in known folders.
    let isName = words.count == 1 && !words[0].contains("/")
    let program: AdapterProgram = isName ? .program(words[0]) : .command(words)
    return AdapterOrder(adapter: words.joined(separator: " "), program: program, options: values)
  }
}

/// Options on a command line, typed as the configuration would type them without quotes.
enum OptionText {
  static func value(of text: String) -> OptionValue {
    switch text {
    case "true": .flag(true)
    case "false": .flag(false)
    default: text.first == "0" && text.count > 1 ? .text(text) : Double(text).map { .number($0) } ?? .text(text)
    }
  }
}
