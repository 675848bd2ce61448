import CareGaugeModel
import PostgreSQL

extension Store {
  /// Adds a silence; its `id` is given by the store and returned. A running service hears of it by `entries()`.
  ///
  /// - Parameter silence: `until` is later than `from`.
  package func add(_ silence: Silence) async throws -> Int64 {
    let match = try StoredBody.text(of: silence.match)
    return try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.entering))")
      let id = try connection.query(
        """
        insert into caregauge.silence (silence_id, match, alert, by_whom, why, from_at, until_at, created_at, ended_at,
          ended_by, ended_why)
        select coalesce(max(silence_id), 0) + 1, \(match)::jsonb, \(silence.alert.map { storable($0.text) }),
          \(storable(silence.by)), \(storable(silence.why)), \(silence.from), \(silence.until), \(silence.createdAt),
          \(silence.endedAt), \(silence.endedBy.map(storable)), \(silence.endedWhy.map(storable))
        from caregauge.silence returning silence_id
        """
      ).only().decode(Int64.self, 0)
      try connection.notify(entered: .silences)
      return id
    }
  }

  /// All silences there ever were, in their order.
  package func silences() async throws -> [Silence] {
    try await pool.withConnection { try await $0.silences() }
  }

  /// Ends a silence early. One that was ended before stays as it was ended.
  ///
  /// - Returns: the silence as it then stands; nil when there is none of that number.
  package func endSilence(_ id: Int64, by: String, why: String, at moment: Instant) async throws -> Silence? {
    try await transaction { connection in
      let ended = try connection.execute(
        """
        update caregauge.silence set ended_at = \(moment), ended_by = \(storable(by)), ended_why = \(storable(why))
        where silence_id = \(id) and ended_at is null
        """)
      if ended > 0 { try connection.notify(entered: .silences) }
      return try connection.silences(id).first
    }
  }
}

extension Connection {
  /// All silences, or one.
  func silences(_ id: Int64? = nil) throws -> [Silence] {
    try query(
      """
      select silence_id, match::text, alert, by_whom, why, from_at, until_at, created_at, ended_at, ended_by,
        ended_why
      from caregauge.silence where \(id)::int8 is null or silence_id = \(id) order by silence_id
      """
    ).map { row in
      Silence(
        id: try row.value(0), match: try StoredBody.value(from: row.value(1), in: "silence"),
        alert: try row.decode(String?.self, 2).map { AlertKey($0) }, by: try row.value(3), why: try row.value(4),
        from: try row.value(5), until: try row.value(6), createdAt: try row.value(7), endedAt: try row.value(8),
        endedBy: try row.value(9), endedWhy: try row.value(10))
    }
  }
}
