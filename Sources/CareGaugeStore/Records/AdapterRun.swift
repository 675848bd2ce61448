import CareGaugeModel
import PostgreSQL

/// How an adapter has been doing.
package struct AdapterRun: Sendable, Hashable {
  package var adapter: String
  package var region: RegionID
  /// The version that it said last; empty when it never said one.
  package var version: String
  package var lastFinished: Instant
  package var lastSuccess: Instant?
  /// The newest failure, also when collections have succeeded since.
  package var lastError: Failure?
  /// Whether its newest collection succeeded.
  package var isUp: Bool
  /// Reports and readings stored so far.
  package var reports: Int
  package var readings: Int

  package struct Failure: Sendable, Hashable {
    package var at: Instant
    package var code: String
    package var text: String?

    package init(
      at: Instant, code: String, text: String?
    ) {
      self.at = at
      self.code = code
      self.text = text
    }
  }

  package init(
    adapter: String, region: RegionID, version: String, lastFinished: Instant, lastSuccess: Instant?,
    lastError: Failure?, isUp: Bool, reports: Int, readings: Int
  ) {
    self.adapter = adapter
    self.region = region
    self.version = version
    self.lastFinished = lastFinished
    self.lastSuccess = lastSuccess
    self.lastError = lastError
    self.isUp = isUp
    self.reports = reports
    self.readings = readings
  }
}

extension Store {
  /// The adapters that have finished a collection, by name.
  package func adapterRuns() async throws -> [AdapterRun] {
    try await pool.query(
      """
      select a.name, a.region, s.reports, s.readings, s.last_success, coalesce(said.version, ''), newest.finished_at,
        newest.outcome = \(CollectionRun.success) as up, failed.finished_at, failed.outcome, failed.error
      from caregauge.adapter a
      cross join lateral (
        select coalesce(sum(c.stored), 0)::int8 as reports, coalesce(sum(c.readings), 0)::int8 as readings,
          max(c.finished_at) filter (where c.outcome = \(CollectionRun.success)) as last_success
        from caregauge.collection c where c.adapter_id = a.adapter_id) s
      cross join lateral (
        select * from caregauge.collection c where c.adapter_id = a.adapter_id order by c.collection_id desc limit 1
      ) newest
      left join lateral (
        select c.version from caregauge.collection c where c.adapter_id = a.adapter_id and c.version <> ''
        order by c.collection_id desc limit 1) said on true
      left join lateral (
        select * from caregauge.collection c where c.adapter_id = a.adapter_id
          and c.outcome <> \(CollectionRun.success) order by c.collection_id desc limit 1) failed on true
      order by a.name
      """
    ).map { row in
      var failure: AdapterRun.Failure?
      if let at = try row.decode(Instant?.self, 8) {
        failure = AdapterRun.Failure(at: at, code: try row.value(9), text: try row.value(10))
      }
      return AdapterRun(
        adapter: try row.value(0), region: try region(row.value(1)), version: try row.value(5),
        lastFinished: try row.value(6), lastSuccess: try row.value(4), lastError: failure, isUp: try row.value(7),
        reports: try row.value(2), readings: try row.value(3))
    }
  }
}
