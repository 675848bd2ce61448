import PostgreSQL
import TestSupport
import Testing

/// A transaction is whole or not at all.
struct TransactionTests {
  private struct Stopped: Error {}

  private func withTable(_ body: (Connection, @Sendable () async throws -> Int) async throws -> Void) async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let connection = try await Connection.open(settings)
      let observer = try await Connection.open(settings)
      try await connection.script("create table t (a integer unique)")
      try await body(connection) { try await observer.query("select a from t").count }
    }
  }

  @Test func itIsCommittedWhenItsBodyReturns() async throws {
    try await withTable { connection, count in
      let result = try await connection.transaction { connection in
        try connection.execute("insert into t values (1)")
        try connection.execute("insert into t values (2)")
        return 7
      }
      #expect(result == 7)
      #expect(try await count() == 2)
    }
  }

  @Test func itIsRolledBackWhenItsBodyThrows() async throws {
    try await withTable { connection, count in
      await #expect(throws: Stopped.self) {
        try await connection.transaction { connection in
          try connection.execute("insert into t values (1)")
          throw Stopped()
        }
      }
      #expect(try await count() == 0)
      try await connection.transaction { try $0.execute("insert into t values (1)") }
      #expect(try await count() == 1)
    }
  }

  @Test func itIsRolledBackWhenAStatementFailsEvenIfNobodyMinds() async throws {
    try await withTable { connection, count in
      let error = try await failure {
        try await connection.transaction { connection in
          try connection.execute("insert into t values (1)")
          do { try connection.execute("insert into t values (1)") } catch is PostgreSQLError {}
        }
      }
      #expect(error.code == .transactionState)
      #expect(try await count() == 0)
    }
  }

  @Test func itIsRolledBackWhenItsTaskIsCancelled() async throws {
    try await withTable { connection, count in
      let gate = Gate(parties: 2)
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          await #expect(throws: CancellationError.self) {
            try await connection.transaction { connection in
              try connection.execute("insert into t values (1)")
              await gate.arrive()
              while !Task.isCancelled { await Task.yield() }
            }
          }
        }
        await gate.arrive()
        group.cancelAll()
      }
      #expect(try await count() == 0)
      try await connection.execute("insert into t values (1)")
      #expect(try await count() == 1)
    }
  }

  @Test func itIsRolledBackWhenACancelledTaskWaitsForTheServer() async throws {
    try await withTable { connection, count in
      let gate = Gate(parties: 2)
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          await #expect(throws: CancellationError.self) {
            try await connection.transaction { connection in
              try connection.execute("insert into t values (1)")
              await gate.arrive()
              try connection.execute("select pg_sleep(63)")
            }
          }
        }
        await gate.arrive()
        group.cancelAll()
      }
      let after = try await count()
      #expect(after == 0)
      #expect(try await connection.query("select 1").count == 1)
    }
  }

  @Test func oneInsideAnotherIsRefused() async throws {
    try await withTable { connection, _ in
      let error = try await failure {
        try await connection.transaction { try await $0.transaction { _ in } }
      }
      #expect(error.code == .misuse)
    }
  }
}
