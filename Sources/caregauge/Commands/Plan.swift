import ArgumentParser
import CareGaugeServer
import Foundation

struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What the policy plans' own numbers show.", subcommands: [PlanCheckCommand.self])
}

struct PlanCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Do the plans' own numbers add up? Exits with 1 when something is found.",
    discussion: """
      Each finding names its rows and clauses, the computation, what it assumes and the least change that would mend it. It says
      what the figures lead to, not that a plan is wrong.

      Example:
        caregauge plan check --region ningxia
        caregauge plan check --format json
      """
  )

  @OptionGroup var service: ServiceOptions
  @Option(help: "Only findings about this region.") var region: String?
  @Option(help: "zh or en.") var lang: String?
  @Option(help: "table or json.") var format: Format = .table

  func validate() throws {
    if format == .csv { throw ValidationError("--format is table or json here: a finding has several lines.") }
  }

  func run() async throws {
    let query = [("region", region), ("lang", lang)].compactMap { key, value in value.map { (key, $0) } }
    let plan: PlanItem = try await service.client().object("/api/v1/plan", query: query)
    print(format == .json ? try PlanCheckCommand.json(plan) : PlanCheckCommand.text(plan))
    if !plan.findings.isEmpty { throw ExitCode(1) }
  }

  static func text(_ plan: PlanItem) -> String {
    if plan.findings.isEmpty { return "no findings" }
    return plan.findings.map { finding in
      var lines = ["\(finding.verdict) (\(finding.sureness)): \(finding.targets.joined(separator: " "))"]
      lines.append("  \(finding.reason)")
      if let assumption = finding.assumption { lines.append("  assumed: \(assumption)") }
      lines.append("  least change: \(finding.remedy)")
      lines.append("  where: \(finding.clauses.joined(separator: "; "))")
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  static func json(_ plan: PlanItem) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(plan), as: UTF8.self)
  }
}
