import PostgreSQL
import TestSupport
import Testing

/// Values of every type come back from the server as they went in.
struct ValueTests {
  private func echo<Value: QueryValue & Equatable>(_ value: Value, as type: String = "") async throws -> Value {
    try await TemporaryCluster.shared.withDatabase { settings in
      let connection = try await Connection.open(settings)
      return try await connection.query("select \(value)").only().decode(Value.self, 0)
    }
  }

  @Test func anIntegerComesBack() async throws {
    #expect(try await echo(Int32.max) == Int32.max)
  }
}
