import CareGaugeModel
import PostgreSQL

/// What a writer needs to know of the database once it has the write lock; asked in one question, as a busy machine makes
/// each wait.
struct WriterState {
  /// The directory's.
  var generation: Int64
  var lastReport: Int32
  /// The adapter's number and region, if it has any.
  var adapter: (number: Int32, region: String)?
  /// The collection's number, if it is stored already.
  var collection: Int32?
  /// Numbers of the reports that are stored already, by digest.
  var known: [[UInt8]: Int32]
  /// Years for which partitions must be made.
  var missingYears: [Int32]
}

/// Which reports of a collection are new.
struct WritingPlan {
  private(set) var reports: [StoredReport] = []
  private(set) var new: [NewReport] = []
  /// Readings of the new reports.
  private(set) var readings = 0

  /// Numbers the new reports of a collection in its order.
  init(_ collected: CollectedReports, _ digests: [[UInt8]], _ state: WriterState) {
    var known = state.known
    var next = state.lastReport + 1
    for (index, report) in collected.reports.enumerated() {
      let before = known[digests[index]]
      reports.append(
        StoredReport(
          name: report.head.name, id: before ?? next, outcome: before == nil ? .stored : .alreadyKnown,
          readings: report.readings.count, absences: report.absences.count))
      guard before == nil else { continue }
      known[digests[index]] = next
      new.append(NewReport(index: index, id: next))
      readings += report.readings.count
      next += 1
    }
  }
}

extension Connection {
  func writerState(for collected: CollectedReports, _ digests: [[UInt8]]) throws -> WriterState {
    let years = Set(collected.reports.map { Int32($0.head.period.end.components.year) }).sorted()
    return try writerState(collection: collected.collection, adapter: collected.adapter, years: years, digests)
  }

  /// The same for a collection without reports.
  func writerState(for run: CollectionRun) throws -> WriterState {
    try writerState(collection: run.collection, adapter: run.adapter, years: [], [])
  }

  private func writerState(
    collection: String, adapter: String, years: [Int32], _ digests: [[UInt8]]
  ) throws -> WriterState {
    let row = try query(
      """
      select d.generation, (select coalesce(max(report_id), 0) from caregauge.report), a.adapter_id, a.region,
        (select collection_id from caregauge.collection where name = \(collection)), k.numbers, k.digests,
        array(select year from unnest(\(years)) year
          where to_regclass('caregauge.reading_block_' || lpad(year::text, 4, '0')) is null)
      from caregauge.directory d
      left join caregauge.adapter a on a.name = \(adapter)
      cross join (
        select coalesce(array_agg(report_id), '{}') as numbers, coalesce(array_agg(digest), '{}') as digests
        from caregauge.report where digest = any(\(digests))) k
      """
    ).only()
    let numbers = try row.decode([Int32].self, 5)
    let reports = Dictionary(
      zip(try row.decode([[UInt8]].self, 6), numbers), uniquingKeysWith: { first, _ in first })
    var known: (Int32, String)?
    if let number = try row.decode(Int32?.self, 2) { known = (number, try row.decode(String.self, 3)) }
    return WriterState(
      generation: try row.value(0), lastReport: try row.value(1), adapter: known, collection: try row.value(4),
      known: reports, missingYears: try row.decode([Int32].self, 7))
  }

  /// Makes the partition of a year; attaching, unlike making one in place, does not wait for readers.
  func addPartition(year: Int32) throws {
    let digits = String(year)
    let name = "reading_block_" + String(repeating: "0", count: 4 - digits.count) + digits
    try script(
      """
      create table caregauge.\(name)
        (like caregauge.reading_block including defaults including storage including compression);
      alter table caregauge.reading_block attach partition caregauge.\(name)
        for values from (make_date(\(year), 1, 1)) to (make_date(\(year + 1), 1, 1));
      """)
  }

  /// The number of an adapter, which is made when it is new.
  func adapterNumber(_ name: String, region: RegionID, known: (number: Int32, region: String)?) throws -> Int32 {
    if let known {
      if known.region != region.text {
        try execute("update caregauge.adapter set region = \(region.text) where adapter_id = \(known.number)")
      }
      return known.number
    }
    return try query(
      """
      insert into caregauge.adapter (adapter_id, name, region)
      select coalesce(max(adapter_id), 0) + 1, \(name), \(region.text) from caregauge.adapter returning adapter_id
      """
    ).only().value(0)
  }
}
