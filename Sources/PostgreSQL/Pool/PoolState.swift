/// What the pool knows; its changes return what is to be done, and do nothing themselves.
struct PoolState {
  typealias Waiter = CheckedContinuation<Ticket, any Error>

  /// What a caller gets: a connection that waits for work, or the right to open one.
  enum Ticket: Sendable {
    case use(Connection)
    case open
  }

  /// What happens to somebody who asks for a connection.
  enum Decision {
    case go(Ticket)
    case wait
    case refuse(PostgreSQLError)
  }

  let maximum: Int
  private var idle: [Connection] = []
  /// Connections that are idle, in use, or being opened.
  private(set) var count = 0
  private var waiters: [(id: Int, continuation: Waiter)] = []
  private var lastWaiter = 0
  private var backOff = BackOff()
  private var notBefore: ContinuousClock.Instant?
  private var lastFailure: PostgreSQLError?
  private var isClosed = false

  init(maximum: Int) { self.maximum = maximum }

  /// Whether the last attempt to open a connection failed.
  var isUnavailable: Bool { lastFailure != nil }
  /// How many are waiting.
  var queueLength: Int { waiters.count }

  mutating func newWaiter() -> Int {
    lastWaiter += 1
    return lastWaiter
  }

  /// Somebody asks for a connection.
  mutating func ask(now: ContinuousClock.Instant) -> Decision {
    if isClosed { return .refuse(PostgreSQLError(.unavailable, "the connections to PostgreSQL were closed")) }
    if let connection = idle.popLast() { return .go(.use(connection)) }
    if let lastFailure, let notBefore, now < notBefore {
      return .refuse(
        PostgreSQLError(
          .unavailable, lastFailure.message, sqlState: lastFailure.sqlState,
          hint: "the next attempt is in \((notBefore - now).formatted)"))
    }
    guard count < maximum else { return .wait }
    count += 1
    return .go(.open)
  }

  mutating func enqueue(_ id: Int, _ continuation: Waiter) { waiters.append((id, continuation)) }

  /// Takes a waiter out who waited too long or was cancelled; nil when it got its turn before.
  mutating func remove(_ id: Int) -> Waiter? {
    guard let index = waiters.firstIndex(where: { $0.id == id }) else { return nil }
    return waiters.remove(at: index).continuation
  }

  /// A connection was given back in good order; the next in the queue gets it.
  mutating func giveBack(_ connection: Connection) -> Waiter? {
    guard !isClosed else {
      count -= 1
      return nil
    }
    guard !waiters.isEmpty else {
      idle.append(connection)
      return nil
    }
    return waiters.removeFirst().continuation
  }

  /// A connection is gone; the next in the queue may open another.
  mutating func discard() -> Waiter? {
    guard !waiters.isEmpty, !isClosed else {
      count -= 1
      return nil
    }
    return waiters.removeFirst().continuation
  }

  mutating func opened() {
    lastFailure = nil
    notBefore = nil
    backOff.reset()
  }

  /// An attempt to open failed; all who wait are told.
  mutating func failedToOpen(_ failure: PostgreSQLError, now: ContinuousClock.Instant) -> [Waiter] {
    count -= 1
    lastFailure = failure
    notBefore = now + backOff.next()
    defer { waiters.removeAll() }
    return waiters.map(\.continuation)
  }

  /// An attempt to open was given up by its caller.
  mutating func abandoned() -> Waiter? { discard() }

  /// When the service should try by itself whether the server is back.
  var nextProbe: ContinuousClock.Instant? { isUnavailable ? notBefore : nil }

  /// Ends everything; connections in use end when they are given back.
  mutating func close() -> (idle: [Connection], waiters: [Waiter]) {
    isClosed = true
    count -= idle.count
    defer {
      idle.removeAll()
      waiters.removeAll()
    }
    return (idle, waiters.map(\.continuation))
  }
}

extension Duration {
  /// Seconds with one decimal.
  fileprivate var formatted: String {
    let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
