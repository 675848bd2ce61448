import CareGaugeModel
import Logging
import PostgreSQL

/// The bitemporal store: every revision of every reading, what was known when, and the records of collecting.
///
/// All times stored are given by callers, from the service's clock. Each operation takes a connection of the pool for
/// as long as it runs; every error is a `StoreError` or a `PostgreSQLError`.
package struct Store: Sendable {
  let pool: Pool
  /// In which a document's day of issue begins.
  let zone: Zone
  let log: Logger
  let directories = DirectoryCache()

  package init(pool: Pool, zone: Zone, log: Logger = Logger(label: "store")) {
    self.pool = pool
    self.zone = zone
    self.log = log
  }

  /// Brings the schema up to this program's; several processes may do so at once.
  package func migrate(_ migrations: [Migration] = Migration.all, at now: Instant) async throws {
    let applied = try await pool.withConnection { try await $0.migrate(migrations, at: now) }
    for name in applied { log.notice("migration applied", metadata: ["name": "\(name)"]) }
  }

  /// The last moment of a day: what was known "on that day" is what had been received by then.
  package func end(of day: Day) -> Instant {
    Instant(microseconds: zone.start(of: day + 1).microseconds - 1)
  }

  /// Runs `body` in a transaction on the connection's own thread.
  func transaction<Result: Sendable>(
    _ isolation: Connection.Isolation = .readCommitted,
    _ body: @Sendable (isolated Connection) async throws -> Result
  ) async throws -> Result {
    try await pool.withConnection { try await $0.transaction(isolation, body) }
  }

  /// The newest directory, read again when another process changed it.
  func directory(_ connection: isolated Connection) throws -> Directory {
    let directory = try connection.refreshed(directories.current)
    directories.offer(directory)
    return directory
  }
}
