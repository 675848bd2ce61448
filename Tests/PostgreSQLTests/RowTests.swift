import PostgreSQL
import Testing

/// What is said when a row is not what the program expected.
struct RowTests {
  private func message(_ query: Query, _ body: @Sendable (Rows) throws -> Void) async throws -> String {
    try await withConnection { connection in
      let rows = try await connection.query(query)
      let error = try await failure { try body(rows) }
      #expect(error.code == .decoding)
      return "\(error)"
    }
  }

  @Test func fieldsAreFoundByNameAndByNumber() async throws {
    let rows = try await withConnection {
      try await $0.query("select 1 as a, 'x' as b union all select 2, 'y' order by a")
    }
    #expect(rows.columnNames == ["a", "b"])
    #expect(try rows.map { try $0.decode(Int32.self, "a") } == [1, 2])
    #expect(try rows.map { try $0.decode(String.self, 1) } == ["x", "y"])
  }

  @Test func anUnknownColumnIsNamedWithTheOnesThereAre() async throws {
    let text = try await message("select 1 as a, 2 as b") { _ = try $0[0].decode(Int32.self, "c") }
    #expect(text == #"the query returned no column "c"; it returned: a, b"#)
  }

  @Test func aColumnNumberTooHighIsRefused() async throws {
    let text = try await message("select 1") { _ = try $0[0].decode(Int32.self, 1) }
    #expect(text == "the query returned 1 columns, number 1 (from 0) is not there")
  }

  @Test func aNullWhereAValueIsExpectedIsRefused() async throws {
    let text = try await message("select null::integer as a") { _ = try $0[0].decode(Int32.self, "a") }
    #expect(text == #"row 1, column "a" holds NULL, expected Int32"#)
    let array = try await message("select array[1, null] as a") { _ = try $0[0].decode([Int32].self, "a") }
    #expect(array == #"row 1, column "a" holds NULL, expected Int32"#)
  }

  @Test func anotherTypeThanExpectedIsRefused() async throws {
    let text = try await message("select 'secret'::text as a") { _ = try $0[0].decode(Int32.self, "a") }
    #expect(text == #"row 1, column "a" is of type text, not Int32"#)
    let wide = try await message("select 1::bigint as a") { _ = try $0[0].decode(Int32.self, "a") }
    #expect(wide == #"row 1, column "a" is of type bigint, not Int32"#)
    let array = try await message("select array[1] as a") { _ = try $0[0].decode([String].self, "a") }
    #expect(array == #"row 1, column "a" is of type integer[], not Array<String>"#)
    let nested = try await message("select array[[1, 2]] as a") { _ = try $0[0].decode([Int32].self, "a") }
    #expect(
      nested == #"row 1, column "a" cannot be read as Array<Int32>: it is an array of 2 dimensions, only one is read"#)
  }

  @Test func onlyOneRowMeansOneRow() async throws {
    let none = try await message("select 1 where false") { _ = try $0.only() }
    #expect(none == "the query returned 0 rows where exactly one was expected")
  }

  @Test func affectedRowsAreCounted() async throws {
    try await withConnection { connection in
      try await connection.script("create table t (a integer)")
      #expect(try await connection.execute("insert into t select generate_series(1, \(Int32(5)))") == 5)
      #expect(try await connection.execute("update t set a = a + 1 where a > \(Int32(3))") == 2)
      #expect(try await connection.execute("delete from t") == 5)
    }
  }
}
