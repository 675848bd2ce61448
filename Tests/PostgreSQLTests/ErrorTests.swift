import PostgreSQL
import TestSupport
import Testing

/// Every class of failure has its code, and no message holds data.
struct ErrorTests {
  private static let tables = """
    create table parent (id integer primary key, amount integer check (amount > 0), name varchar(5) not null);
    create table child (parent integer references parent);
    insert into parent values (1, 1, 'a')
    """

  @Test(arguments: [
    ("selct 'hidden'", "42601", PostgreSQLError.Code.syntax),
    ("select * from nothing_there", "42P01", .missingObject),
    ("select nothing_there from parent", "42703", .missingObject),
    ("select nothing_there('hidden')", "42883", .missingObject),
    ("insert into parent values (1, 1, 'a')", "23505", .uniqueViolation),
    ("insert into child values (424242)", "23503", .foreignKeyViolation),
    ("insert into parent values (2, -424242, 'a')", "23514", .checkViolation),
    ("insert into parent values (424242, 1, null)", "23502", .notNullViolation),
    ("insert into parent values (2, 1, 'hidden')", "22001", .invalidValue),
    ("select 'hidden'::integer", "22P02", .invalidValue),
    ("select 424242::smallint", "22003", .invalidValue),
    ("select '2023-99-99'::date", "22008", .invalidValue),
    ("select 1 / (id - 1) from parent", "22012", .invalidValue),
    ("create table parent (a integer)", "42P07", .syntax),
    ("create role other", "42501", .permission),
    ("savepoint x", "25P01", .transactionState),
    ("vacuum nothing_there", "42P01", .missingObject),
  ])
  func eachFailureHasItsCode(sql: String, sqlState: String, code: PostgreSQLError.Code) async throws {
    try await withConnection { connection in
      try await connection.script(ErrorTests.tables)
      let error = try await failure { try await connection.execute(Query(unsafeSQL: sql)) }
      #expect(error.sqlState == sqlState)
      #expect(error.code == code)
      if code != .syntax, code != .missingObject {
        for secret in ["hidden", "424242", "2023-99", "'a'"] { #expect(!"\(error)".contains(secret), "\(error)") }
      }
      #expect(try await connection.query("select 1").count == 1)
    }
  }

  @Test func aBrokenConstraintIsNamedWithItsTable() async throws {
    try await withConnection { connection in
      try await connection.script(ErrorTests.tables)
      let unique = try await failure { try await connection.execute("insert into parent values (1, 1, 'a')") }
      #expect(
        "\(unique)"
          == "the row is there already (constraint parent_pkey, table public.parent) [SQLSTATE 23505]")
      let missing = try await failure { try await connection.execute("insert into parent values (2, 1, null)") }
      #expect(
        "\(missing)"
          == "the row lacks a value that must be given (column name, table public.parent) [SQLSTATE 23502]")
    }
  }

  @Test func aDeadlockIsTold() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let setup = try await Connection.open(settings)
      try await setup.script("create table t (a integer); insert into t values (1), (2)")
      // Two transactions lock one row each, then the other's: one of them is chosen to fail.
      let codes = try await withThrowingTaskGroup(of: PostgreSQLError.Code?.self) { group in
        let gate = Gate(parties: 2)
        for (first, second) in [(Int32(1), Int32(2)), (2, 1)] {
          group.addTask {
            let connection = try await Connection.open(settings)
            do {
              try await connection.transaction { connection in
                try connection.execute("select from t where a = \(first) for update")
                await gate.arrive()
                try connection.execute("select from t where a = \(second) for update")
              }
              return nil
            } catch let error as PostgreSQLError {
              return error.code
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(codes.contains(.deadlock))
      #expect(codes.contains(nil))
    }
  }

  @Test func aSerializationFailureIsTold() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let first = try await Connection.open(settings)
      let second = try await Connection.open(settings)
      try await first.script("create table t (a integer); insert into t values (1)")
      let error = try await failure {
        try await first.transaction(.repeatableRead) { connection in
          try connection.execute("select a from t")
          try await second.execute("update t set a = 2")
          try connection.execute("update t set a = 3")
        }
      }
      #expect(error.code == .serialization)
      #expect(error.isTransient)
    }
  }
}

/// Lets tasks go on when all have come.
actor Gate {
  private let parties: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(parties: Int) { self.parties = parties }

  func arrive() async {
    guard waiting.count + 1 < parties else {
      for waiter in waiting { waiter.resume() }
      waiting = []
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }
}
