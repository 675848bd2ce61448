import CareGaugeModel
import CareGaugeStore
import Logging
import Metrics
import SMTP
import ServiceLifecycle
import Synchronization

/// Delivers what the outbox holds: each recipient by itself, again and again until the server has taken it or refused it for good.
///
/// At least once: a mail is tried again whenever nobody knows that it was taken, always with the same Message-ID. Some
/// messages are under way at once, so that one that the server is slow to take holds up no other. A mail that was sent and
/// could not be recorded is recorded as soon as the store is back, and not sent again.
package final class Dispatcher: Service {
  /// Messages that are under way at once.
  static let places = 3

  let store: any Outbox
  let clock: any CalendarClock
  let policy: DeliveryPolicy
  let log: Logger
  let state: Mutex<State>
  private let metrics: any MetricsFactory
  private let shutdownPatience: Duration
  private let bell = Bell()

  struct State: Sendable {
    var route: MailRoute?
    var book: AddressBook?
    var board = DeliveryBoard(places: Dispatcher.places)
    /// Connections that nobody uses at present, and those in use.
    var postmen: [Postman] = []
    var busy: [MessageID: Postman] = [:]
    var isStopping = false
    /// There may be something new in the outbox.
    var isStale = true
    /// How much waits, as of the moment at which it was counted.
    var backlog = OutboxBacklog()
    var countedAt: ContinuousClock.Instant?
    /// How often it was rung, and how often it had been when the outbox was begun to be read.
    var rings = 0
    var ringsRead = 0
    var watchers: [Watcher] = []
    var hasEnded = false
  }

  /// Who waits for what becomes of the messages that were in the outbox at a ring.
  struct Watcher: Sendable {
    var ring: Int
    var untilAtRest: Bool
    var continuation: CheckedContinuation<Void, Never>
  }

  /// Why nothing leaves at present.
  package struct Trouble: Hashable, Sendable {
    package var since: Instant
    /// A sentence: what happened, and what to do.
    package var reason: String
  }

  /// - Parameters:
  ///   - route: nil where nobody gets mails.
  ///   - book: who gets mails now; nil where everybody does.
  ///   - policy: when to try again.
  ///   - shutdownPatience: how long a shutdown waits for mails under way; given up then, they are sent again after the
  ///     next start.
  ///   - metrics: where what became of attempts is counted.
  package init(
    store: any Outbox, route: MailRoute?, book: AddressBook? = nil, clock: any CalendarClock,
    policy: DeliveryPolicy = DeliveryPolicy(), shutdownPatience: Duration = .seconds(5),
    metrics: any MetricsFactory = MetricsSystem.factory, log: Logger
  ) {
    self.store = store
    self.clock = clock
    self.policy = policy
    self.shutdownPatience = shutdownPatience
    self.metrics = metrics
    self.log = log
    state = Mutex(State(route: route, book: book))
  }

  /// Sends another way from now on, where that changes, and tries all that waits at once; to these receivers only.
  package func use(_ route: MailRoute?, _ book: AddressBook?) {
    state.withLock { state in
      state.book = book
      guard state.route != route else { return }
      state.route = route
      state.board.forgetServer(at: .now)
    }
    ring()
  }

  /// Looks at once: there are new messages.
  package func ring() { _ = rung() }

  private func rung() -> Int {
    defer { bell.ring() }
    return state.withLock { state in
      state.isStale = true
      state.rings += 1
      return state.rings
    }
  }

  /// Returns when all that was in the outbox and may leave by now, by the calendar, has left and is recorded; also where
  /// there is no way for mails to leave, and when the task is cancelled.
  package func rest() async { await wait(untilAtRest: true) }

  /// Returns when the outbox was read and counted, and nothing is under way, though something may wait to be tried again.
  package func look() async { await wait(untilAtRest: false) }

  private func wait(untilAtRest: Bool) async {
    let ring = rung()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isDone = state.withLock { state in
          if Task.isCancelled || state.hasEnded { return true }
          state.watchers.append(Watcher(ring: ring, untilAtRest: untilAtRest, continuation: continuation))
          return false
        }
        if isDone { continuation.resume() }
      }
    } onCancel: {
      wake { $0.ring == ring }
    }
  }

  private func wake(_ isDone: @Sendable (Watcher) -> Bool) {
    let done = state.withLock { state in
      defer { state.watchers.removeAll(where: isDone) }
      return state.watchers.filter(isDone)
    }
    for watcher in done { watcher.continuation.resume() }
  }

  /// Whether there is a way for mails to leave.
  package var hasRoute: Bool { state.withLock { $0.route != nil } }

  /// Why nothing leaves, while nothing does.
  package var trouble: Trouble? {
    state.withLock { $0.board.away.map { Trouble(since: $0.since, reason: $0.reason) } }
  }

  /// How much waits, counted at most a few seconds ago; remembered while the store is away.
  package var backlog: OutboxBacklog { state.withLock { $0.backlog } }

  package func run() async throws {
    // Counters that begin with 0 show their first increase.
    for outcome in DeliveryAttempt.Outcome.allCases { count(outcome, by: 0) }
    await withGracefulShutdownHandler {
      await withDiscardingTaskGroup { group in
        group.addTask {
          await cancelWhenGracefulShutdown { await self.store.listen { self.ring() } }
        }
        group.addTask { await self.keepDelivering() }
      }
    } onGracefulShutdown: {
      self.state.withLock { $0.isStopping = true }
      self.bell.ring()
    }
    await closeConnections()
  }

  private func keepDelivering() async {
    await withDiscardingTaskGroup { carriers in
      var isStoreAway = false
      while !Task.isCancelled, !state.withLock({ $0.isStopping }) {
        var wait = Duration.seconds(60)
        do {
          try await settle()
          while let errand = try await next() {
            carriers.addTask {
              await self.carry(errand)
              self.bell.ring()
            }
          }
          wait = min(wait, try await nextWait())
          isStoreAway = false
        } catch {
          if Task.isCancelled { return }
          if !isStoreAway { log.error("the outbox cannot be read or written; trying every 2 seconds: \(error)") }
          isStoreAway = true
          wait = .seconds(2)
        }
        let until = ContinuousClock.now + max(wait, .milliseconds(20))
        await bell.wait(atMost: until - .now)
        if .now >= until { state.withLock { $0.isStale = true } }
      }
      await drain(&carriers)
    }
    state.withLock { $0.hasEnded = true }
    wake { _ in true }
  }

  /// Lets mails under way come to their end, for a while.
  private func drain(_ carriers: inout DiscardingTaskGroup) async {
    carriers.addTask {
      guard (try? await Task.sleep(for: self.shutdownPatience)) != nil else { return }
      for postman in self.state.withLock({ Array($0.busy.values) }) { await postman.abandon() }
    }
    while !Task.isCancelled, !state.withLock({ $0.board.isIdle }) { await bell.wait() }
    do {
      try await settle()
    } catch {
      let count = state.withLock { $0.board.unsettled.count }
      log.error("\(count) results could not be recorded; mails that were sent will be sent again: \(error)")
    }
    carriers.cancelAll()
  }

  /// The next message to carry, read from the store where need be.
  private func next() async throws -> DeliveryBoard.Errand? {
    state.withLock { state in
      if state.isStale {
        state.ringsRead = state.rings
        state.board.reread(at: .now)
      }
      state.isStale = false
    }
    while hasRoute {
      let day = clock.now()
      let (errand, after) = state.withLock { state -> (DeliveryBoard.Errand?, Int32?) in
        let book = state.book
        let errand = state.board.take(
          at: .now, mayLeave: { book?.mayLeave($0, to: $1, at: day) ?? true },
          isGone: { !(book?.isKnown($1.recipient, of: $0.receiver) ?? true) })
        if let errand { return (errand, nil) }
        return (nil, state.board.wantsPage())
      }
      if let errand { return errand }
      guard let after else { return nil }
      let page = try await store.pendingDeliveries(at: day, after: after, limit: 50)
      state.withLock { $0.board.add(page, after: after) }
    }
    return nil
  }

  /// How long until something else is due: by the real clock for what failed, by the calendar for receivers' hours.
  private func nextWait() async throws -> Duration {
    let isCounted = try await count()
    let now = ContinuousClock.now
    let due = state.withLock { $0.board.nextDue(after: now) }.map { $0 - now }
    let moment = clock.now()
    let held = state.withLock { $0.board.isHeld ? $0.book?.opening(after: moment) : nil }
    let opening = [backlog.opens, held].compactMap { $0 }.min()
    let closed = opening.map { Duration.microseconds(max(0, $0.microseconds - moment.microseconds)) }
    return [due, closed, isCounted ? nil : .seconds(1)].compactMap { $0 }.min() ?? .seconds(60)
  }

  /// Counts what waits; while mails leave, once a second at most, so that a long outbox is not counted after each.
  private func count() async throws -> Bool {
    let (isIdle, isDue) = state.withLock { state in
      (state.board.isIdle, state.countedAt.map { .now - $0 >= .seconds(1) } ?? true)
    }
    guard isIdle || isDue else { return false }
    let backlog = try await store.backlog(at: clock.now())
    state.withLock { state in (state.backlog, state.countedAt) = (backlog, .now) }
    // Idle before the count, so that it has all that ended.
    if isIdle { tellWatchers() }
    return true
  }

  private func tellWatchers() {
    let (isAtRest, read) = state.withLock { state in
      (state.board.isAtRest || state.route == nil, state.ringsRead)
    }
    wake { $0.ring <= read && (isAtRest || !$0.untilAtRest) }
  }

  func count(_ outcome: DeliveryAttempt.Outcome, by number: Int64 = 1) {
    Counter(label: "caregauge_deliveries_total", dimensions: [("result", outcome.rawValue)], factory: metrics)
      .increment(by: number)
  }
}
