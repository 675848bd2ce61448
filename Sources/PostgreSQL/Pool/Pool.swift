import Logging
import ServiceLifecycle
import Synchronization

/// A bounded number of connections that callers take in turns.
///
/// While the server is away calls fail at once with `unavailable`; attempts to connect come in doubling intervals, also
/// from `run()` when nobody calls.
package final class Pool: Sendable {
  private let settings: ConnectionSettings
  private let patience: Duration
  private let log: Logger
  private let state: Mutex<PoolState>

  /// - Parameters:
  ///   - maximum: connections at the same time, at least 1.
  ///   - patience: how long a call waits for a connection that others use.
  package init(
    _ settings: ConnectionSettings, maximum: Int = 4, patience: Duration = .seconds(30),
    log: Logger = Logger(label: "postgresql")
  ) {
    self.settings = settings
    self.patience = patience
    self.log = log
    state = Mutex(PoolState(maximum: max(1, maximum)))
  }

  /// Whether the newest attempt to reach the server succeeded, or none was made yet.
  package var isAvailable: Bool { state.withLock { !$0.isUnavailable } }

  /// Gives `body` a connection for itself and takes it back afterwards, rolling back what was left open.
  package func withConnection<Result>(
    _ body: (Connection) async throws -> sending Result
  ) async throws -> sending Result {
    let connection = try await take()
    do {
      let result = try await body(connection)
      await giveBack(connection)
      return result
    } catch {
      await giveBack(connection)
      throw error
    }
  }

  /// Runs `body` in a transaction; see `Connection.transaction`.
  @discardableResult
  package func transaction<Result: Sendable>(
    _ isolation: Connection.Isolation = .readCommitted,
    _ body: @Sendable (isolated Connection) async throws -> Result
  ) async throws -> Result {
    let connection = try await take()
    do {
      let result = try await connection.transaction(isolation, body)
      await giveBack(connection)
      return result
    } catch {
      await giveBack(connection)
      throw error
    }
  }

  /// Runs one statement and gives its rows.
  package func query(_ query: Query) async throws -> Rows {
    try await withConnection { try await $0.query(query) }
  }

  /// Runs one statement and gives how many rows it touched.
  @discardableResult
  package func execute(_ query: Query) async throws -> Int {
    try await withConnection { try await $0.execute(query) }
  }

  /// The messages on a channel, over a connection beside the pool's.
  package func messages(on channel: String) -> ChannelMessages {
    ChannelMessages(settings, channel: channel, log: log)
  }

  /// Waits until the server answers.
  /// - Throws: the last failure when it does not within that time.
  package func waitUntilAvailable(for time: Duration) async throws {
    let deadline = ContinuousClock.now + time
    while true {
      do {
        return try await withConnection { _ in }
      } catch let error as PostgreSQLError where error.isTransient && ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }

  /// Ends all connections that nobody uses, and the others when they are given back.
  package func close() async {
    let (idle, waiters) = state.withLock { $0.close() }
    for waiter in waiters { waiter.resume(throwing: PostgreSQLError(.unavailable, "the program is ending")) }
    for connection in idle { await connection.close() }
  }

  // MARK: taking and giving back

  private func take() async throws -> Connection {
    while true {
      switch try await ticket() {
      case .use(let connection):
        if await connection.isUsable() { return connection }
        // It broke while it was idle, and its place is free for a new one.
        return try await open()
      case .open: return try await open()
      }
    }
  }

  private func ticket() async throws -> PoolState.Ticket {
    let decision = state.withLock { $0.ask(now: .now) }
    switch decision {
    case .go(let ticket): return ticket
    case .refuse(let error): throw error
    case .wait: return try await waitForTurn()
    }
  }

  private func waitForTurn() async throws -> PoolState.Ticket {
    let id = state.withLock { $0.newWaiter() }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [self] in
        try await Task.sleep(for: patience)
        let late = state.withLock { $0.remove(id) }
        late?.resume(
          throwing: PostgreSQLError(
            .unavailable, "no connection to PostgreSQL became free within \(patience)",
            hint: "all are in use; look for statements that run long"))
      }
      defer { group.cancelAll() }
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          // One may have become free since, and a task that is cancelled already gets no call of its handler later.
          let decision = state.withLock { state -> PoolState.Decision in
            if Task.isCancelled { return .refuse(PostgreSQLError(.cancelled, "the task was cancelled")) }
            let decision = state.ask(now: .now)
            if case .wait = decision { state.enqueue(id, continuation) }
            return decision
          }
          switch decision {
          case .go(let ticket): continuation.resume(returning: ticket)
          case .refuse(let error) where error.code == .cancelled: continuation.resume(throwing: CancellationError())
          case .refuse(let error): continuation.resume(throwing: error)
          case .wait: break
          }
        }
      } onCancel: {
        state.withLock { $0.remove(id) }?.resume(throwing: CancellationError())
      }
    }
  }

  private func open() async throws -> Connection {
    do {
      let connection = try await Connection.open(settings, log: log)
      let wasUnavailable = state.withLock { state in
        defer { state.opened() }
        return state.isUnavailable
      }
      if wasUnavailable { log.info("PostgreSQL is reachable again", metadata: ["server": "\(settings)"]) }
      return connection
    } catch let error as PostgreSQLError {
      let (waiters, isNews) = state.withLock { state in
        let isNews = !state.isUnavailable
        return (state.failedToOpen(error, now: .now), isNews)
      }
      if isNews { log.warning("PostgreSQL is not reachable: \(error)") }
      for waiter in waiters { waiter.resume(throwing: error) }
      throw error
    } catch {
      state.withLock { $0.abandoned() }?.resume(returning: .open)
      throw error
    }
  }

  private func giveBack(_ connection: Connection) async {
    if await connection.isUsable() {
      state.withLock { $0.giveBack(connection) }?.resume(returning: .use(connection))
    } else {
      await connection.close()
      state.withLock { $0.discard() }?.resume(returning: .open)
    }
  }
}

extension Pool: ServiceLifecycle.Service {
  /// Looks whether an unreachable server is back, until the program ends; then closes the connections.
  package func run() async throws {
    try? await cancelWhenGracefulShutdown { [self] in
      while true {
        try await Task.sleep(for: .milliseconds(500))
        guard let probe = state.withLock({ $0.nextProbe }), probe < .now else { continue }
        try? await withConnection { _ in }
      }
    }
    await close()
  }
}
