import ArgumentParser
import CareGaugeServer

struct Readings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The stored figures, the newest revision of every period.",
    discussion: """
      Example:
        caregauge readings --region ningxia
        caregauge readings --indicator nursing_bed_share --as-of 2023-10-08 --format json
      """
  )

  @OptionGroup var service: ServiceOptions
  @Option(help: "Only this region, such as inner_mongolia.") var region: String?
  @Option(help: "Only this indicator.") var indicator: String?
  @Option(help: "Only this area, six or nine digits.") var area: String?
  @Option(help: "Only periods that begin on this day or later.") var from: String?
  @Option(help: "Only periods that end on this day or earlier.") var to: String?
  @Option(name: .customLong("as-of"), help: "As known at the end of this day.") var asOf: String?
  @Flag(help: "Every revision, not only the newest.") var revisions = false
  @Option(help: "table, json or csv.") var format: Format = .table

  func run() async throws {
    let query = [
      ("region", region), ("indicator", indicator), ("area", area), ("from", from), ("to", to), ("as_of", asOf),
      ("revisions", revisions ? "all" : nil),
    ].compactMap { name, value in value.map { (name, $0) } }
    let items: [ReadingItem] = try await service.client().list("/api/v1/readings", query: query)
    print(try Readings.listing.text(of: items, as: format))
  }

  static let listing = Listing<ReadingItem>(columns: [
    .init("region") { $0.region },
    .init("area") { $0.area },
    .init("indicator") { $0.indicator },
    .init("period") { $0.period },
    .init("value", .right) { plain($0.value) },
    .init("numerator", .right) { plain($0.numerator) },
    .init("denominator", .right) { plain($0.denominator) },
    .init("status") { $0.status },
    .init("reported_at") { $0.reportedAt },
    .init("received_at", inTable: false) { $0.receivedAt },
    .init("adapter", inTable: false) { $0.adapter },
    .init("reporter", inTable: false) { $0.reporter ?? "" },
    .init("source") { $0.source ?? "" },
    .init("place") { $0.place ?? "" },
  ])
}
