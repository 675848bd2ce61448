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
  func order() -> AdapterOrder { options.order(words) }
  func order(by description: DescribedAdapter) throws -> AdapterOrder { try options.order(words, by: description) }
}

/// What an adapter program is run with.
struct ProgramOptions: ParsableArguments {
  enum Log { case standardError, silent }

  @Option(
    name: .customLong("option"),
    help: "An option of the adapter as name=value; may be repeated, also for more items of a list.")
  var options: [String] = []
  @Option(name: .customLong("path"), help: "A further folder in which the program is looked for; may be repeated.")
  var path: [String] = []
  @Option(help: "As root: the user that the program runs as.")
  var user = "nobody"

  func validate() throws {
    for option in options where (option.firstIndex(of: "=") ?? option.startIndex) == option.startIndex {
      throw ValidationError("--option takes name=value, not \(option)")
    }
  }

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

  /// The program without options, which is enough to ask it what it is.
  func order(_ words: [String]) -> AdapterOrder {
    // A path on a command line is as good as a name; only a configuration must name what lies in known folders.
    let isName = words.count == 1 && !words[0].contains("/")
    let program: AdapterProgram = isName ? .program(words[0]) : .command(words)
    return AdapterOrder(adapter: words.joined(separator: " "), program: program)
  }

  /// The program with its options, each of the type that the program's own description gives it.
  ///
  /// - Throws: exit status 64, after naming every option that is unknown, missing, or of another type.
  func order(_ words: [String], by description: DescribedAdapter) throws -> AdapterOrder {
    var order = order(words)
    do {
      order.options = try OptionText.values(of: options, by: description.options)
    } catch let fault as OptionFault {
      // The command's own usage would not help: it is the adapter that takes other options.
      for text in fault.faults { printError("error: \(text)") }
      throw ExitCode(64)
    }
    return order
  }

  /// The same for a program that may not be able to describe itself, which is then given texts.
  func order(_ words: [String], asking host: AdapterHost, within limit: Duration) async throws -> AdapterOrder {
    var plain = order(words)
    plain.limits.time = limit
    let asked = plain
    guard let description = try? await host.describe(asked) else {
      let values = options.compactMap { option in
        option.firstIndex(of: "=").map { (String(option[..<$0]), String(option[option.index(after: $0)...])) }
      }
      var order = order(words)
      order.options = Dictionary(values.map { ($0, .text($1)) }, uniquingKeysWith: { _, last in last })
      return order
    }
    return try order(words, by: description)
  }
}
