import Logging

/// One connection to the server, for one task at a time, on a thread of its own.
///
/// Its calls wait for the server without holding up the program's other tasks. When the calling task is cancelled, the
/// running statement is stopped on the server and `CancellationError` is thrown; the connection stays usable.
package actor Connection {
  private let thread: ConnectionThread
  private let settings: ConnectionSettings
  private let log: Logger
  var wire: Wire?
  private var statements = Statements()
  private var isInTransaction = false

  package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  private init(_ settings: ConnectionSettings, log: Logger) throws {
    self.settings = settings
    self.log = log
    thread = try ConnectionThread()
  }

  deinit { thread.stop() }

  /// Connects.
  /// - Throws: `PostgreSQLError` with the codes `unavailable`, `authentication`, `missingObject`, `resources`.
  package static func open(
    _ settings: ConnectionSettings, log: Logger = Logger(label: "postgresql")
  ) async throws -> Connection {
    let connection = try Connection(settings, log: log)
    try await connection.connect()
    return connection
  }

  private func connect() throws { wire = try Wire.open(settings, log: log) }

  /// Ends the connection; what is called afterwards throws.
  package func close() { wire = nil }

  /// Runs one statement and gives its rows; its text is prepared when it comes again.
  package func query(_ query: Query) throws -> Rows { try attempt { try $0.run(query, &statements) } }

  /// Runs one statement and gives how many rows it touched.
  @discardableResult
  package func execute(_ query: Query) throws -> Int { try self.query(query).affected }

  /// Runs several statements without values; together they are one transaction unless they say otherwise.
  package func script(_ sql: String) throws { try attempt { try $0.run(script: sql) } }

  /// Changes how long the server may work on one statement; nil is for ever. The pool sets it back.
  package func setStatementTimeout(_ timeout: Duration?) throws { try attempt { try $0.limitStatements(to: timeout) } }

  /// Runs `body` in a transaction: committed when it returns, rolled back when it throws or its task was cancelled.
  ///
  /// `body` runs on the connection's own thread, so that its queries need no `await` and cost no change of thread.
  @discardableResult
  package func transaction<Result: Sendable>(
    _ isolation: Isolation = .readCommitted, _ body: @Sendable (isolated Connection) async throws -> Result
  ) async throws -> Result {
    guard !isInTransaction else { throw PostgreSQLError(.misuse, "a transaction is under way on this connection") }
    try script("begin isolation level \(isolation.rawValue)")
    isInTransaction = true
    defer { isInTransaction = false }
    let result: Result
    do {
      result = try await body(self)
      try Task.checkCancellation()
      guard try live().canCommit else {
        throw PostgreSQLError(.transactionState, "a statement of the transaction failed, so it cannot be committed")
      }
    } catch {
      rollBack()
      throw error
    }
    try script("commit")
    return result
  }

  /// How much of other transactions a transaction sees.
  package enum Isolation: String, Sendable {
    case readCommitted = "read committed"
    case repeatableRead = "repeatable read"
    case serializable
  }

  /// Makes the connection fit for its next user; false when it is of no more use.
  func isUsable() -> Bool {
    guard let wire else { return false }
    wire.heedsCancellation = false
    defer { wire.heedsCancellation = true }
    if !wire.isBroken, !wire.isIdle { rollBack() }
    guard self.wire != nil, wire.isAlive else { return false }
    guard wire.statementTimeout != settings.statementTimeout else { return true }
    do {
      try setStatementTimeout(settings.statementTimeout)
      return true
    } catch {
      return false
    }
  }

  private func rollBack() {
    guard let wire else { return }
    let heeded = wire.heedsCancellation
    wire.heedsCancellation = false
    defer { wire.heedsCancellation = heeded }
    do {
      try wire.run(script: "rollback")
    } catch {
      // What cannot be rolled back must not be used again; the server rolls back when the connection ends.
      self.wire = nil
    }
  }

  /// Uses the connection, and lets go of it when it turns out to be broken.
  func attempt<Result>(_ body: (Wire) throws -> Result) throws -> Result {
    do {
      return try body(try live())
    } catch let error as PostgreSQLError where error.breaksConnection {
      wire = nil
      throw error
    }
  }

  func live() throws -> Wire {
    guard let wire else { throw PostgreSQLError(.connectionLost, "the connection to PostgreSQL is closed") }
    return wire
  }
}
