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
  private let shutdownPatience: Duration
  private let bell = Bell()

  struct State: Sendable {
    var route: MailRoute?
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
  }

  /// Why nothing leaves at present.
  package struct Trouble: Hashable, Sendable {
    package var since: Instant
    /// A sentence: what happened, and what to do.
    package var reason: String
  }

  /// - Parameters:
  ///   - route: nil where nobody gets mails.
  ///   - policy: when to try again.
  ///   - shutdownPatience: how long a shutdown waits for mails under way; given up then, they are sent again after the
  ///     next start.
  package init(
    store: any Outbox, route: MailRoute?, clock: any CalendarClock, policy: DeliveryPolicy = DeliveryPolicy(),
    shutdownPatience: Duration = .seconds(5), log: Logger
  ) {
    self.store = store
    self.clock = clock
    self.policy = policy
    self.shutdownPatience = shutdownPatience
    self.log = log
    state = Mutex(State(route: route))
  }

  /// Sends another way from now on, and tries all that waits at once.
  package func use(_ route: MailRoute?) {
    state.withLock { state in
      guard state.route != route else { return }
      state.route = route
      state.board.forgetServer(at: .now)
    }
    ring()
  }

  /// Looks at once: there are new messages.
  package func ring() {
    state.withLock { $0.isStale = true }
    bell.ring()
  }

  /// Why nothing leaves, while nothing does.
  package var trouble: Trouble? {
    state.withLock { $0.board.away.map { Trouble(since: $0.since, reason: $0.reason) } }
  }

  /// How much waits, counted at most a few seconds ago; remembered while the store is away.
  package var backlog: OutboxBacklog { state.withLock { $0.backlog } }

  package func run() async throws {
    // Counters that begin with 0 show their first increase.
    for outcome in DeliveryAttempt.Outcome.allCases { Dispatcher.counter(of: outcome).increment(by: 0) }
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
      if state.isStale { state.board.reread(at: .now) }
      state.isStale = false
    }
    while state.withLock({ $0.route != nil }) {
      let (errand, after) = state.withLock { state -> (DeliveryBoard.Errand?, Int32?) in
        if let errand = state.board.take(at: .now) { return (errand, nil) }
        return (nil, state.board.wantsPage())
      }
      if let errand { return errand }
      guard let after else { return nil }
      let page = try await store.pendingDeliveries(at: clock.now(), after: after, limit: 50)
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
    let opening = backlog.opens.map { Duration.microseconds(max(0, $0.microseconds - moment.microseconds)) }
    return [due, opening, isCounted ? nil : .seconds(1)].compactMap { $0 }.min() ?? .seconds(60)
  }

  /// Counts what waits; while mails leave, once a second at most, so that a long outbox is not counted after each.
  private func count() async throws -> Bool {
    let isDue = state.withLock { state in
      state.board.isIdle || state.countedAt.map { .now - $0 >= .seconds(1) } ?? true
    }
    guard isDue else { return false }
    let backlog = try await store.backlog(at: clock.now())
    state.withLock { state in (state.backlog, state.countedAt) = (backlog, .now) }
    return true
  }

  static func counter(of outcome: DeliveryAttempt.Outcome) -> Counter {
    Counter(label: "caregauge_deliveries_total", dimensions: [("result", outcome.rawValue)])
  }
}
