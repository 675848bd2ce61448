import CareGaugeModel
import PostgreSQL

/// Locks of the store, by their advisory numbers ("caregaug" and those after it, so that other programs' differ).
enum StoreLock {
  static let schema: Int64 = 0x6361_7265_6761_7567
  static let writing: Int64 = 0x6361_7265_6761_7568
  static let evaluating: Int64 = 0x6361_7265_6761_7569
  static let entering: Int64 = 0x6361_7265_6761_756a
}

extension Connection {
  /// Applies the migrations that the database lacks, all in one transaction; returns their names.
  ///
  /// - Throws: `StoreError` when a migration was edited after it ran, or the database knows one that this program does
  ///   not.
  func migrate(_ migrations: [Migration], at now: Instant) async throws -> [String] {
    try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.schema))")
      try connection.script(
        """
        set local client_min_messages = warning;
        create schema if not exists caregauge;
        create table if not exists caregauge.migration (
          number int4 primary key, name text not null, sha256 bytea not null, applied_at timestamptz not null);
        """)
      let applied = try connection.appliedMigrations()
      try check(applied, against: migrations)
      let missing = migrations.filter { migration in !applied.contains { $0.number == migration.number } }
      for migration in missing {
        try connection.script(migration.sql)
        try connection.execute(
          """
          insert into caregauge.migration (number, name, sha256, applied_at)
          values (\(migration.number), \(migration.name), \(migration.digest), \(now))
          """)
      }
      return missing.map(\.name)
    }
  }

  private func appliedMigrations() throws -> [AppliedMigration] {
    try query("select number, name, sha256 from caregauge.migration order by number").map { row in
      AppliedMigration(number: try row.value(0), name: try row.value(1), digest: try row.decode([UInt8].self, 2))
    }
  }
}

private struct AppliedMigration: Sendable {
  var number: Int32
  var name: String
  var digest: [UInt8]
}

private func check(_ applied: [AppliedMigration], against known: [Migration]) throws {
  for step in applied {
    guard let migration = known.first(where: { $0.number == step.number }) else {
      throw StoreError(
        .databaseTooNew,
        "the database was made by a newer CareGauge: it has migration \(step.name), this program ends with "
          + "\(known.last?.name ?? "none"); start the newer program, or restore a backup from before the upgrade")
    }
    guard migration.digest == step.digest else {
      throw StoreError(
        .migrationEdited,
        "migration \(migration.name) was edited after it ran on this database; put the file back as it was and write "
          + "the change as a new migration")
    }
  }
}
