import ArgumentParser
import CareGaugeServer

struct Findings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cells, figures and reports that cannot be right, in the order in which they were found.",
    discussion: """
      Example:
        caregauge findings --format csv
      """
  )

  @OptionGroup var service: ServiceOptions
  @Option(help: "table, json or csv.") var format: Format = .table

  func run() async throws {
    let items: [FindingItem] = try await service.client().list("/api/v1/findings", query: [])
    print(try Findings.listing.text(of: items, as: format))
  }

  static let listing = Listing<FindingItem>(columns: [
    .init("id", .right) { String($0.id) },
    .init("kind") { $0.kind },
    .init("state") { $0.state },
    .init("region") { $0.region },
    .init("area") { $0.area ?? "" },
    .init("indicator") { $0.indicator ?? "" },
    .init("period") { $0.period ?? "" },
    .init("value", .right) { plain($0.value) },
    .init("expected", .right) { plain($0.expected) },
    .init("report", inTable: false) { $0.report ?? "" },
    .init("place") { $0.place ?? "" },
    .init("reason") { $0.reason },
  ])
}
