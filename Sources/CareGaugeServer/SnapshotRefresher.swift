import CareGaugeModel
import CareGaugeStore
import Logging
import ServiceLifecycle

/// Brings the snapshot up to date after every commit, of this or another process, and at every day's turn.
struct SnapshotRefresher: Service {
  let keeper: SnapshotKeeper
  let store: Store
  let calendar: any CalendarClock
  let zone: Zone
  let log: Logger
  /// Rings when the calendar was moved.
  let moved = Bell()

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await followStore() }
        group.addTask { await followDays() }
      }
    }
  }

  /// Reads what changed now, so that whoever asked for a collection sees its figures as soon as it has ended.
  func refresh() async throws {
    try await keeper.update { try await renewed($0, latest: store.latest()) }
    ResidentMemory.trim()
  }

  private func followStore() async {
    for await change in store.changes() {
      do {
        switch change {
        case .anything: try await refresh()
        case .blocks(let blocks):
          try await keeper.update { try await renewed($0, latest: store.refresh($0.latest, blocks: blocks)) }
          ResidentMemory.trim()
        }
      } catch {
        log.error("the newest figures could not be read: \(error)")
        await catchUp()
      }
    }
  }

  /// What a failed reading missed is known to nobody, so that everything is read until it succeeds.
  private func catchUp() async {
    var pause = Duration.milliseconds(200)
    while !Task.isCancelled {
      guard (try? await Task.sleep(for: pause)) != nil else { return }
      if (try? await refresh()) != nil { return }
      pause = min(pause * 2, .seconds(30))
    }
  }

  private func renewed(_ snapshot: Snapshot, latest: LatestFigures) throws -> Snapshot {
    let changed = latest.indicators.filter { snapshot.latest[$0.indicator]?.blocks != $0.blocks }.map(\.indicator)
    if changed.isEmpty && latest.indicators.count == snapshot.latest.indicators.count { return snapshot }
    return try snapshot.replacing(latest: latest, changed: Set(changed))
  }

  private func followDays() async {
    while !Task.isCancelled {
      let midnight = zone.start(of: zone.day(of: calendar.now()) + 1)
      let wait = max(1, midnight.seconds - calendar.now().seconds + 1)
      // Looked at every minute too, since the machine's clock may be set.
      await moved.wait(atMost: .seconds(min(wait, 60)))
      if Task.isCancelled { return }
      let today = zone.day(of: calendar.now())
      guard today != keeper.current.day else { continue }
      do {
        try await keeper.update { try $0.turned(to: today) }
      } catch {
        log.error("the day's turn could not be shown: \(error)")
      }
    }
  }
}
