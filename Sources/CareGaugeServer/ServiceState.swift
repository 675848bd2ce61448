import CareGaugeAlerting
import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeExposition
import CareGaugeModel
import CareGaugeStore
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import PostgreSQL

/// What the HTTP side sees of the running service.
struct ServiceState: Sendable {
  let keeper: SnapshotKeeper
  let store: Store
  let collector: Collector
  let alerting: AlertingParts
  let inboxes: ManualInboxes
  let registry: MetricsRegistry
  let calendar: ServiceCalendar
  let zone: Zone
  let isClockMoved: Bool
  let log: Logger
  /// Who asks how things stood passes here.
  let archive = BoundedTurnstile(seats: 8)
  /// Whether the database answers.
  let storeAnswers: @Sendable () -> Bool
  /// Brings the snapshot up to date with the store.
  let refresh: @Sendable () async -> Void
  /// Reads the configuration again; the faults as `caregauge check` prints them, nil when it is in force.
  let reload: @Sendable () async -> String?

  var isStoreUp: Bool { storeAnswers() }

  /// The database's own words can hold rows' data; the log has them, the answer does not.
  func fromStore<Result: Sendable>(_ ask: @Sendable () async throws -> Result) async throws -> Result {
    do {
      return try await ask()
    } catch let error as PostgreSQLError {
      log.error("the store did not answer: \(error)")
      throw HTTPError(
        .serviceUnavailable, message: "The database is away; /metrics goes on from memory. Try again later.")
    }
  }

  /// What filters and silences may name.
  var names: KnownNames {
    let snapshot = keeper.current
    return KnownNames(
      catalogue: snapshot.catalogue, directory: snapshot.directory, receivers: alerting.receivers)
  }

  /// Asks what has to read the whole history: one question at a time, of which a few wait, and none is gone on with after
  /// its client has gone.
  func fromArchive<Result: Sendable>(
    _ request: Request, _ ask: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    do {
      return try await request.body.consumeWithCancellationOnInboundClose { _ in
        try await archive.pass { try await fromStore(ask) }
      }
    } catch is BoundedTurnstile.Full {
      throw HTTPError(
        .serviceUnavailable, headers: [.retryAfter: "10", .connection: "close"],
        message:
          "Too many questions that read the whole history wait already; ask again later.")
    } catch let fault as StoredConfigurationFault {
      log.error("what was in force on another day cannot be read: \(fault)")
      throw HTTPError(
        .internalServerError,
        message: "This program cannot judge by what was in force then: \(fault). Ask the program of that time.")
    }
  }

  /// Why the service should get no traffic yet; nil when it is ready.
  func reasonNotReady() async -> String? {
    if !isStoreUp { return "the database is away" }
    let waiting = await collector.statuses().filter { !$0.hasFinished }.map(\.name)
    return waiting.isEmpty ? nil : "waiting for the first collection of \(waiting.joined(separator: ", "))"
  }

  /// The adapters in the order of the configuration.
  func adapterItems() async -> [AdapterItem] {
    await collector.statuses().map { status in
      AdapterItem(
        name: status.name, region: status.region?.text, version: status.version,
        up: status.isUp, lastSuccess: status.lastSuccess.map { zone.rfc3339(Instant(seconds: $0.seconds)) },
        lastError: status.lastError, readings: status.readings,
        reports: status.reports, runningSince: status.runningSince.map { zone.rfc3339(Instant(seconds: $0.seconds)) })
    }
  }

  /// What changes from scrape to scrape; empty families are left out by the page.
  func liveFamilies() async -> [RenderedFamily] {
    let live = LiveFamilies(
      now: calendar.now(), isStoreUp: isStoreUp, spooledReports: collector.spooledReports,
      adapters: await collector.statuses(), outbox: alerting.dispatcher.backlog)
    let own = (try? live.all()) ?? []
    let process = (try? ProcessFamilies.all()) ?? []
    let names = Set((own + process).map(\.description.name))
    return own + registry.families().filter { !names.contains($0.description.name) } + process
  }

  /// Collects now, one adapter or all; nil where no adapter has the name.
  func collect(_ adapter: String?) async -> [CollectOutcomeItem]? {
    let (collector, store) = (collector, store)
    let known = await collector.statuses().map(\.name)
    let wanted = adapter.map { [$0] } ?? known
    guard wanted.allSatisfy(known.contains) else { return nil }
    let outcomes = await withTaskGroup(of: (Int, CollectOutcomeItem).self) { group in
      for (index, name) in wanted.enumerated() {
        group.addTask { (index, await CollectOutcomeItem(await collector.collect(name), adapter: name, store: store)) }
      }
      return await group.reduce(into: [(Int, CollectOutcomeItem)]()) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
    await inboxes.read()
    // Whoever asked sees the new figures, and how they are judged, before the store's own notice arrives.
    await refresh()
    await alerting.evaluate()
    return outcomes
  }
}
