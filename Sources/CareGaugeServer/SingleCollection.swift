import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import Foundation
import Logging

/// `caregauge collect` where no service runs: the adapters once, with a database of this process's own.
package struct SingleCollection: Sendable {
  private let settings: Settings
  private let catalogue: Catalogue
  private let start: Instant?
  private let notify: @Sendable (String) -> Void
  private let log: Logger

  /// - Parameters:
  ///   - start: Where the calendar starts; the machine's time without one.
  ///   - notify: told when the store's calendar is not the one asked for.
  package init(
    settings: Settings, catalogue: Catalogue, start: Instant?, notify: @escaping @Sendable (String) -> Void, log: Logger
  ) {
    self.notify = notify
    self.start = start
    self.settings = settings
    self.catalogue = catalogue
    self.log = log
  }

  /// Runs one adapter, or all one after the other.
  ///
  /// - Parameters:
  ///   - isDryRun: runs the adapters and stores nothing; needs no database.
  ///   - progress: called with how many adapters have ended.
  package func run(
    adapter: String?, isDryRun: Bool, progress: @Sendable (_ done: Int, _ of: Int) -> Void
  ) async throws -> [CollectOutcomeItem] {
    let wanted = settings.adapters.filter { adapter == nil || $0.name == adapter }
    progress(0, wanted.count)
    return isDryRun ? try await tried(wanted, progress) : try await stored(wanted, progress)
  }

  private func tried(
    _ wanted: [AdapterSettings], _ progress: (Int, Int) -> Void
  ) async throws -> [CollectOutcomeItem] {
    let host = AdapterHost(
      search: ProgramSearch(adaptersPath: settings.adaptersPath), confinement: try await Confinement.probe(),
      zone: settings.zone, clock: ServiceCalendar(startingAt: start), log: log)
    let plausibility = Plausibility(catalogue)
    let names = Vocabulary(catalogue)
    var items: [CollectOutcomeItem] = []
    for adapter in wanted {
      let plan = AdapterPlan(adapter)
      var order = AdapterOrder(
        adapter: plan.name, program: plan.program, options: plan.options, limits: plan.limits)
      order.user = plan.user
      items.append(await tried(order, host, plausibility, names))
      progress(items.count, wanted.count)
    }
    return items
  }

  private func tried(
    _ order: AdapterOrder, _ host: AdapterHost, _ plausibility: Plausibility, _ names: Vocabulary
  ) async -> CollectOutcomeItem {
    let counted = Counted()
    do {
      let description = try await host.describe(order)
      let tables = NameTables(names, region: description.region, of: catalogue)
      let outcome = await host.collect(order, description: description, names: tables) { collected in
        let checked = plausibility.check(collected)
        await counted.set(
          readings: checked.reports.reduce(0) { $0 + $1.readings.count }, reports: checked.reports.count,
          findings: checked.findings)
        return .refuse(reason: Counted.reason)
      }
      let fault = outcome.fault.flatMap { $0.code == .notStored ? nil : $0 }
      return await counted.item(order.adapter, error: fault?.description)
    } catch {
      return await counted.item(order.adapter, error: error.description)
    }
  }

  private func stored(
    _ wanted: [AdapterSettings], _ progress: (Int, Int) -> Void
  ) async throws -> [CollectOutcomeItem] {
    let database = Database(settings.database, log: log)
    try await database.start()
    do {
      let store = Store(pool: database.pool, zone: settings.zone, log: log)
      try await store.migrate(at: start ?? ServiceCalendar.machine())
      let begin = try await CalendarStart.read(
        in: store, start: start, machine: ServiceCalendar.machine(), zone: settings.zone)
      let calendar = ServiceCalendar(startingAt: begin.moment)
      if let notice = begin.notice { notify(notice) }
      try await begin.keep(in: store, at: calendar.now())
      try await ConfigurationInForce(settings: settings, catalogue: catalogue).record(in: store, at: calendar.now())
      let spool = try CollectorAssembly.spool(settings.database, log: log)
      let depot = Depot(store: store, spool: spool, log: log)
      let assembly = CollectorAssembly(calendar: calendar, depot: depot, log: log)
      let collector = try await assembly.collector(
        settings: settings, catalogue: catalogue, remembered: try await CollectorAssembly.remembered(in: store))
      var items: [CollectOutcomeItem] = []
      for adapter in wanted {
        items.append(
          await CollectOutcomeItem(await collector.collect(adapter.name), adapter: adapter.name, store: store))
        progress(items.count, wanted.count)
      }
      await database.stop()
      return items
    } catch {
      await database.stop()
      throw error
    }
  }
}

/// What a collection that is not to be stored would have stored.
private actor Counted {
  static let reason = "this run stores nothing"
  private var readings = 0
  private var reports = 0
  private var findings: [Finding] = []

  func set(readings: Int, reports: Int, findings: [Finding]) {
    (self.readings, self.reports, self.findings) = (readings, reports, findings)
  }

  func item(_ adapter: String, error: String?) -> CollectOutcomeItem {
    CollectOutcomeItem(adapter: adapter, reports: reports, readings: readings, findings: findings, error: error)
  }
}
