import AdapterKit
import ArgumentParser
import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import Foundation

struct AdapterCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks whether an adapter keeps the protocol, whatever it is written in.",
    discussion: """
      Runs the program some 130 times, under the collector's own limits, and explains each failure: what was asked,
      what was sent, what came back, what was expected, and how to mend it. It works on copies of the files and folders
      that the options name. Exit status 1 when a vector fails.

      Example:
        caregauge adapter check caregauge-adapter-ningxia --option inbox=Plugins/Ningxia/Samples
        caregauge adapter check python3 county/Sources/adapter.py --option inbox=county/Samples
        caregauge adapter check python3 county/Sources/adapter.py --option inbox=county/Samples --only source/pipe
        caregauge adapter check --list
      """
  )

  @OptionGroup var options: ProgramOptions
  @Option(help: "Only the vector of this name, or all below it (source/); may be repeated.") var only: [String] = []
  @Option(help: "A catalogue (YAML) whose ids, codes and ranges must fit; may be repeated.") var catalogue: [String] =
    []
  @Option(help: "Seconds to wait for one answer.") var timeout = 20
  @Flag(help: "Print all vectors, and run nothing.") var list = false
  @Argument(help: "The program's name or path, or a command with its arguments.") var words: [String] = []

  func validate() throws {
    if words.isEmpty, !list { throw ValidationError("name the program to check, or ask for the --list of vectors") }
    if timeout < 1 { throw ValidationError("--timeout takes 1 second or more") }
  }

  func run() async throws {
    if list { return print(VectorList.text(of: try AdapterCheck.vectors())) }
    let host = try await options.host(log: .silent)
    let order = try await options.order(words, asking: host, within: .seconds(timeout))
    let check = AdapterCheck(
      host: host, order: order, catalogue: try known(), only: only,
      answerWithin: .seconds(timeout))
    let bar = ProgressBar(title: words[0])
    do {
      let report = try await interruptible { try await check.run { bar.show(done: $0, of: $1) } }
      bar.finish()
      print(report.text)
      if !report.hasPassed { throw ExitCode(1) }
    } catch let fault as CollectionFault {
      bar.finish()
      printError("\(words[0]): \(fault.code.rawValue): \(fault)" + AdapterCheckCommand.remedy(fault))
      throw ExitCode(1)
    } catch let fault as KitFault {
      bar.finish()
      printError("error: \(fault)")
      throw ExitCode(1)
    }
  }

  /// What a person can do about a check that could not begin.
  private static func remedy(_ fault: CollectionFault) -> String {
    fault.code == .badRequest ? "\n(options are given as --option name=value)" : ""
  }

  private func known() throws -> Catalogue? {
    guard !catalogue.isEmpty else { return nil }
    let (read, faults) = readCatalogue(files: catalogue)
    guard faults.isEmpty else {
      printError(ConfigurationFault.report(faults), terminator: "")
      throw ExitCode(78)
    }
    return read
  }
}
