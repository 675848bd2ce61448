import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeStore
import Logging

/// Takes a changed configuration into use while the service runs; a faulty one changes nothing.
actor Reloading {
  private let file: String
  private let isClockMoved: Bool
  private var running: Settings
  private let keeper: SnapshotKeeper
  private let collector: Collector
  private let alerting: AlertingParts
  private let inboxes: ManualInboxes
  private let store: Store
  private let calendar: any CalendarClock
  private let log: Logger
  /// One reload at a time: each waits for the store.
  private let reloading = Turnstile()

  init(
    file: String, isClockMoved: Bool, running: Settings, keeper: SnapshotKeeper, collector: Collector,
    alerting: AlertingParts, inboxes: ManualInboxes, store: Store, calendar: any CalendarClock, log: Logger
  ) {
    self.file = file
    self.isClockMoved = isClockMoved
    self.running = running
    self.keeper = keeper
    self.collector = collector
    self.alerting = alerting
    self.inboxes = inboxes
    self.store = store
    self.calendar = calendar
    self.log = log
  }

  /// The faults as `caregauge check` prints them, nil when the new configuration is in force.
  func reload() async -> String? { await reloading.pass { await self.takeOver() } }

  private func takeOver() async -> String? {
    let (settings, catalogue, faults) = readConfiguration(file: file, isClockMoved: isClockMoved)
    guard faults.isEmpty, let settings else {
      log.warning(
        "the configuration was not taken over, the one before stays in force; caregauge check prints its faults",
        metadata: ["faults": "\(faults.count)"])
      return ConfigurationFault.report(faults)
    }
    if let fixed = needsRestart(settings) {
      log.warning(
        "the configuration was not taken over, the one before stays in force: \(fixed) changed; restart the service",
        metadata: ["faults": "1"])
      return "\(file): error: \(fixed) changed, which a running service cannot take over; restart it\n"
    }
    do {
      let digests = try await ConfigurationInForce(settings: settings, catalogue: catalogue)
        .record(in: store, at: calendar.now())
      try await keeper.update { try $0.replacing(catalogue: catalogue) }
      collector.reconfigure(plans: settings.adapters.map(AdapterPlan.init), catalogue: catalogue)
      inboxes.reconfigure(files: settings.inboxes.map { ($0.region, $0.path) }, catalogue: catalogue)
      alerting.reconfigure(settings: settings, catalogue: catalogue, digests: digests)
    } catch {
      log.error("the configuration could not be taken over: \(error)")
      return "\(file): error: not in force, since the store did not take it; the log says why; try again later\n"
    }
    running = settings
    log.notice("configuration and catalogues read again")
    return nil
  }

  /// What the service holds on to from start to end.
  private func needsRestart(_ new: Settings) -> String? {
    if new.zone.identifier != running.zone.identifier { return "time_zone" }
    if new.http != running.http { return "http" }
    if new.database != running.database { return "database" }
    if new.adaptersPath != running.adaptersPath { return "adapters_path" }
    return nil
  }
}
