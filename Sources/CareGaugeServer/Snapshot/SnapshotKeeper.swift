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
  private let updating = Turnstile()

  package init(_ first: Snapshot) { snapshot = Mutex(first) }

  package var current: Snapshot { snapshot.withLock { $0 } }

  /// Takes over what `change` makes of the present snapshot.
  package func update(_ change: @Sendable (Snapshot) async throws -> Snapshot) async throws {
    try await updating.pass {
      let renewed = try await change(current)
      // Compressed before it is shown, so that no scrape waits for it.
      for format in buffers.compressedFormats { await PageBuffers.compress(renewed.page, format) }
      snapshot.withLock { $0 = renewed }
    }
  }
}
