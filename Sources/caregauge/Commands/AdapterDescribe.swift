import ArgumentParser
import CareGaugeCollector
import Foundation

struct AdapterDescribe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "What an adapter says of itself: region, indicators, areas, options.",
    discussion: """
      Example:
        caregauge adapter describe caregauge-adapter-ningxia
        caregauge adapter describe python3 my-adapter.py
      """
  )

  @OptionGroup var program: ProgramArguments

  func run() async throws {
    let host = try await program.host()
    do {
      let order = program.order()
      print(AdapterDescribe.text(try await interruptible { try await host.describe(order) }))
    } catch let fault as CollectionFault {
      printError("\(program.words[0]): \(fault.code.rawValue): \(fault)")
      throw ExitCode(1)
    }
  }

  static func text(_ adapter: DescribedAdapter) -> String {
    var lines = ["\(adapter.name) \(adapter.version), region \(adapter.region)"]
    lines.append("indicators (\(adapter.indicators.count)): \(adapter.indicators.joined(separator: " "))")
    lines.append("areas (\(adapter.areas.count)): \(adapter.areas.joined(separator: " "))")
    var table = TextTable(columns: [("option", .left), ("type", .left), ("required", .left), ("help", .left)])
    table.rows = adapter.options.map { [$0.name, $0.type, $0.required ? "yes" : "no", $0.help] }
    return (lines + [table.text()]).joined(separator: "\n")
  }
}
