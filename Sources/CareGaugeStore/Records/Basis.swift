import CareGaugeModel
import Crypto
import PostgreSQL

/// What judgement is based on, apart from readings.
package enum BasisKind: String, Sendable, CaseIterable {
  case configuration, catalogue, calendar
  /// Whose days the store's calendar has: the machine's, or other ones that `--now` began.
  case clock
}

extension Store {
  /// Records that a text is in force from a moment on, unless it is already; returns its SHA-256.
  @discardableResult
  package func hold(_ kind: BasisKind, _ content: [UInt8], from moment: Instant) async throws -> [UInt8] {
    try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.writing))")
      return try connection.hold(kind, content, from: moment)
    }
  }

  /// Records that a configuration and its catalogues are in force from a moment on, both or neither.
  ///
  /// - Returns: SHA-256 of both.
  package func hold(
    configuration: [UInt8], catalogues: [UInt8], from moment: Instant
  ) async throws -> (configuration: [UInt8], catalogues: [UInt8]) {
    try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.writing))")
      return (
        try connection.hold(.configuration, configuration, from: moment),
        try connection.hold(.catalogue, catalogues, from: moment)
      )
    }
  }

  /// The text that was in force at a moment (the newest unless given), and from when.
  package func basis(_ kind: BasisKind, at moment: Instant? = nil) async throws -> (from: Instant, content: [UInt8])? {
    try await pool.query(
      """
      select h.held_from, b.content from caregauge.basis_held h join caregauge.basis b using (digest)
      where h.kind = \(kind.rawValue) and h.held_from <= \(moment ?? .forever) order by h.sequence desc limit 1
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

extension Connection {
  /// Writes a text that comes into force; the caller holds the write lock.
  fileprivate func hold(_ kind: BasisKind, _ content: [UInt8], from moment: Instant) throws -> [UInt8] {
    let digest = Array(SHA256.hash(data: content))
    let newest = try query(
      "select digest from caregauge.basis_held where kind = \(kind.rawValue) order by sequence desc limit 1")
    if let row = newest.first, try row.decode([UInt8].self, 0) == digest { return digest }
    try execute(
      """
      insert into caregauge.basis (digest, kind, content) values (\(digest), \(kind.rawValue), \(content))
      on conflict (digest) do nothing
      """)
    try execute(
      """
      insert into caregauge.basis_held (kind, held_from, sequence, digest)
      select \(kind.rawValue), \(moment), coalesce(max(sequence), 0) + 1, \(digest)
      from caregauge.basis_held where kind = \(kind.rawValue)
      """)
    return digest
  }
}
