import PostgreSQL
import TestSupport
import Testing

/// Values of every type come back from the server as they went in.
struct ValueTests {
  private func echo<Value: QueryValue>(_ values: [Value]) async throws -> [Value] {
    try await withConnection { connection in
      var back: [Value] = []
      for value in values { back.append(try await connection.query("select \(value)").only().decode(Value.self, 0)) }
      return back
    }
  }

  private func survives<Value: QueryValue & Equatable>(_ values: [Value]) async throws {
    #expect(try await echo(values) == values)
    let array = try await withConnection { try await $0.query("select \(values)").only().decode([Value].self, 0) }
    #expect(array == values)
    let withNulls: [Value?] = [nil] + values + [nil]
    let back = try await withConnection { try await $0.query("select \(withNulls)").only().decode([Value?].self, 0) }
    #expect(back == withNulls)
  }

  @Test func truthValuesComeBack() async throws { try await survives([true, false]) }

  @Test func integersComeBackAtTheirExtremes() async throws {
    try await survives([Int16.min, -1, 0, 1, Int16.max])
    try await survives([Int32.min, -1, 0, 1, Int32.max])
    try await survives([Int64.min, -1, 0, 1, Int64.max])
    try await survives([Int.min, -1, 0, 1, Int.max])
  }

  @Test func numbersComeBackBitForBit() async throws {
    let values = [
      0, -0.0, 0.1, 5586.0 / 9688, .pi, .infinity, -.infinity, .nan, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
    ]
    #expect(try await echo(values).map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test func textComesBackInEveryScript() async throws {
    try await survives(["", " ", "养老机构护理型床位占比", "ᠪᠠᠭᠠᠨᠠ", "👵🏻", "a'b\"c\\d\n\t$1; drop table x --", "e\u{301}"])
  }

  @Test func aMegabyteOfTextAndOfBytesComesBack() async throws {
    let text = String(repeating: "床", count: 350_000)
    #expect(try await echo([text]) == [text])
    let bytes = (0..<1_048_576).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try await echo([bytes]) == [bytes])
  }

  @Test func bytesComeBackWithZerosAmongThem() async throws {
    try await survives([[], [0], [0, 255, 39, 92]] as [[UInt8]])
  }

  @Test func nullsOfEveryTypeComeBackAsNil() async throws {
    try await withConnection { connection in
      let row = try await connection.query(
        "select \(nil as Bool?), \(nil as Int32?), \(nil as Double?), \(nil as String?), \(nil as [UInt8]?), \(nil as [Int32]?)"
      ).only()
      #expect(try row.decode(Bool?.self, 0) == nil)
      #expect(try row.decode(Int32?.self, 1) == nil)
      #expect(try row.decode(Double?.self, 2) == nil)
      #expect(try row.decode(String?.self, 3) == nil)
      #expect(try row.decode([UInt8]?.self, 4) == nil)
      #expect(try row.decode(SlotArray<Int32>?.self, 5) == nil)
    }
  }

  @Test func anEmptyArrayComesBackEmpty() async throws {
    let rows = try await withConnection { try await $0.query("select \([] as [Double])") }
    #expect(try rows.only().decode([Double].self, 0).isEmpty)
  }

  @Test func anArrayKeepsTheIndexOfItsFirstElement() async throws {
    let array = SlotArray<Double>(lowerBound: 100, elements: [1.5, nil, 2.5])
    try await withConnection { connection in
      let row = try await connection.query("select a, a[102], array_lower(a, 1) from (select \(array)) as t(a)").only()
      #expect(try row.decode(SlotArray<Double>?.self, "a") == array)
      #expect(try row.decode(Double.self, 1) == 2.5)
      #expect(try row.decode(Int32.self, 2) == 100)
    }
  }

  @Test func smallerTypesAreReadAsLargerOnes() async throws {
    try await withConnection { connection in
      let row = try await connection.query("select 7::smallint, 8::integer, 1.5::real, 'x'::name, 'y'::varchar").only()
      #expect(try row.decode(Int32.self, 0) == 7)
      #expect(try row.decode(Int64.self, 0) == 7)
      #expect(try row.decode(Int.self, 1) == 8)
      #expect(try row.decode(Double.self, 2) == 1.5)
      #expect(try row.decode(String.self, 3) == "x")
      #expect(try row.decode(String.self, 4) == "y")
    }
  }

  @Test func textWithANulIsRefusedBeforeItIsSent() async throws {
    try await withConnection { connection in
      let error = try await failure { _ = try await connection.query("select \(1), \("se\0cret")") }
      #expect(error.code == .invalidValue)
      #expect(
        "\(error)" == "value 2 of the query: text with a NUL character cannot be stored; remove it first")
      #expect(try await connection.query("select 1").count == 1)
    }
  }
}
