import CareGaugeAdapter
import CareGaugeModel
import CareGaugeStore
import Crypto
import Logging
import ServiceLifecycle
import Synchronization

/// Reads the regions' files of tasks entered by hand, every half minute and when asked; what cannot be read is a finding.
package final class ManualInboxes: Service {
  private let store: Store
  private let depot: Depot
  private let clock: any CalendarClock
  private let zone: Zone
  private let log: Logger
  private let setting: Mutex<Setting>
  private let turnstile = Turnstile()

  private struct Setting: Sendable {
    var files: [(region: RegionID, path: String)]
    var catalogue: Catalogue
    /// SHA-256 and day of what was read last, by path: a file that did not change is not read again that day.
    var seen: [String: String] = [:]
    /// How often other files or another catalogue were taken over: what a reading began before that found is not `seen`.
    var generation = 0
  }

  /// - Parameter files: one file a region.
  package init(
    files: [(region: RegionID, path: String)], catalogue: Catalogue, store: Store, depot: Depot,
    clock: any CalendarClock, zone: Zone, log: Logger
  ) {
    self.store = store
    self.depot = depot
    self.clock = clock
    self.zone = zone
    self.log = log
    setting = Mutex(Setting(files: files, catalogue: catalogue))
  }

  /// Takes over other files or another catalogue; all files are read again.
  package func reconfigure(files: [(region: RegionID, path: String)], catalogue: Catalogue) {
    setting.withLock { $0 = Setting(files: files, catalogue: catalogue, generation: $0.generation + 1) }
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await self.read()
        guard (try? await Task.sleep(for: .seconds(30))) != nil else { return }
      }
    }
  }

  /// Reads the files that changed.
  package func read() async {
    await turnstile.enter()
    for (region, path) in setting.withLock({ $0.files }) {
      do {
        try await read(path, of: region)
      } catch {
        log.error("the task file could not be taken: \(error)", metadata: ["file": "\(path)"])
      }
    }
    await turnstile.leave()
  }

  private func read(_ path: String, of region: RegionID) async throws {
    // A file that is not there yet is what a region starts with.
    guard SourceFile.modificationTime(of: path) != nil else { return }
    let file = try await onOwnThread { _ in Swift.Result { try SourceFile(path: path, limit: TaskSheet.limit) } }.get()
    let now = clock.now()
    let today = zone.day(of: now)
    // A row whose day had not come is looked at again on each day.
    let mark = "\(file.sha256) \(today)"
    let (isKnown, catalogue, generation) = setting.withLock { ($0.seen[path] == mark, $0.catalogue, $0.generation) }
    guard !isKnown else { return }
    let sheet = TaskSheet(file.bytes, rules: TaskRules(catalogue, region: region), today: today, at: now)
    for record in sheet.records where try await store.record(record).isNew {
      log.info("a task was entered", metadata: ["target": "\(record.target)", "day": "\(record.doneOn)"])
    }
    if !sheet.rejections.isEmpty {
      let findings = sheet.rejections.map { rejection in
        Finding(
          kind: .rejectedCell, state: .marked, region: region, reason: rejection.reason, source: "file:\(file.name)",
          origin: Origin(place: "\(file.name):\(rejection.origin.place ?? "1:1")", raw: rejection.origin.raw))
      }
      let collected = CollectedReports(
        adapter: "inbox-\(region)", version: "", region: region, collection: AdapterHost.newID(), receivedAt: now,
        vocabulary: Vocabulary(indicators: [], areas: []), reports: [], findings: findings)
      if case .refused = await depot.take(collected, startedAt: now) { return }
    }
    setting.withLock { setting in
      if setting.generation == generation { setting.seen[path] = mark }
    }
  }
}
