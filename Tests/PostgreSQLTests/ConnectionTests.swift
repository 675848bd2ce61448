import Foundation
import PostgreSQL
import TestSupport
import Testing

/// Connecting, time limits, cancellation, and the loss of a connection.
struct ConnectionTests {
  @Test func aServerThatIsNotThereIsUnavailable() async throws {
    let error = try await failure {
      _ = try await Connection.open(ConnectionSettings(conninfo: "host=/nowhere dbname=x"))
    }
    #expect(error.code == .unavailable)
    #expect("\(error)".hasPrefix("cannot connect to PostgreSQL (dbname=x host=/nowhere): "), "\(error)")
  }

  @Test func anAddressThatCannotBeReadIsNotRepeated() async throws {
    let error = try await failure {
      _ = try await Connection.open(ConnectionSettings(conninfo: "postgresql://u:sesame@[bad"))
    }
    #expect(error.code == .misuse)
    #expect(!"\(error)".contains("sesame"))
  }

  @Test func settingsNeverShowAPassword() {
    let settings = ConnectionSettings(
      conninfo: "postgresql://anna:sesame@db.example:5433/care", password: "open sesame")
    #expect("\(settings)" == "user=anna dbname=care host=db.example port=5433")
    for text in ["\(settings)", String(reflecting: settings), "\([settings])"] { #expect(!text.contains("sesame")) }
    var dumped = ""
    dump(settings, to: &dumped)
    #expect(!dumped.contains("sesame"))
  }

  @Test func aRoleThatIsNotOursIsRefused() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      var other = settings
      other.conninfo += " user=somebody_else"
      let error = try await failure { _ = try await Connection.open(other) }
      #expect(error.code == .authentication)
      #expect(error.sqlState == "28000")
    }
  }

  @Test func aDatabaseThatIsNotThereIsMissing() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      var other = settings
      other.conninfo += " dbname=nothing_there"
      let error = try await failure { _ = try await Connection.open(other) }
      #expect(error.code == .missingObject)
    }
  }

  @Test func aServerThatDoesNotAnswerIsGivenUp() async throws {
    try await withTemporaryFolder { folder in
      // A socket that takes connections and says nothing.
      let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(listener) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array("\(folder.path)/.s.PGSQL.5432".utf8)) }
      let bound = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      #expect(bound == 0)
      #expect(listen(listener, 5) == 0)
      let settings = ConnectionSettings(
        conninfo: "host=\(folder.path) port=5432", connectTimeout: .milliseconds(200))
      let error = try await failure { _ = try await Connection.open(settings) }
      #expect(error.code == .unavailable)
      #expect(error.message.hasPrefix("PostgreSQL did not answer within 0.2 seconds"))
    }
  }

  @Test func aStatementThatTakesTooLongIsStopped() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      var hasty = settings
      hasty.statementTimeout = .milliseconds(50)
      let connection = try await Connection.open(hasty)
      let error = try await failure { try await connection.execute("select pg_sleep(60)") }
      #expect(error.code == .timedOut)
      #expect(error.sqlState == "57014")
      #expect(try await connection.query("select 1").count == 1)
    }
  }

  @Test func aCancelledTaskStopsItsStatementOnTheServer() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let connection = try await Connection.open(settings)
      let observer = try await Connection.open(settings)
      let running: Query = "select 1 from pg_stat_activity where query = 'select pg_sleep(61)' and state = 'active'"
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await connection.execute("select pg_sleep(61)") }
        let isRunning = try await eventually { try await !observer.query(running).isEmpty }
        #expect(isRunning)
        group.cancelAll()
        await #expect(throws: CancellationError.self) { _ = try await group.next() }
      }
      #expect(try await observer.query(running).isEmpty)
      #expect(try await connection.query("select 1").count == 1)
    }
  }

  @Test func aTerminatedConnectionIsReportedAsLost() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let connection = try await Connection.open(settings)
      let killer = try await Connection.open(settings)
      let process = try await connection.query("select pg_backend_pid()").only().decode(Int32.self, 0)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await connection.execute("select pg_sleep(62)") }
        let running: Query = "select 1 from pg_stat_activity where pid = \(process) and wait_event = 'PgSleep'"
        let isRunning = try await eventually { try await !killer.query(running).isEmpty }
        #expect(isRunning)
        try await killer.execute("select pg_terminate_backend(\(process))")
        let error = try await failure { try await group.next() }
        #expect(error.code == .connectionLost)
      }
      let error = try await failure { try await connection.execute("select 1") }
      #expect(error.code == .connectionLost)
    }
  }

  @Test func aClosedConnectionSaysSo() async throws {
    let connection = try await withConnection { $0 }
    let error = try await failure { try await connection.execute("select 1") }
    #expect("\(error)" == "the connection to PostgreSQL is closed")
  }

  @Test func aScriptRunsAllItsStatementsOrNone() async throws {
    try await withConnection { connection in
      try await connection.script("create table a (x integer); create table b (x integer)")
      let error = try await failure {
        try await connection.script("create table c (x integer); create table a (x integer)")
      }
      #expect(error.sqlState == "42P07")
      #expect(try await connection.query("select 1 from pg_tables where schemaname = 'public'").count == 2)
    }
  }
}
