import CareGaugeModel
import Crypto
import PostgreSQL

/// A finding as the store keeps it.
package struct StoredFinding: Sendable, Hashable {
  package var id: Int32
  package var finding: Finding
  package var foundAt: Instant
  package var adapter: String

  package init(
    id: Int32, finding: Finding, foundAt: Instant, adapter: String
  ) {
    self.id = id
    self.finding = finding
    self.foundAt = foundAt
    self.adapter = adapter
  }
}

extension Store {
  /// Findings in the order in which they were found.
  /// - Parameter after: the number of the last one of the page before.
  package func findings(
    region: RegionID? = nil, state: Finding.State? = nil, after: Int32 = 0, limit: Int = 10_000
  ) async throws -> [StoredFinding] {
    try await pool.query(
      """
      select f.finding_id, f.kind, f.state, f.region, f.indicator, f.area, f.period_start, f.period_end, f.value,
        f.expected, f.reason, f.report, f.source, f.place, f.raw, f.found_at, a.name
      from caregauge.finding f join caregauge.collection c using (collection_id)
        join caregauge.adapter a using (adapter_id)
      where f.finding_id > \(after) and (\(region?.text)::text is null or f.region = \(region?.text))
        and (\(state?.rawValue)::text is null or f.state = \(state?.rawValue))
      order by f.finding_id limit \(limit)
      """
    ).map(stored)
  }
}

private func stored(_ row: Row) throws -> StoredFinding {
  let kindName = try row.decode(String.self, 1)
  let stateName = try row.decode(String.self, 2)
  guard let kind = Finding.Kind(rawValue: kindName), let state = Finding.State(rawValue: stateName) else {
    throw StoreError(
      .corrupt, "caregauge.finding holds the kind \(kindName) or state \(stateName), which this program does not know")
  }
  var period: Period?
  if let start = try row.decode(Day?.self, 6), let end = try row.decode(Day?.self, 7) {
    period = Period(start: start, end: end)
  }
  let finding = Finding(
    kind: kind, state: state, region: try region(row.value(3)),
    indicator: try row.decode(String?.self, 4).flatMap { IndicatorID($0) },
    area: try row.decode(String?.self, 5).flatMap { AreaCode($0) }, period: period, value: try row.value(8),
    expected: try row.value(9), reason: try row.value(10), report: try row.value(11), source: try row.value(12),
    origin: Origin(place: try row.value(13), raw: try row.value(14)))
  return StoredFinding(id: try row.value(0), finding: finding, foundAt: try row.value(15), adapter: try row.value(16))
}

extension Finding {
  /// SHA-256 of what makes two findings the same one: everything but its state and the report's passing name.
  fileprivate var identity: [UInt8] {
    var hash = SHA256()
    let parts: [String?] = [
      kind.rawValue, region.text, indicator?.text, area?.text, period?.description, value.map { String($0) },
      expected.map { String($0) }, reason, source, origin.place, origin.raw,
    ]
    for part in parts {
      let bytes = Array((part.map { "=\($0)" } ?? "-").utf8)
      withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: bytes)
    }
    return Array(hash.finalize())
  }
}

extension Connection {
  /// Writes the findings that are not known yet and returns how many; the caller holds the write lock.
  func writeFindings(_ findings: [Finding], foundAt: Instant, collection: Int32) throws -> Int {
    var written = 0
    var rest = findings[...]
    while !rest.isEmpty {
      written += try writePage(Array(rest.prefix(2000)), foundAt: foundAt, collection: collection)
      rest = rest.dropFirst(2000)
    }
    return written
  }

  private func writePage(_ findings: [Finding], foundAt: Instant, collection: Int32) throws -> Int {
    try execute(
      """
      insert into caregauge.finding (finding_id, identity, kind, state, region, indicator, area, period_start, period_end,
        value, expected, reason, report, source, place, raw, found_at, collection_id)
      select (select coalesce(max(finding_id), 0) from caregauge.finding) + row_number() over (order by position),
        identity, kind, state, region, indicator, area, period_start, period_end, value, expected, reason, report,
        source, place, raw, \(foundAt), \(collection)
      from (select distinct on (identity) *
        from unnest(\(findings.map(\.identity)), \(findings.map(\.kind.rawValue)), \(findings.map(\.state.rawValue)),
          \(findings.map(\.region.text)), \(findings.map(\.indicator?.text)), \(findings.map(\.area?.text)),
          \(findings.map(\.period?.start)), \(findings.map(\.period?.end)), \(findings.map(\.value)),
          \(findings.map(\.expected)), \(findings.map { storable($0.reason) }),
          \(findings.map { $0.report.map(storable) }), \(findings.map { $0.source.map(storable) }),
          \(findings.map { $0.origin.place.map(storable) }), \(findings.map { $0.origin.raw.map(storable) }))
          with ordinality as f (identity, kind, state, region, indicator, area, period_start, period_end, value, expected,
            reason, report, source, place, raw, position)
        order by identity, position) found
      where not exists (select 1 from caregauge.finding known where known.identity = found.identity)
      """)
  }
}
