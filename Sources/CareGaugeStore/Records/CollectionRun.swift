import CareGaugeModel
import PostgreSQL

/// One collection of one adapter, as the log of collections keeps it.
package struct CollectionRun: Sendable, Hashable {
  package var adapter: String
  package var region: RegionID
  /// The protocol's id of the collection.
  package var collection: String
  /// The version that the adapter said; empty when it never said one.
  package var version: String
  package var startedAt: Instant?
  package var finishedAt: Instant
  /// `success`, or a bounded code of what went wrong.
  package var outcome: String
  /// A sentence for a person when it failed.
  package var error: String?
  /// Reports that the adapter delivered, and how many of them were new.
  package var reports: Int
  package var stored: Int
  /// Readings of the new reports.
  package var readings: Int

  package static let success = "success"

  package init(
    adapter: String, region: RegionID, collection: String, version: String = "", startedAt: Instant? = nil,
    finishedAt: Instant, outcome: String, error: String? = nil, reports: Int = 0, stored: Int = 0, readings: Int = 0
  ) {
    self.adapter = adapter
    self.region = region
    self.collection = collection
    self.version = version
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.outcome = outcome
    self.error = error
    self.reports = reports
    self.stored = stored
    self.readings = readings
  }

  init(_ collected: CollectedReports, startedAt: Instant?, stored: Int, readings: Int) {
    self.init(
      adapter: collected.adapter, region: collected.region, collection: collected.collection,
      version: collected.version, startedAt: startedAt, finishedAt: collected.receivedAt,
      outcome: CollectionRun.success, reports: collected.reports.count, stored: stored, readings: readings)
  }
}

extension Store {
  /// Records a collection that brought nothing to store: one that failed.
  package func record(_ run: CollectionRun) async throws {
    try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.writing))")
      let state = try connection.writerState(for: run)
      guard state.collection == nil else { return }
      let adapter = try connection.adapterNumber(run.adapter, region: run.region, known: state.adapter)
      _ = try connection.addCollection(run, adapter: adapter)
    }
  }

  /// The newest collections first.
  package func collections(of adapter: String? = nil, limit: Int = 100) async throws -> [CollectionRun] {
    try await pool.query(
      """
      select a.name, a.region, c.name, c.version, c.started_at, c.finished_at, c.outcome, c.error, c.reports, c.stored,
        c.readings
      from caregauge.collection c join caregauge.adapter a using (adapter_id)
      where \(adapter)::text is null or a.name = \(adapter)
      order by c.collection_id desc limit \(limit)
      """
    ).map { row in
      CollectionRun(
        adapter: try row.value(0), region: try region(row.value(1)), collection: try row.value(2),
        version: try row.value(3), startedAt: try row.value(4), finishedAt: try row.value(5),
        outcome: try row.value(6), error: try row.value(7), reports: Int(try row.decode(Int32.self, 8)),
        stored: Int(try row.decode(Int32.self, 9)), readings: try row.value(10))
    }
  }
}

/// A region's name from its column.
func region(_ text: String) throws -> RegionID {
  guard let region = RegionID(text) else {
    throw StoreError(.corrupt, "the database names a region \"\(text)\", which the service never writes")
  }
  return region
}

extension Connection {
  /// Writes a collection that is new; the caller holds the write lock.
  func addCollection(_ run: CollectionRun, adapter: Int32) throws -> Int32 {
    try query(
      """
      insert into caregauge.collection
        (collection_id, adapter_id, name, version, started_at, finished_at, outcome, error, reports, stored, readings)
      select coalesce(max(collection_id), 0) + 1, \(adapter), \(run.collection), \(run.version), \(run.startedAt),
        \(run.finishedAt), \(run.outcome), \(run.error), \(Int32(run.reports)), \(Int32(run.stored)), \(run.readings)
      from caregauge.collection returning collection_id
      """
    ).only().decode(Int32.self, 0)
  }
}
