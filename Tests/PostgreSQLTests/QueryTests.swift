import PostgreSQL
import Testing

/// Values can never become SQL, and texts that come again are prepared.
struct QueryTests {
  @Test func interpolatedValuesAreBoundNotPastedIn() {
    let name = "x'; drop table area; --"
    let query: Query = "select * from area where name = \(name) and code in (\(1), \(2))"
    #expect(query.text == "select * from area where name = $1 and code in ($2, $3)")
  }

  @Test func aHostileValueIsStoredAsItIs() async throws {
    try await withConnection { connection in
      try await connection.script("create table area (name text)")
      for name in ["'); drop table area; --", "\\'; drop table area; --", "$1", "$$; drop table area; $$", "\"", "%s"] {
        try await connection.execute("insert into area values (\(name))")
        #expect(try await connection.query("select 1 from area where name = \(name)").count == 1)
      }
      #expect(try await connection.query("select 1 from area").count == 6)
    }
  }

  @Test func aHostileNameIsOnlyAName() async throws {
    try await withConnection { connection in
      let name = #"t"; drop table area; --"#
      try await connection.execute("create table \(identifier: name) (a integer)")
      #expect(try await connection.query("select 1 from pg_tables where tablename = \(name)").count == 1)
    }
  }

  @Test func partsAreJoinedWithTheirValuesRenumbered() async throws {
    var query: Query = "select \(1) as a"
    let part: Query = ", \(2) as b, '$1' as c"
    query.append(part)
    let whole: Query = "\(query), \(3) as d"
    #expect(whole.text == "select $1 as a, $2 as b, '$1' as c, $3 as d")
    let row = try await withConnection { try await $0.query(whole).only() }
    #expect(try ["a", "b", "d"].map { try row.decode(Int.self, $0) } == [1, 2, 3])
  }

  @Test func aTextThatComesAgainIsPreparedOnce() async throws {
    try await withConnection { connection in
      for number in 1...5 as ClosedRange<Int32> {
        #expect(try await connection.query("select \(number) + 1").only().decode(Int32.self, 0) == number + 1)
      }
      let prepared = try await connection.query("select statement from pg_prepared_statements")
      #expect(try prepared.map { try $0.decode(String.self, 0) } == ["select $1 + 1"])
    }
  }

  @Test func aPreparedStatementSurvivesAChangedTableAndADeallocation() async throws {
    try await withConnection { connection in
      try await connection.script("create table t (a integer); insert into t values (1)")
      for _ in 1...3 { #expect(try await connection.query("select * from t").columnNames == ["a"]) }
      try await connection.script("alter table t add b integer")
      for _ in 1...3 { #expect(try await connection.query("select * from t").columnNames == ["a", "b"]) }
      try await connection.script("deallocate all")
      for _ in 1...3 { #expect(try await connection.query("select * from t").columnNames == ["a", "b"]) }
    }
  }

  @Test func moreTextsThanAreRememberedStillRun() async throws {
    try await withConnection { connection in
      for number in 0..<600 {
        let query = Query(unsafeSQL: "select \(number)::bigint")
        let after = try await connection.query(query).only().decode(Int.self, 0)
        #expect(after == number)
      }
    }
  }
}
