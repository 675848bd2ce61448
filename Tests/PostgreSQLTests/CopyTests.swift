import PostgreSQL
import TestSupport
import Testing

/// COPY takes many rows fast, and leaves a usable connection when something is wrong in the middle.
struct CopyTests {
  private struct Stopped: Error {}

  private func withTable(_ body: (Connection) async throws -> Void) async throws {
    try await withConnection { connection in
      try await connection.script(
        "create table t (a integer primary key, b bigint, c double precision, d text, e bytea)")
      try await body(connection)
    }
  }

  private static let copy: Query = "copy t from stdin (format binary)"

  @Test func aHundredThousandRowsAreTaken() async throws {
    try await withTable { connection in
      let count = try await connection.copyIn(CopyTests.copy) { writer in
        for number in 0..<100_000 as Range<Int32> {
          try writer.beginRow(fields: 5)
          try writer.append(number)
          try writer.append(Int64(number) * 1_000_000_007)
          try writer.append(Double(number) / 3)
          if number % 7 == 0 { try writer.appendNull() } else { try writer.append(value: "区\(number)") }
          try writer.append(value: [UInt8(truncatingIfNeeded: number), 0])
        }
      }
      #expect(count == 100_000)
      let row = try await connection.query(
        """
        select count(*), sum(a)::bigint, count(d), bool_and(b = a * 1000000007::bigint), bool_and(c = a / 3.0::float8),
          bool_and(d = '区' || a), bool_and(get_byte(e, 0) = a % 256 and length(e) = 2) from t
        """
      ).only()
      #expect(try row.decode(Int.self, 0) == 100_000)
      #expect(try row.decode(Int.self, 1) == 4_999_950_000)
      #expect(try row.decode(Int.self, 2) == 100_000 - 14_286)
      for column in 3...6 { #expect(try row.decode(Bool.self, column)) }
    }
  }

  @Test func blocksLargerThanTheBufferAndArraysAreTaken() async throws {
    try await withConnection { connection in
      try await connection.script("create table big (a bytea, b double precision[], c integer[])")
      let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
      let slots = SlotArray<Double>(lowerBound: 7, elements: [1, nil, .nan])
      try await connection.copyIn("copy big from stdin (format binary)") { writer in
        for _ in 0..<3 {
          try writer.beginRow(fields: 3)
          try writer.append(value: bytes)
          try writer.append(array: slots)
          try writer.append(array: nil as SlotArray<Int32>?)
        }
      }
      let rows = try await connection.query("select * from big")
      #expect(rows.count == 3)
      for row in rows {
        #expect(try row.decode([UInt8].self, "a") == bytes)
        let back = try row.decode(SlotArray<Double>?.self, "b")
        #expect(back?.lowerBound == 7)
        #expect(back?.elements[0] == 1)
        #expect(back?.elements[1] == nil)
        #expect(back?.elements[2]?.isNaN == true)
        #expect(try row.decode(SlotArray<Int32>?.self, "c") == nil)
      }
    }
  }

  @Test func rowsThatTheCallerEncodedAreTaken() async throws {
    try await withTable { connection in
      try await connection.copyIn("copy t (a) from stdin (format binary)") { writer in
        var block = BinaryWriter()
        for number in 1...20_000 as ClosedRange<Int32> {
          block.append(Int16(1))
          block.append(Int32(4))
          block.append(number)
        }
        try writer.append(raw: block.bytes)
      }
      #expect(try await connection.query("select sum(a)::bigint from t").only().decode(Int.self, 0) == 200_010_000)
    }
  }

  @Test func aRowThatTheServerRefusesTakesBackAll() async throws {
    try await withTable { connection in
      let error = try await failure {
        try await connection.copyIn("copy t (a) from stdin (format binary)") { writer in
          for number in 0..<100_000 as Range<Int32> {
            try writer.beginRow(fields: 1)
            try writer.append(number == 70_000 ? 5 : number)
          }
        }
      }
      #expect(error.code == .uniqueViolation)
      #expect(
        "\(error)"
          == "the row is there already (constraint t_pkey, table public.t, COPY t, row 70001) [SQLSTATE 23505]")
      #expect(try await connection.query("select 1 from t").isEmpty)
    }
  }

  @Test func rowsOfTheWrongFormAreRefused() async throws {
    try await withTable { connection in
      let error = try await failure {
        try await connection.copyIn("copy t (a) from stdin (format binary)") { writer in
          try writer.beginRow(fields: 1)
          try writer.append(1.5)
        }
      }
      #expect(error.sqlState == "22P03")
      #expect(try await connection.query("select 1 from t").isEmpty)
    }
  }

  @Test func aWriterThatGivesUpTakesBackAll() async throws {
    try await withTable { connection in
      await #expect(throws: Stopped.self) {
        try await connection.copyIn("copy t (a) from stdin (format binary)") { writer in
          for number in 0..<50_000 as Range<Int32> {
            try writer.beginRow(fields: 1)
            try writer.append(number)
          }
          throw Stopped()
        }
      }
      let after = try await connection.query("select 1 from t")
      #expect(after.isEmpty)
    }
  }

  @Test func aCopyInATransactionIsPartOfIt() async throws {
    try await withTable { connection in
      await #expect(throws: Stopped.self) {
        try await connection.transaction { connection in
          let count = try connection.copyIn("copy t (a) from stdin (format binary)") { writer in
            try writer.beginRow(fields: 1)
            try writer.append(Int32(1))
          }
          #expect(count == 1)
          throw Stopped()
        }
      }
      let after = try await connection.query("select 1 from t")
      #expect(after.isEmpty)
    }
  }

  @Test func aCancelledCopyTakesBackAll() async throws {
    try await withTable { connection in
      let gate = Gate(parties: 2)
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          await #expect(throws: CancellationError.self) {
            try await connection.transaction { connection in
              await gate.arrive()
              try connection.copyIn("copy t (a) from stdin (format binary)") { writer in
                for number in 0..<Int32.max {
                  try writer.beginRow(fields: 1)
                  try writer.append(number)
                }
              }
            }
          }
        }
        await gate.arrive()
        group.cancelAll()
      }
      let after = try await connection.query("select 1 from t")
      #expect(after.isEmpty)
    }
  }

  @Test func aCopyWhoseServerIsGoneEndsSoon() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let connection = try await Connection.open(settings)
      let killer = try await Connection.open(settings)
      try await connection.script("create table t (a integer)")
      let process = try await connection.query("select pg_backend_pid()").only().decode(Int32.self, 0)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          try await connection.copyIn("copy t from stdin (format binary)") { writer in
            while true {
              try writer.beginRow(fields: 1)
              try writer.append(Int32(1))
            }
          }
        }
        let copying: Query = "select 1 from pg_stat_activity where pid = \(process) and query like 'copy%'"
        let isCopying = try await eventually { try await !killer.query(copying).isEmpty }
        #expect(isCopying)
        try await killer.execute("select pg_terminate_backend(\(process))")
        let error = try await failure { try await group.next() }
        #expect(error.code == .connectionLost)
      }
    }
  }

  @Test(arguments: [
    "select 1", "copy t from stdin", "copy t to stdout (format binary)", "create table other (a integer)",
  ])
  func anotherStatementThanABinaryCopyIsRefused(sql: String) async throws {
    try await withTable { connection in
      let error = try await failure { try await connection.copyIn(Query(unsafeSQL: sql)) { _ in } }
      #expect(error.code == .misuse)
      #expect(try await connection.query("select 1").count == 1)
    }
  }

  @Test func aCopyRunAsAQueryIsRefused() async throws {
    try await withTable { connection in
      for sql in ["copy t from stdin", "copy t to stdout"] {
        let error = try await failure { try await connection.execute(Query(unsafeSQL: sql)) }
        #expect(error.code == .misuse)
        #expect(try await connection.query("select 1").count == 1)
      }
    }
  }

  @Test func copyOutGivesEachRow() async throws {
    try await withConnection { connection in
      let lines = try await connection.transaction { connection in
        var lines: [String] = []
        try connection.copyOut("copy (select i, '区' || i from generate_series(1, 3) as i) to stdout (format csv)") {
          lines.append(String(decoding: $0, as: UTF8.self))
        }
        return lines
      }
      #expect(lines == ["1,区1\n", "2,区2\n", "3,区3\n"])
    }
  }

  @Test func aReaderThatGivesUpLeavesAUsableConnection() async throws {
    try await withConnection { connection in
      await #expect(throws: Stopped.self) {
        try await connection.copyOut("copy (select generate_series(1, 100000)) to stdout") { _ in throw Stopped() }
      }
      let after = try await connection.query("select 1")
      #expect(after.count == 1)
    }
  }
}
