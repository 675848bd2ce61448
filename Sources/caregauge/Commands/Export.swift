import ArgumentParser
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeServer

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The stored history as CSV, or as OpenMetrics that `promtool tsdb create-blocks-from openmetrics` reads.",
    discussion: """
      In OpenMetrics each figure bears the first instant after its period as its time.

      Example:
        caregauge export --format csv --from 2015-01-01 --to 2023-12-31 > history.csv
        caregauge export --format openmetrics > history.om
      """
  )

  /// What the history is written as.
  enum ExportFormat: String, ExpressibleByArgument, CaseIterable { case openmetrics, csv }

  @OptionGroup var service: ServiceOptions
  @Option(help: "openmetrics or csv.") var format: ExportFormat = .csv
  @Option(help: "Only periods that end on this day or later.") var from: String?
  @Option(help: "Only periods that end on this day or earlier.") var to: String?

  func run() async throws {
    let query = [("from", from), ("to", to)].compactMap { name, value in value.map { (name, $0) } }
    let items: [ReadingItem] = try await service.client().list("/api/v1/readings", query: query)
    switch format {
    case .csv: print(try Readings.listing.text(of: items, as: .csv))
    case .openmetrics:
      let (settings, catalogue) = try service.configuration.read()
      print(OpenMetricsHistory(catalogue: catalogue, zone: settings.zone).text(of: items), terminator: "")
    }
  }
}
