import PostgreSQL
import TestSupport
import Testing

/// A connection to an empty database of the test's own.
func withConnection<Result>(
  isolation: isolated (any Actor)? = #isolation, _ body: (Connection) async throws -> Result
) async throws -> Result {
  try await TemporaryCluster.shared.withDatabase { settings in
    let connection = try await Connection.open(settings)
    let result = try await body(connection)
    await connection.close()
    return result
  }
}

/// The error that `body` throws.
func failure(
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
) async throws -> PostgreSQLError {
  do {
    try await body()
  } catch let error as PostgreSQLError {
    return error
  }
  throw TestSupportFault("nothing was thrown")
}

/// Looks again and again until it holds, for a minute at most.
func eventually(
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws -> Bool {
  let deadline = ContinuousClock.now + .seconds(60)
  while ContinuousClock.now < deadline {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(5))
  }
  return false
}
