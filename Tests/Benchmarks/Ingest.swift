import CareGaugeModel
import CareGaugeStore
import PostgreSQL

/// Storing 5 M readings that are in memory, against `psql \copy`; newest figures of 1 M series; bytes on disk.
///
/// The database is the bench's own: tables of an earlier run are emptied.
func benchmarkIngest(_ settings: ConnectionSettings, rounds: Int = 5, months: Int = 50, batch: Int = 20) async throws {
  let pool = Pool(settings)
  let store = Store(pool: pool, zone: .shanghai)
  let receivedAt = Instant(seconds: 1_700_000_000)
  let sample = IngestSample(indicators: 20, areas: 5000)
  try await store.migrate(at: receivedAt)
  try await store.register(sample.catalogue)
  let reports = sample.reports(months: months)
  let readings = reports.reduce(0) { $0 + $1.readings.count }
  let limit = try IngestPsql(reports, conninfo: settings.conninfo)
  defer { limit.remove() }
  var stored: [Double] = []
  var copied: [Double] = []
  var number = 0
  for _ in 0..<rounds {
    try await limit.prepare(pool)
    _ = try? await pool.execute("checkpoint")
    copied.append(try await seconds { try limit.run() })
    try await pool.execute("truncate caregauge.reading_block, caregauge.report, caregauge.absence")
    _ = try? await pool.execute("checkpoint")
    var collections: [CollectedReports] = []
    for start in stride(from: 0, to: reports.count, by: batch) {
      let slice = Array(reports[start..<min(start + batch, reports.count)])
      number += 1
      if let collection = sample.collection(slice, number: number, receivedAt: receivedAt) {
        collections.append(collection)
      }
    }
    stored.append(
      try await seconds {
        for collection in collections { try await store.store(collection) }
      })
  }
  let ratios = zip(copied, stored).map { $0 / $1 }.sorted()
  print("ingest: \(readings) readings in \(reports.count) reports, \(batch) a transaction, \(rounds) rounds")
  print("  psql \\copy of 48-byte rows       \(rate(readings, copied)) M readings/s")
  print("  store, in memory to committed    \(rate(readings, stored)) M readings/s")
  print("  ratio                            \(rounded(ratios[ratios.count / 2])) (at least 3; \(ratios.map(rounded)))")
  let size = try await pool.query(
    """
    select sum(pg_total_relation_size(inhrelid))::int8 from pg_inherits
    where inhparent = 'caregauge.reading_block'::regclass
    """
  ).only().decode(Int64.self, 0)
  print("  on disk                          \(rounded(Double(size) / Double(readings))) bytes a reading (at most 8)")
  let again = try await seconds {
    number += 1
    if let all = sample.collection(reports, number: number, receivedAt: receivedAt) { try await store.store(all) }
  }
  print("  all of it delivered again        \(rounded(again)) s")
  await pool.close()
}

/// The newest figures of 1 M series read at start, and brought up to date after a report of 5,000 areas.
func benchmarkLatest(_ settings: ConnectionSettings, rounds: Int = 5, months: Int = 3) async throws {
  let pool = Pool(settings)
  let store = Store(pool: pool, zone: .shanghai)
  let receivedAt = Instant(seconds: 1_700_000_000)
  let sample = IngestSample(indicators: 200, areas: 5000)
  try await store.migrate(at: receivedAt)
  try await store.register(sample.catalogue)
  for (number, report) in sample.reports(months: months).enumerated() {
    if let collection = sample.collection([report], number: 1_000_000 + number, receivedAt: receivedAt) {
      try await store.store(collection)
    }
  }
  var full: [Double] = []
  var update: [Double] = []
  var figures = LatestFigures()
  var bytes = 0
  for round in 0..<rounds {
    let fresh = Store(pool: pool, zone: .shanghai)
    let before = residentBytes()
    let started = ContinuousClock.now
    let latest = try await fresh.latest()
    full.append(inSeconds(ContinuousClock.now - started))
    if round == 0 { bytes = residentBytes() - before }
    figures = latest
    let report = sample.reports(months: 1, reportedAt: Day(number: 19_701 + Int32(round)))[0]
    guard let collection = sample.collection([report], number: 2_000_000 + round, receivedAt: receivedAt) else {
      continue
    }
    let stored = try await store.store(collection)
    let refreshing = ContinuousClock.now
    figures = try await store.refresh(figures, blocks: stored.changedBlocks)
    update.append(inSeconds(ContinuousClock.now - refreshing))
  }
  print("latest: \(figures.count) series")
  print("  read at start, directory too     \(rounded(full.sorted()[rounds / 2] * 1000)) ms")
  print("  resident                         \(bytes / max(1, figures.count)) bytes a series, all buffers counted")
  print("  after a report of 5,000 areas    \(rounded(update.sorted()[update.count / 2] * 1000)) ms")
  await pool.close()
}

private func seconds(_ body: () async throws -> Void) async throws -> Double {
  let started = ContinuousClock.now
  try await body()
  return inSeconds(ContinuousClock.now - started)
}

private func inSeconds(_ duration: ContinuousClock.Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

private func rate(_ readings: Int, _ times: [Double]) -> Double {
  rounded(Double(readings) / times.sorted()[times.count / 2] / 1e6)
}
