import CareGaugeModel
import Crypto
import PostgreSQL

/// What judgement is based on, apart from readings.
package enum BasisKind: String, Sendable, CaseIterable {
  case configuration, catalogue, calendar
}

extension Store {
  /// Records that a text is in force from a moment on, unless it is already; returns its SHA-256.
  @discardableResult
  package func hold(_ kind: BasisKind, _ content: [UInt8], from moment: Instant) async throws -> [UInt8] {
    let digest = Array(SHA256.hash(data: content))
    try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.writing))")
      let newest = try connection.query(
        "select digest from caregauge.basis_held where kind = \(kind.rawValue) order by sequence desc limit 1")
      if let row = newest.first, try row.decode([UInt8].self, 0) == digest { return }
      try connection.execute(
        """
        insert into caregauge.basis (digest, kind, content) values (\(digest), \(kind.rawValue), \(content))
        on conflict (digest) do nothing
        """)
      try connection.execute(
        """
        insert into caregauge.basis_held (kind, held_from, sequence, digest)
        select \(kind.rawValue), \(moment), coalesce(max(sequence), 0) + 1, \(digest)
        from caregauge.basis_held where kind = \(kind.rawValue)
        """)
    }
    return digest
  }

  /// The text that was in force at a moment, and from when.
  package func basis(_ kind: BasisKind, at moment: Instant) async throws -> (from: Instant, content: [UInt8])? {
    try await pool.query(
      """
      select h.held_from, b.content from caregauge.basis_held h join caregauge.basis b using (digest)
      where h.kind = \(kind.rawValue) and h.held_from <= \(moment) order by h.sequence desc limit 1
      """
    ).first.map { row in (try row.decode(Instant.self, 0), try row.decode([UInt8].self, 1)) }
  }

  /// The text with this SHA-256, whenever it was in force; nil when the store never held it.
  package func basis(digest: [UInt8]) async throws -> [UInt8]? {
    try await pool.query("select content from caregauge.basis where digest = \(digest)").first.map { row in
      try row.decode([UInt8].self, 0)
    }
  }
}
