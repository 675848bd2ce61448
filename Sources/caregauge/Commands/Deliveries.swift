import ArgumentParser
import CareGaugeServer

struct Deliveries: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Messages on their way, the newest first: to whom, how far, and what the server said.",
    discussion: """
      Example:
        caregauge deliveries --state pending
        caregauge explain MESSAGE-ID        the bytes sent and every answer
      """
  )

  @OptionGroup var service: ServiceOptions
  @Option(help: "Only this state: pending, sent or failed.") var state: String?
  @Option(help: "Only this receiver of the configuration.") var receiver: String?
  @Option(help: "table, json or csv.") var format: Format = .table

  func run() async throws {
    let items: [DeliveryItem] = try await service.client().list(
      "/api/v1/deliveries", query: query([("state", state), ("receiver", receiver)]))
    print(try Deliveries.listing.text(of: items, as: format))
  }

  static let listing = Listing<DeliveryItem>(columns: [
    .init("message") { $0.message },
    .init("receiver", inTable: false) { $0.receiver },
    .init("recipient") { $0.recipient },
    .init("state") { $0.state },
    .init("attempts", .right) { String($0.attempts) },
    .init("created_at") { $0.createdAt },
    .init("not_before", inTable: false) { $0.notBefore ?? "" },
    .init("settled_at", inTable: false) { $0.settledAt ?? "" },
    .init("stage") { $0.stage ?? "" },
    .init("code", .right) { $0.code ?? "" },
    .init("answer") { $0.answer ?? "" },
    .init("subject") { $0.subject },
  ])
}
