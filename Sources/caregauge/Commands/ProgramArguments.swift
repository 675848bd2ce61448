import ArgumentParser
import CareGaugeCollector
import CareGaugeModel
import CareGaugeServer
import Logging

/// Which adapter program is run, and with what.
struct ProgramArguments: ParsableArguments {
  @Option(name: .customLong("option"), help: "An option of the adapter as name=value; may be repeated.")
  var options: [String] = []
  @Option(name: .customLong("path"), help: "A further folder in which the program is looked for; may be repeated.")
  var path: [String] = []
  @Option(help: "As root: the user that the program runs as.")
  var user = "nobody"
  @Argument(help: "The program's name, or a command with its arguments.")
  var words: [String]

  func host() async throws -> AdapterHost {
    let log = Logger(label: "adapter") { StreamLogHandler.standardError(label: $0) }
    return AdapterHost(
      search: ProgramSearch(adaptersPath: path), confinement: try await Confinement.probe(user: user), zone: .shanghai,
      clock: ServiceCalendar(), log: log)
  }

  func order() throws -> AdapterOrder {
    var values: [String: OptionValue] = [:]
    for option in options {
      guard let equals = option.firstIndex(of: "="), equals > option.startIndex else {
        throw ValidationError("--option takes name=value, not \(option)")
      }
      values[String(option[..<equals])] = OptionText.value(of: String(option[option.index(after: equals)...]))
    }
    let program: AdapterProgram = words.count == 1 ? .program(words[0]) : .command(words)
    return AdapterOrder(adapter: words[0], program: program, options: values)
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
