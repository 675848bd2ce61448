import Foundation
import Logging
import PostgreSQL
import ServiceLifecycle
import TestSupport
import Testing

@testable import CareGaugeStore

/// A private cluster is made, runs, ends in good order, and comes back with its data.
struct ClusterLifeTests {
  @Test func aClusterIsMadeClosedToOthersAndKeepsItsDataOverARestart() async throws {
    try await withTemporaryFolder { folder in
      let cluster = TestCluster.make(folder, isDurable: true)
      let settings = try await cluster.start()
      let connection = try await Connection.open(settings)
      let row = try await connection.query(
        """
        select current_user::text as role, current_database()::text as database,
          (select rolsuper from pg_roles where rolname = current_user) as super,
          (select pg_get_userbyid(datdba)::text from pg_database where datname = 'caregauge') as owner,
          current_setting('server_encoding') as encoding, current_setting('lc_collate') as collation,
          current_setting('data_checksums') as checksums, current_setting('listen_addresses') as addresses,
          current_setting('fsync') as fsync, current_setting('shared_buffers') as buffers, current_setting('jit') as jit,
          current_setting('wal_level') as wal
        """
      ).only()
      let text = try Dictionary(
        uniqueKeysWithValues: [
          "role", "database", "owner", "encoding", "collation", "checksums", "addresses", "fsync", "buffers", "jit",
          "wal",
        ].map { ($0, try row.decode(String.self, $0)) })
      #expect(
        text == [
          "role": "caregauge", "database": "caregauge", "owner": "caregauge", "encoding": "UTF8",
          "collation": "C.UTF-8", "checksums": "on", "addresses": "", "fsync": "on", "buffers": "64MB", "jit": "off",
          "wal": "replica",
        ])
      #expect(try row.decode(Bool.self, "super") == false)
      let user = try ServerUser.current()
      for (name, rights, owner) in [
        ("pg", mode_t(0o711), geteuid()), ("pg/run", 0o700, user.identifier), ("pg/data", 0o700, user.identifier),
        ("pg/server.log", 0o600, geteuid()),
      ] {
        var status = stat()
        #expect(stat(folder.appending(path: name).path, &status) == 0)
        #expect(status.st_mode & 0o777 == rights, "\(name)")
        #expect(status.st_uid == owner, "\(name)")
      }
      try await connection.script("create table kept (a integer); insert into kept values (7)")
      await cluster.stop()
      #expect(!TestCluster.isRunning(folder))
      #expect(try TestCluster.log(folder).contains("database system is shut down"))

      let again = TestCluster.make(folder)
      try await again.start()
      let kept = try await Connection.open(settings).query("select a from kept")
      #expect(try kept.only().decode(Int32.self, 0) == 7)
      await again.stop()
    }
  }

  @Test func theServerIsStoppedInGoodOrderWhenItsServiceIsKilled() async throws {
    try await withTemporaryFolder { folder in
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
        let cluster = TestCluster.make(URL(filePath: path))
        let connection = try await Connection.open(try await cluster.start())
        try await connection.script("create table kept (a integer)")
        kill(getpid(), SIGKILL)
      }
      #expect(try await soon { !TestCluster.isRunning(folder) })
      #expect(try TestCluster.log(folder).contains("database system is shut down"))

      let cluster = TestCluster.make(folder)
      let connection = try await Connection.open(try await cluster.start())
      #expect(try await connection.query("select a from kept").isEmpty)
      await cluster.stop()
      #expect(try !TestCluster.log(folder).contains("not properly shut down"))
    }
  }

  @Test func aServiceThatComesBackAtOnceWaitsForItsOldServer() async throws {
    try await withTemporaryFolder { folder in
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
        try await TestCluster.make(URL(filePath: path)).start()
        kill(getpid(), SIGKILL)
      }
      let cluster = TestCluster.make(folder)
      let connection = try await Connection.open(try await cluster.start())
      #expect(try await connection.query("select 1").count == 1)
      await cluster.stop()
    }
  }

  @Test func aServerThatWasKilledIsRecoveredAtTheNextStart() async throws {
    try await withTemporaryFolder { folder in
      let cluster = TestCluster.make(folder)
      let settings = try await cluster.start()
      try await Connection.open(settings).script("create table kept (a integer); insert into kept values (7)")
      let process = try #require(await cluster.processIdentifier)
      kill(process, SIGKILL)
      #expect(try await soon { await cluster.processIdentifier == nil })
      #expect(TestCluster.isRunning(folder), "the file stays behind")
      await cluster.stop()

      try await cluster.start()
      let kept = try await Connection.open(settings).query("select a from kept")
      #expect(try kept.only().decode(Int32.self, 0) == 7)
      await cluster.stop()
      #expect(try TestCluster.log(folder).contains("not properly shut down"))
    }
  }

  @Test func aServerThatDiesUnderTheServiceIsStartedAgainAndThePoolComesBack() async throws {
    try await withTemporaryFolder { folder in
      let cluster = TestCluster.make(folder)
      let pool = Pool(try await cluster.start())
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await cluster.run() }
        group.addTask { try await pool.run() }
        try await pool.execute("create table kept as select 7 as a")
        let first = try #require(await cluster.processIdentifier)
        kill(first, SIGKILL)
        let isRestarted = try await soon { await cluster.processIdentifier.map { $0 != first } ?? false }
        #expect(isRestarted)
        // Connections of the server before fail once; the pool then makes others.
        let answers = try await soon { (try? await pool.query("select a from kept").only().decode(Int32.self, 0)) == 7 }
        #expect(answers)
        group.cancelAll()
        try await group.waitForAll()
      }
      #expect(!TestCluster.isRunning(folder), "the service stops its server at the end")
    }
  }

  @Test func aSecondServiceUsesTheFirstOnesServerAndTakesOver() async throws {
    try await withTemporaryFolder { folder in
      let first = TestCluster.make(folder)
      let settings = try await first.start()
      let second = TestCluster.make(folder)
      #expect(try await second.start() == settings)
      #expect(await second.processIdentifier == nil)
      try await Connection.open(settings).script("create table kept (a integer)")
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await second.run() }
        await first.stop()
        let hasTakenOver = try await soon { await second.processIdentifier != nil }
        #expect(hasTakenOver)
        let pool = Pool(settings)
        try await pool.waitUntilAvailable(for: .seconds(120))
        #expect(try await pool.query("select a from kept").isEmpty)
        await pool.close()
        group.cancelAll()
        try await group.waitForAll()
      }
      #expect(!TestCluster.isRunning(folder))
    }
  }

  @Test func inAServiceGroupItEndsAfterThoseThatUseIt() async throws {
    try await withTemporaryFolder { folder in
      let cluster = TestCluster.make(folder)
      let pool = Pool(try await cluster.start())
      try await pool.execute("create table t (a integer)")
      let group = ServiceGroup(
        services: [cluster, pool], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        try await pool.execute("insert into t values (1)")
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
      }
      let error = await #expect(throws: PostgreSQLError.self) { try await pool.execute("select 1") }
      #expect(error?.message == "the connections to PostgreSQL were closed")
      #expect(!TestCluster.isRunning(folder))
      #expect(try TestCluster.log(folder).contains("database system is shut down"))
    }
  }
}
