import ArgumentParser
import CareGaugeServer

struct Adapters: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The adapters and how their collections went.",
    discussion: """
      Example:
        caregauge adapters
      """
  )

  @OptionGroup var service: ServiceOptions
  @Option(help: "table, json or csv.") var format: Format = .table

  func run() async throws {
    let items: [AdapterItem] = try await service.client().list("/api/v1/adapters", query: [])
    print(try Adapters.listing.text(of: items, as: format))
  }

  static let listing = Listing<AdapterItem>(columns: [
    .init("name") { $0.name },
    .init("region") { $0.region ?? "" },
    .init("version") { $0.version ?? "" },
    .init("up") { $0.up.map { $0 ? "yes" : "no" } ?? "not run yet" },
    .init("last_success") { $0.lastSuccess ?? "" },
    .init("readings", .right) { String($0.readings) },
    .init("reports", .right) { String($0.reports) },
    .init("running_since") { $0.runningSince ?? "" },
    .init("last_error") { $0.lastError ?? "" },
  ])
}
