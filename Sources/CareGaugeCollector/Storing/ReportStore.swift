import CareGaugeModel
import CareGaugeStore
import PostgreSQL

/// Where collections end up. Storing the same collection again must change nothing.
package protocol ReportStore: Sendable {
  /// Stores a collection in one transaction.
  ///
  /// - Returns: readings and reports that were not there before.
  func keep(_ collected: CollectedReports, startedAt: Instant?) async throws(StoreRefusal) -> (
    readings: Int, reports: Int
  )
  /// Records a collection that failed, so far as the store can be reached.
  func note(_ failure: CollectionRun) async
}

/// Why the store did not take a collection.
package struct StoreRefusal: Error, Hashable {
  /// A sentence for a person, without data.
  package var reason: String
  /// Whether the store is away: the same collection may be taken later.
  package var isAway: Bool

  package init(_ reason: String, isAway: Bool) {
    self.reason = reason
    self.isAway = isAway
  }
}

extension Store: ReportStore {
  package func keep(
    _ collected: CollectedReports, startedAt: Instant?
  ) async throws(StoreRefusal) -> (readings: Int, reports: Int) {
    do {
      let stored = try await store(collected, startedAt: startedAt)
      return (stored.readings, stored.storedReports)
    } catch let error as PostgreSQLError {
      // A full disk and a changed password are mended by a person, without touching the collection.
      let isAway = error.isTransient || [.diskFull, .authentication, .permission].contains(error.code)
      throw StoreRefusal(error.description, isAway: isAway)
    } catch {
      throw StoreRefusal(String(describing: error), isAway: error is CancellationError)
    }
  }

  package func note(_ failure: CollectionRun) async {
    // While the database is away the log alone knows; the next run is recorded again.
    try? await record(failure)
  }
}
