import CareGaugeModel
import PostgreSQL

extension Store {
  /// Stores what one collection brought, in one transaction, and tells listeners at its commit.
  ///
  /// A report that was stored before changes nothing, from whichever collection it comes. A reading that a published
  /// figure announces counts as received at the start of its document's day of issue; the report's block rows are split
  /// for it.
  ///
  /// - Parameter startedAt: when the collection began.
  /// - Throws: `StoreError` with `duplicateReading`; `PostgreSQLError`. Nothing is stored then.
  @discardableResult
  package func store(_ collected: CollectedReports, startedAt: Instant? = nil) async throws -> StoredCollection {
    var digester = ReportDigest(adapter: collected.adapter, vocabulary: collected.vocabulary)
    var digests: [[UInt8]] = []
    digests.reserveCapacity(collected.reports.count)
    for report in collected.reports {
      try Task.checkCancellation()
      digests.append(digester.digest(of: report))
    }
    let prepared = digests
    let (stored, directory) = try await transaction { connection in
      var writing = CollectionWriting(
        collected, digests: prepared, startedAt: startedAt, zone: zone, directory: directories.current)
      return (try writing.run(on: connection), writing.directory)
    }
    directories.offer(directory)
    return stored
  }
}

/// The transaction that stores one collection.
private struct CollectionWriting {
  let collected: CollectedReports
  let digests: [[UInt8]]
  let startedAt: Instant?
  let zone: Zone
  var directory: Directory

  init(
    _ collected: CollectedReports, digests: [[UInt8]], startedAt: Instant?, zone: Zone, directory: Directory
  ) {
    self.collected = collected
    self.digests = digests
    self.startedAt = startedAt
    self.zone = zone
    self.directory = directory
  }

  mutating func run(on connection: isolated Connection) throws -> StoredCollection {
    // One writer at a time: numbers have no gaps, and the order of report numbers is the order of commits.
    _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.writing))")
    let state = try connection.writerState(for: collected, digests)
    directory = try connection.refreshed(directory, generation: state.generation)
    let plan = WritingPlan(collected, digests, state)
    let adapter = try connection.adapterNumber(collected.adapter, region: collected.region, known: state.adapter)
    let collection =
      try state.collection
      ?? connection.addCollection(
        CollectionRun(collected, startedAt: startedAt, stored: plan.new.count, readings: plan.readings),
        adapter: adapter)
    let findings = try connection.writeFindings(
      collected.findings, foundAt: collected.receivedAt, collection: collection)
    var result = StoredCollection(
      collection: collected.collection, reports: plan.reports, changedBlocks: [], newFindings: findings)
    guard !plan.new.isEmpty else { return result }
    let parts = try resolve(plan.new, on: connection)
    try connection.writeAdditions(of: &directory)
    for year in state.missingYears { try connection.addPartition(year: year) }
    try connection.writeReports(plan.new, of: collected, digests, adapter: adapter, collection: collection)
    try connection.writeBlocks(parts, of: collected)
    try connection.writeOrigins(parts, of: collected)
    try connection.writeAbsences(parts, of: collected)
    result.changedBlocks = changedBlocks(of: parts)
    try connection.notify(changed: result.changedBlocks)
    return result
  }

  /// The rows of each new report in order of their series, split by when they count as received.
  private mutating func resolve(_ new: [NewReport], on connection: isolated Connection) throws -> [ReportPart] {
    var map = VocabularyMap(collected.vocabulary, in: directory)
    var announcements = Announcements()
    var parts: [ReportPart] = []
    parts.reserveCapacity(new.count)
    for report in new {
      let content = collected.reports[report.index]
      let series = map.series(of: content, in: &directory)
      let whole = try SeriesRows(series, of: content, in: directory)
      var rows = whole
      for (issued, announced) in try announcements.announced(
        in: content, rows: rows, directory: directory, connection: connection)
      {
        let received = zone.start(of: issued)
        parts.append(ReportPart(report: report, receivedAt: received, rows: rows.split(off: announced), whole: nil))
      }
      parts.append(ReportPart(report: report, receivedAt: collected.receivedAt, rows: rows, whole: whole))
    }
    return parts
  }

  private func changedBlocks(of parts: [ReportPart]) -> [Int32] {
    var changed = Set<Int32>()
    for part in parts { part.rows.forEachBlock { block, _ in changed.insert(block) } }
    return changed.sorted()
  }
}

/// A report that the database does not have yet.
struct NewReport: Sendable {
  /// Its place in the collection.
  var index: Int
  /// The number that it gets.
  var id: Int32
}

/// The rows of a report that count as received at one moment.
struct ReportPart: Sendable {
  var report: NewReport
  var receivedAt: Instant
  var rows: SeriesRows
  /// All rows of the report, in one of its parts: origins are not split.
  var whole: SeriesRows?
}
