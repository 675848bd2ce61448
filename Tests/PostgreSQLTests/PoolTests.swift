import PostgreSQL
import TestSupport
import Testing

/// Few connections for many callers, and a server that goes and comes.
struct PoolTests {
  @Test func aHundredCallersShareThreeConnections() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings, maximum: 3, patience: .seconds(300))
      let processes = try await withThrowingTaskGroup(of: Int32.self) { group in
        for _ in 0..<100 {
          group.addTask {
            let row = try await pool.query("select pg_backend_pid() from pg_sleep(0.001)").only()
            return try row.decode(Int32.self, 0)
          }
        }
        return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
      }
      #expect(processes.count == 3)
      await pool.close()
    }
  }

  @Test func whoWaitsTooLongIsTold() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings, maximum: 1, patience: .milliseconds(50))
      try await pool.withConnection { _ in
        let error = try await failure { try await pool.execute("select 1") }
        #expect(error.code == .unavailable)
        #expect(error.message == "no connection to PostgreSQL became free within 0.05 seconds")
      }
      #expect(try await pool.query("select 1").count == 1)
      await pool.close()
    }
  }

  @Test func whoIsCancelledWaitsNoMore() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings, maximum: 1, patience: .seconds(600))
      try await pool.withConnection { _ in
        await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await pool.execute("select 1") }
          group.cancelAll()
          let result = await group.nextResult()
          #expect(throws: CancellationError.self) { try result?.get() }
        }
      }
      #expect(try await pool.query("select 1").count == 1)
      await pool.close()
    }
  }

  @Test func aTransactionLeftOpenIsRolledBackBeforeTheNextCaller() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings, maximum: 1)
      try await pool.execute("create table t (a integer)")
      try await pool.withConnection { connection in
        try await connection.script("begin; insert into t values (1)")
      }
      #expect(try await pool.query("select a from t").isEmpty)
      #expect(try await pool.query("select 1 where pg_current_xact_id_if_assigned() is not null").isEmpty)
      await pool.close()
    }
  }

  @Test func aTimeLimitIsForItsCallerOnly() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings, maximum: 1)
      let limit: Query = "select current_setting('statement_timeout')"
      try await pool.withConnection { connection in
        try await connection.setStatementTimeout(nil)
        #expect(try await connection.query(limit).only().decode(String.self, 0) == "0")
        try await connection.setStatementTimeout(.milliseconds(1500))
        #expect(try await connection.query(limit).only().decode(String.self, 0) == "1500ms")
      }
      #expect(try await pool.query(limit).only().decode(String.self, 0) == "1min")
      await pool.close()
    }
  }

  @Test func aConnectionTerminatedWhileIdleIsReplacedUnnoticed() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings, maximum: 2)
      let killer = try await Connection.open(settings)
      let before = try await pool.query("select pg_backend_pid()").only().decode(Int32.self, 0)
      try await killer.execute("select pg_terminate_backend(\(before))")
      let isGone = try await eventually {
        try await killer.query("select 1 from pg_stat_activity where pid = \(before)").isEmpty
      }
      #expect(isGone)
      let after = try await pool.query("select pg_backend_pid()").only().decode(Int32.self, 0)
      #expect(after != before)
      await pool.close()
    }
  }

  @Test func aConnectionTerminatedInUseIsReportedOnceAndReplaced() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings, maximum: 1)
      let error = try await failure { try await pool.execute("select pg_terminate_backend(pg_backend_pid())") }
      #expect(error.code == .connectionLost)
      #expect(try await pool.query("select 1").count == 1)
      await pool.close()
    }
  }

  @Test func anUnreachableServerIsNotAskedAtEveryCall() async throws {
    let pool = Pool(ConnectionSettings(conninfo: "host=/nowhere dbname=x"))
    #expect(pool.isAvailable)
    let first = try await failure { try await pool.execute("select 1") }
    #expect(first.code == .unavailable)
    #expect(first.hint == nil)
    #expect(!pool.isAvailable)
    let second = try await failure { try await pool.execute("select 1") }
    #expect(second.code == .unavailable)
    #expect(second.hint?.hasPrefix("the next attempt is in 0.") == true)
    await #expect(throws: PostgreSQLError.self) { try await pool.waitUntilAvailable(for: .milliseconds(300)) }
    await pool.close()
  }

  @Test func aClosedPoolGivesNothing() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings)
      try await pool.execute("select 1")
      await pool.close()
      let error = try await failure { try await pool.execute("select 1") }
      #expect(error.message == "the connections to PostgreSQL were closed")
    }
  }

  @Test func theServiceClosesItsConnectionsAtTheEnd() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings)
      try await pool.execute("select 1")
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await pool.run() }
        group.cancelAll()
        try await group.waitForAll()
      }
      await #expect(throws: PostgreSQLError.self) { try await pool.execute("select 1") }
    }
  }

  @Test func pausesDoubleUpToABound() {
    var backOff = BackOff(first: .milliseconds(100), longest: .milliseconds(500))
    for longest in [100, 200, 400, 500, 500] {
      let pause = backOff.next()
      #expect(pause <= .milliseconds(longest))
      #expect(pause >= .milliseconds(longest) * 3 / 4)
    }
    backOff.reset()
    #expect(backOff.next() <= .milliseconds(100))
  }
}
