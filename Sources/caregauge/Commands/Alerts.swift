import ArgumentParser
import CareGaugeServer

struct Alerts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Alerts that are pending or fire, the worst first; --all shows the resolved ones too.",
    discussion: """
      Example:
        caregauge alerts --region ningxia
        caregauge alerts --as-of 2023-12-31 --all --format json
      """
  )

  @OptionGroup var service: ServiceOptions
  @Option(help: "Only this region.") var region: String?
  @Option(help: "Only this kind: target, target_unreported, threshold, adapter_failing …") var kind: String?
  @Option(help: "Only this severity: critical, warning or info.") var severity: String?
  @Option(name: .customLong("as-of"), help: "As things stood at the end of this day.") var asOf: String?
  @Flag(help: "Resolved ones too.") var all = false
  @Option(help: "table, json or csv.") var format: Format = .table

  func run() async throws {
    var query = query([("region", region), ("kind", kind), ("severity", severity), ("as_of", asOf)])
    if all { query.append(("state", "all")) }
    let items: [AlertItem] = try await service.client().list("/api/v1/alerts", query: query)
    print(try Alerts.listing.text(of: items, as: format))
  }

  static let listing = Listing<AlertItem>(columns: [
    .init("id") { $0.id },
    .init("kind", inTable: false) { $0.kind },
    .init("condition") { $0.condition },
    .init("severity") { $0.severity },
    .init("state") { $0.state },
    .init("region", inTable: false) { $0.region ?? "" },
    .init("area") { $0.area ?? "" },
    .init("indicator") { $0.indicator ?? "" },
    .init("target", inTable: false) { $0.target ?? "" },
    .init("obligation", inTable: false) { $0.obligation ?? "" },
    .init("since") { $0.since },
    .init("ended_at", inTable: false) { $0.endedAt ?? "" },
    .init("value", .right) { plain($0.value) },
    .init("silenced_by") { $0.silencedBy ?? "" },
    .init("reason") { $0.reason },
  ])
}
