import CareGaugeAlerting
import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeStore
import CoreMetrics
import Logging
import PostgreSQL
import ServiceLifecycle
import UnixSignals

/// The whole service: puts the parts together and runs them until it is told to stop.
package struct CareGaugeService: Sendable {
  let settings: Settings
  let catalogue: Catalogue
  /// Where the calendar starts; the machine's time without one.
  let start: Instant?
  private let host: Host
  let log = Logger(label: "caregauge")

  package init(settings: Settings, catalogue: Catalogue, start: Instant?, host: Host = Host()) {
    self.settings = settings
    self.catalogue = catalogue
    self.start = start
    self.host = host
  }

  /// What a program that runs the service as one of its parts brings along.
  package struct Host: Sendable {
    /// Moved by the host; the service's own without one.
    package var calendar: ServiceCalendar?
    /// Whether signals end the service, and the process's metrics are the service's.
    package var isWholeProcess = true
    /// Called whenever everything has been judged, with what came of it committed.
    package var judged: @Sendable (Judgement) -> Void = { _ in }
    /// Called once with what delivers: whoever runs the service can wait until mails have left.
    package var delivers: @Sendable (Dispatcher) -> Void = { _ in }

    package init() {}
  }

  /// Runs until SIGTERM or SIGINT.
  ///
  /// - Parameter onListening: called once, with the address that the service answers on.
  /// - Throws: when the database cannot be reached at the start, the schema is not ours, or the port is taken.
  package func run(onListening: @escaping @Sendable (String) async -> Void) async throws {
    if host.isWholeProcess { ResidentMemory.shareArenas() }
    let registry = MetricsRegistry()
    if host.isWholeProcess { MetricsSystem.bootstrap(registry) }
    let database = Database(settings.database, log: log)
    do {
      try await database.start()
      let store = Store(pool: database.pool, zone: settings.zone, log: log)
      let (calendar, isMoved) = try await begin(store)
      let digests = try await ConfigurationInForce(settings: settings, catalogue: catalogue)
        .record(in: store, at: calendar.now())

      let latest = try await store.latest()
      let today = settings.zone.day(of: calendar.now())
      let keeper = SnapshotKeeper(
        try Snapshot(catalogue: catalogue, latest: latest, day: today, zone: settings.zone))
      let refresher = SnapshotRefresher(keeper: keeper, store: store, calendar: calendar, zone: settings.zone, log: log)
      let spool = try CollectorAssembly.spool(settings.database, log: log)
      let depot = Depot(store: store, spool: spool, log: log)
      let collected = Bell()
      let collector = try await CollectorAssembly(calendar: calendar, depot: depot, log: log).collector(
        settings: settings, catalogue: catalogue, remembered: try await CollectorAssembly.remembered(in: store),
        changed: { collected.ring() })
      let alerting = AlertingParts(
        settings: settings, catalogue: catalogue, digests: digests, store: store, calendar: calendar, keeper: keeper,
        collector: collector, collected: collected, isClockMoved: isMoved, metrics: registry,
        judged: host.judged, log: log)
      host.delivers(alerting.dispatcher)
      // The calendar may outlive the service.
      calendar.whenMoved { [weak evaluator = alerting.evaluator, weak dispatcher = alerting.dispatcher] in
        evaluator?.ring()
        dispatcher?.ring()
        refresher.moved.ring()
      }
      let inboxes = ManualInboxes(
        files: settings.inboxes.map { ($0.region, $0.path) }, catalogue: catalogue, store: store, depot: depot,
        clock: calendar, zone: settings.zone, log: log)
      let reloading = Reloading(
        file: settings.file, isClockMoved: isMoved, running: settings, keeper: keeper, collector: collector,
        alerting: alerting, inboxes: inboxes, store: store, calendar: calendar, log: log)
      let state = ServiceState(
        keeper: keeper, store: store, collector: collector, alerting: alerting, inboxes: inboxes, registry: registry,
        calendar: calendar, zone: settings.zone, isClockMoved: isMoved, log: log,
        storeAnswers: { database.pool.isAvailable },
        refresh: { try? await refresher.refresh() }, reload: { await reloading.reload() })
      let server = HTTPServer(settings: settings.http, state: state, log: log, onListening: onListening)
      // Stopped in reverse order: no question is asked of a part that is already gone.
      let services: [any Service] =
        database.services + [refresher] + alerting.services + [inboxes, collector, try server.application()]
      var configuration = ServiceGroupConfiguration(
        services: services.map { .init(service: $0) },
        gracefulShutdownSignals: host.isWholeProcess ? [.sigterm, .sigint] : [], logger: log)
      // A client that stopped reading, or an adapter that hangs, must not keep the service from ending.
      configuration.maximumGracefulShutdownDuration = .seconds(15)
      configuration.maximumCancellationDuration = .seconds(60)
      let group = ServiceGroup(configuration: configuration)
      ResidentMemory.trim()
      try await group.run()
    } catch {
      await database.stop()
      throw error
    }
  }

  /// Brings the schema up to date and the calendar to where the store's stands.
  ///
  /// - Throws: `MovedCalendarFault` where somebody would be told by real time what is judged by another one.
  private func begin(_ store: Store) async throws -> (ServiceCalendar, isMoved: Bool) {
    var calendar = host.calendar ?? ServiceCalendar(startingAt: start)
    try await store.migrate(at: calendar.now())
    let begin = try await CalendarStart.read(
      in: store, start: start, machine: ServiceCalendar.machine(), zone: settings.zone)
    if let moment = begin.moment {
      // A host's calendar is only moved on: the host goes on using it.
      if host.calendar == nil { calendar = ServiceCalendar(startingAt: moment) } else { calendar.advance(to: moment) }
    }
    if let notice = begin.notice {
      log.warning("\(notice)")
      if start == nil, let fault = MovedCalendarFault(settings.alertmanagers, notice) { throw fault }
    }
    try await begin.keep(in: store, at: calendar.now())
    return (calendar, begin.isMoved)
  }
}

extension Settings {
  /// The names of the receivers that are Alertmanagers.
  fileprivate var alertmanagers: [String] { (alerting?.receivers ?? []).filter { !$0.isEmail }.map(\.name) }
}
