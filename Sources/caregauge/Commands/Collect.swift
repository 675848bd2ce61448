import ArgumentParser
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeServer
import Logging

struct Collect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One collection now, by the running service, or by this command where none runs.",
    discussion: """
      Of the figures that came: new ones; revised ones, which differ from what was known for the same series and period;
      unchanged ones. Refused are reports that cannot be right as a whole, rejected are cells that could not be read; both
      are among the findings. --dry-run runs the adapters and stores nothing, so that it tells no new figures from others.

      Example:
        caregauge collect --adapter ningxia
        caregauge collect --dry-run
      """
  )

  @OptionGroup var service: ServiceOptions
  @Option(help: "Only this adapter.") var adapter: String?
  @Flag(name: .customLong("dry-run"), help: "Run the adapters, store nothing.") var isDryRun = false
  @Option(help: "Where no service runs, start the calendar here: 2023-10-08T09:00.") var now: String?
  @Option(help: "table, json or csv.") var format: Format = .table

  func run() async throws {
    let items: [CollectOutcomeItem]
    if isDryRun {
      items = try await alone(dryRun: true)
    } else {
      do {
        items = try await service.client().post("/-/collect", query: adapter.map { [("adapter", $0)] } ?? [])
      } catch let failure as ServiceClient.Failure where failure.isUnreachable && service.server == nil {
        items = try await alone(dryRun: false)
      }
    }
    print(try Collect.listing.text(of: items, as: format))
    if items.contains(where: { $0.error != nil }) { throw ExitCode(1) }
  }

  private func alone(dryRun: Bool) async throws -> [CollectOutcomeItem] {
    let (settings, catalogue) = try service.configuration.read()
    let start = try now.map { try Serve.start($0, in: settings.zone) }
    let known = settings.adapters.map(\.name)
    if let adapter, !known.contains(adapter) {
      throw ValidationError("--adapter is one of \(known.joined(separator: ", ")), not \(adapter)")
    }
    let bar = ProgressBar(title: "collecting")
    defer { bar.finish() }
    var log = Logger(label: "caregauge") { StreamLogHandler.standardError(label: $0) }
    log.logLevel = .error
    let (single, adapter) = (
      SingleCollection(
        settings: settings, catalogue: catalogue, start: start, notify: { printError("caregauge: \($0)") }, log: log),
      adapter
    )
    return try await interruptible {
      try await single.run(adapter: adapter, isDryRun: dryRun) { done, total in bar.show(done: done, of: total) }
    }
  }

  static let listing = Listing<CollectOutcomeItem>(columns: [
    .init("adapter") { $0.adapter },
    .init("reports", .right) { String($0.reports) },
    .init("readings", .right) { String($0.readings) },
    .init("new", .right) { $0.new.map { String($0) } ?? "" },
    .init("revised", .right) { $0.revised.map { String($0) } ?? "" },
    .init("unchanged", .right) { $0.unchanged.map { String($0) } ?? "" },
    .init("refused", .right) { String($0.refused) },
    .init("rejected", .right) { String($0.rejected) },
    .init("findings", .right) { String($0.findings) },
    .init("waiting") { $0.waiting ? "for the database" : "" },
    .init("error") { $0.error ?? "" },
  ])
}
