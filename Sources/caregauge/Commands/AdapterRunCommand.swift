import AdapterKit
import ArgumentParser
import CareGaugeCollector
import Foundation

struct AdapterRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs an adapter once and prints what it would send; stores nothing.",
    discussion: """
      The table has a line for each reading, absence, rejected cell and refused report; what somebody must look at is
      marked with "!". The last line counts them. A fault that would refuse the whole collection is said with its line.
      The adapter is told that nothing was stored.

      Example:
        caregauge adapter run caregauge-adapter-ningxia --option inbox=Plugins/Ningxia/Samples
        caregauge adapter run python3 my-adapter.py --option file=a.csv --format json
      """
  )

  @OptionGroup var program: ProgramArguments
  @Option(help: "table, json or csv.") var format: Format = .table
  @Option(help: "Seconds to wait for the adapter's answer.") var timeout = 60

  func run() async throws {
    let host = try await program.host()
    let name = program.words.joined(separator: " ")
    do {
      let (limit, plain) = (Duration.seconds(timeout), program.order())
      let description = try await interruptible { try await host.describe(plain) }
      let order = try program.order(by: description)
      let trial = try await interruptible { try await Trial(host, order, description, answerWithin: limit) }
      for line in trial.log { printError(line) }
      if !trial.lines.isEmpty || format != .table {
        let listing = format == .table ? AdapterRunCommand.table : AdapterRunCommand.listing
        print(try listing.text(of: trial.lines, as: format))
      }
      if format == .table { print((trial.lines.isEmpty ? "" : "\n") + trial.summary) }
      if let fault = trial.fault {
        printError("\(name): \(fault.code.rawValue): \(fault)")
        if let line = trial.faultLine { printError("  the line is: \(line)") }
        throw ExitCode(1)
      }
    } catch let fault as CollectionFault {
      printError("\(name): \(fault.code.rawValue): \(fault)")
      throw ExitCode(1)
    } catch let fault as KitFault {
      printError("error: \(fault)")
      throw ExitCode(1)
    }
  }

  private static let listing = Listing(columns: columns)
  /// What somebody must look at begins with a mark, which needs no colour.
  private static let table = Listing(columns: [.init("") { $0.isMarked ? "!" : "" }] + columns)

  private static let columns: [Listing<Trial.Line>.Column] = [
    .init("kind") { $0.kind },
    .init("report") { $0.report },
    .init("period") { $0.period },
    .init("indicator") { $0.indicator ?? "" },
    .init("area") { $0.area ?? "" },
    .init("value", .right) { plain($0.value) },
    .init("numerator", .right) { plain($0.numerator) },
    .init("denominator", .right) { plain($0.denominator) },
    .init("place") { $0.place ?? "" },
    .init("raw") { $0.raw ?? "" },
    .init("reason") { $0.reason ?? "" },
  ]
}
