import CareGaugeModel
import CareGaugeStore
import Logging
import Synchronization

/// Holds the present snapshot and brings it up to date.
package final class SnapshotKeeper: Sendable {
  /// What of the present snapshot's page was sent before.
  let buffers = PageBuffers()
  private let snapshot: Mutex<Snapshot>
  /// One update at a time, so that an older state never replaces a newer one.
  private let updating = AsyncLock()

  package init(_ first: Snapshot) { snapshot = Mutex(first) }

  package var current: Snapshot { snapshot.withLock { $0 } }

  /// Takes over what `change` makes of the present snapshot.
  package func update(_ change: @Sendable (Snapshot) async throws -> Snapshot) async throws {
    try await updating.withLock {
      let renewed = try await change(current)
      // Compressed before it is shown, so that no scrape waits for it.
      for format in buffers.compressedFormats { await PageBuffers.compress(renewed.page, format) }
      snapshot.withLock { $0 = renewed }
    }
  }
}

/// Lets one task after another through, in the order in which they came.
actor AsyncLock {
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Runs `body` while nobody else does.
  func withLock<Result: Sendable>(_ body: @Sendable () async throws -> Result) async rethrows -> Result {
    if isTaken {
      await withCheckedContinuation { waiting.append($0) }
    }
    isTaken = true
    defer {
      if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }
    return try await body()
  }
}
