import ArgumentParser
import CareGaugeServer

struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Judges the stored history again, by what was in force then; must equal what happened live.",
    discussion: """
      Every evaluation is judged again from the figures, silences, tasks, configuration and catalogues that it saw; each
      alert and message that differs is told. Exits with 1 when there is one.

      Example:
        caregauge replay --from 2023-10-01 --to 2023-12-31
      """
  )

  @OptionGroup var service: ServiceOptions
  @Option(help: "Tell differences from the beginning of this day on.") var from: String
  @Option(help: "Judge to the end of this day.") var to: String

  func run() async throws {
    let results: [ReplayItem] = try await service.client().list(
      "/api/v1/replay", query: [("from", from), ("to", to)])
    for result in results {
      for difference in result.differences { print(difference) }
      print(
        "\(result.evaluations) evaluations with \(result.changes) alert changes and \(result.messages) messages judged again: "
          + (result.differences.isEmpty ? "no difference" : "\(result.differences.count) differences"))
      if !result.differences.isEmpty { throw ExitCode(1) }
    }
  }
}
