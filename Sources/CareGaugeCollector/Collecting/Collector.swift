import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import Logging
import Metrics
import ServiceLifecycle
import Synchronization

/// Runs every adapter when it is due, checks what it brings, and hands it to the depot.
package final class Collector: Service {
  private let host: AdapterHost
  private let depot: Depot
  private let pace: any Pace
  private let log: Logger
  private let changed: @Sendable () async -> Void
  private let setting: Mutex<Setting>
  /// Rings when there are other adapters.
  private let reconfigured = Bell()

  /// What a reload may change.
  private struct Setting: Sendable {
    var entries: [AdapterEntry]
    var rules: CollectingRules
  }

  /// - Parameters:
  ///   - remembered: what is known of adapters from before the start.
  ///   - changed: called after a collection has ended, whatever came of it, and when the spool has been emptied.
  package init(
    plans: [AdapterPlan], catalogue: Catalogue, host: AdapterHost, depot: Depot, pace: any Pace,
    remembered: [AdapterStatus] = [], log: Logger, changed: @escaping @Sendable () async -> Void = {}
  ) {
    self.host = host
    self.depot = depot
    self.pace = pace
    self.log = log
    self.changed = changed
    let now = pace.now()
    let entries = plans.map { plan in
      AdapterEntry(plan, status: remembered.first { $0.name == plan.name } ?? AdapterStatus(name: plan.name), now: now)
    }
    setting = Mutex(Setting(entries: entries, rules: CollectingRules(catalogue)))
  }

  /// All adapters in the order of the configuration.
  package func statuses() async -> [AdapterStatus] { entries.map { $0.state.withLock { $0.status } } }

  /// Reports that wait for the store.
  package var spooledReports: Int { depot.spool.reports }

  /// Whether every adapter has finished a collection since the start.
  package var haveAllFinished: Bool { entries.allSatisfy { $0.state.withLock { $0.status.hasFinished } } }

  private var entries: [AdapterEntry] { setting.withLock { $0.entries } }

  /// Changes adapters and catalogue. Collections that are going on end under the old ones.
  package func reconfigure(plans: [AdapterPlan], catalogue: Catalogue) {
    let (rules, now) = (CollectingRules(catalogue), pace.now())
    let old = setting.withLock { setting in
      let old = setting.entries
      setting.rules = rules
      setting.entries = plans.map { plan in
        guard let before = old.first(where: { $0.plan.name == plan.name }) else {
          return AdapterEntry(plan, status: AdapterStatus(name: plan.name), now: now)
        }
        return AdapterEntry(plan, after: before, now: now)
      }
      return old
    }
    for entry in old { entry.retire() }
    reconfigured.ring()
  }

  /// Runs until the service is to stop.
  package func run() async throws {
    await cancelWhenGracefulShutdown { [self] in
      await host.endLeftovers()
      await withDiscardingTaskGroup { group in
        group.addTask { await self.keepDraining() }
        // Kept alive, so that a later entry is never taken for one that has gone.
        var started: [AdapterEntry] = []
        while !Task.isCancelled {
          for entry in entries where !started.contains(where: { $0 === entry }) {
            started.append(entry)
            group.addTask { await self.keepCollecting(entry) }
          }
          await reconfigured.wait()
        }
      }
    }
  }

  /// Runs one adapter now, after the collection that is going on, if one is.
  ///
  /// - Parameters:
  ///   - isDryRun: stores nothing, tells the adapter so, and leaves schedule and status as they are.
  ///   - progress: called with the adapter's own count.
  /// - Returns: nil when there is no such adapter.
  package func collect(
    _ name: String, isDryRun: Bool = false, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async -> CollectionOutcome? {
    guard let entry = entries.first(where: { $0.plan.name == name }) else { return nil }
    guard isDryRun else { return await collect(entry, progress) }
    await entry.turnstile.enter()
    let outcome = await attempt(entry, startedAt: nil, progress)
    await entry.turnstile.leave()
    return outcome
  }

  private func keepCollecting(_ entry: AdapterEntry) async {
    while !Task.isCancelled, !entry.state.withLock({ $0.isRetired }) {
      let due = entry.state.withLock { $0.schedule.due }
      if pace.now() >= due {
        _ = await collect(entry) { _, _ in }
      } else {
        await wait(until: due, or: entry.bell)
      }
    }
  }

  private func wait(until due: Duration, or bell: Bell) async {
    let pace = pace
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await pace.sleep(until: due) }
      group.addTask { await bell.wait() }
      await group.next()
      group.cancelAll()
    }
  }

  private func keepDraining() async {
    while !Task.isCancelled {
      if depot.spool.count > 0, await depot.drain() { await changed() }
      try? await pace.sleep(until: pace.now() + .seconds(5))
    }
  }

  private func collect(
    _ entry: AdapterEntry, _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> CollectionOutcome {
    await entry.turnstile.enter()
    let start = (calendar: host.clock.now(), pace: pace.now())
    entry.state.withLock { $0.status.runningSince = start.calendar }
    let outcome = await attempt(entry, startedAt: start.calendar, progress)
    let (isCancelled, end) = (outcome.fault?.code == .cancelled, pace.now())
    let missed = entry.state.withLock { state in
      state.status.note(outcome, at: host.clock.now())
      if outcome.fault != nil { state.description = nil }
      guard !isCancelled else { return 0 }
      defer { state.status.missedRuns = state.schedule.missed }
      return state.schedule.finish(started: start.pace, at: end, succeeded: outcome.fault == nil)
    }
    if !isCancelled {
      await record(outcome, of: entry, startedAt: start.calendar, took: end - start.pace, missed: missed)
    }
    await entry.turnstile.leave()
    entry.bell.ring()
    await changed()
    return outcome
  }

  /// Runs the adapter; without `startedAt` nothing is stored.
  private func attempt(
    _ entry: AdapterEntry, startedAt: Instant?, _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> CollectionOutcome {
    let (plan, rules) = (entry.plan, setting.withLock { $0.rules })
    let since = entry.state.withLock { $0.status.lastSuccess }.map { host.zone.day(of: $0) }
    var order = AdapterOrder(
      adapter: plan.name, program: plan.program, options: plan.options, limits: plan.limits, since: since)
    order.user = plan.user
    let (description, tables): (DescribedAdapter, NameTables)
    do throws(CollectionFault) {
      description = try await describe(entry, order)
      tables = try rules.tables(for: description.region)
    } catch {
      return CollectionOutcome(fault: error)
    }
    let tally = Mutex(CollectionTally())
    let depot = depot
    var outcome = await host.collect(order, description: description, names: tables) { done, total in
      entry.state.withLock { $0.status.progress = AdapterStatus.Progress(done: done, of: total) }
      progress(done, total)
    } decide: { collected in
      let checked = rules.plausibility.check(collected)
      tally.withLock { tally in
        tally.findings = checked.findings
        tally.readings = checked.reports.reduce(0) { $0 + $1.readings.count }
      }
      guard let startedAt else { return .refuse(reason: "a dry run stores nothing") }
      let place = await depot.take(checked, startedAt: startedAt)
      tally.withLock { $0.place = place }
      if case .refused(let reason) = place { return .refuse(reason: reason) }
      return .acknowledge
    }
    outcome.note(tally.withLock { $0 }, isDryRun: startedAt == nil)
    return outcome
  }

  /// What the program says of itself, asked again after a failure.
  private func describe(_ entry: AdapterEntry, _ order: AdapterOrder) async throws(CollectionFault) -> DescribedAdapter
  {
    if let known = entry.state.withLock({ $0.description }) { return known }
    let description = try await host.describe(order)
    entry.state.withLock { state in
      state.description = description
      state.status.region = description.region
      state.status.version = description.version
    }
    return description
  }

  private func record(
    _ outcome: CollectionOutcome, of entry: AdapterEntry, startedAt: Instant, took: Duration, missed: Int
  ) async {
    let name = entry.plan.name
    let label = [("adapter", name)]
    Recorder(label: "caregauge_adapter_collect_seconds", dimensions: label).record(took / .seconds(1))
    Counter(label: "caregauge_readings_stored_total", dimensions: label).increment(by: outcome.storedReadings)
    Counter(label: "caregauge_adapter_missed_runs_total", dimensions: label).increment(by: missed)
    guard let fault = outcome.fault else {
      log.info(
        "collected",
        metadata: [
          "adapter": "\(name)", "reports": "\(outcome.reports)", "readings": "\(outcome.readings)",
          "new": "\(outcome.storedReadings)", "refused": "\(outcome.refusedReports)",
          "ending": "\(outcome.ending ?? "")",
        ])
      return
    }
    Counter(label: "caregauge_adapter_faults_total", dimensions: label + [("code", fault.code.rawValue)]).increment()
    let (failures, region) = entry.state.withLock { ($0.schedule.failures, $0.status.region) }
    log.error(
      "the collection failed: \(fault)",
      metadata: ["adapter": "\(name)", "code": "\(fault.code.rawValue)", "failures": "\(failures)"])
    guard let region else { return }
    await depot.note(
      CollectionRun(
        adapter: name, region: region, collection: outcome.collection ?? AdapterHost.newID(),
        version: outcome.version ?? "", startedAt: startedAt, finishedAt: host.clock.now(),
        outcome: fault.code.rawValue, error: fault.description))
  }
}
