import CareGaugeModel
import CareGaugeStore
import Logging
import Metrics
import SMTP
import ServiceLifecycle
import Synchronization

/// Delivers what the outbox holds: each recipient by itself, again and again until the server has taken it or refused it for good.
///
/// At least once: a mail is tried again whenever nobody knows that it was taken, always with the same Message-ID.
package final class Dispatcher: Service {
  private let store: Store
  private let clock: any CalendarClock
  private let policy: DeliveryPolicy
  private let log: Logger
  private let bell = Bell()
  private let turnstile = Turnstile()
  private let state: Mutex<State>

  /// What the dispatcher knows beside the store; a restart tries everything at once.
  private struct State: Sendable {
    var route: MailRoute?
    /// When deliveries that failed are due again, by the real clock, and since when they fail.
    var waiting: [Int64: (until: ContinuousClock.Instant, since: ContinuousClock.Instant)] = [:]
    /// Results that the store has not taken yet: mails that were sent must not be sent again.
    var unsettled: [Int64: DeliveryResult] = [:]
    var trouble: Trouble?
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
  package init(
    store: Store, route: MailRoute?, clock: any CalendarClock, policy: DeliveryPolicy = DeliveryPolicy(), log: Logger
  ) {
    self.store = store
    self.clock = clock
    self.policy = policy
    self.log = log
    state = Mutex(State(route: route))
  }

  /// Sends another way from now on, and tries all that waits at once.
  package func use(_ route: MailRoute?) {
    state.withLock { state in
      guard state.route != route else { return }
      state.route = route
      state.waiting = [:]
    }
    bell.ring()
  }

  /// Looks at once: there are new messages.
  package func ring() { bell.ring() }

  /// Why nothing leaves, while nothing does.
  package var trouble: Trouble? { state.withLock { $0.trouble } }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        group.addTask {
          for await _ in self.store.outboxChanges() { self.bell.ring() }
        }
        group.addTask { await self.keepDelivering() }
      }
    }
  }

  private func keepDelivering() async {
    while !Task.isCancelled {
      var wait = Duration.seconds(60)
      do {
        if let next = try await deliver() { wait = min(wait, next) }
      } catch {
        if Task.isCancelled { return }
        log.error("the outbox could not be read: \(error)")
        wait = .seconds(2)
      }
      await bell.wait(atMost: max(wait, .milliseconds(20)))
    }
  }

  /// Tries everything that is due now; gives after how long something else will be.
  @discardableResult
  package func deliver() async throws -> Duration? {
    await turnstile.enter()
    do {
      let next = try await round()
      await turnstile.leave()
      return next
    } catch {
      await turnstile.leave()
      throw error
    }
  }

  private func round() async throws -> Duration? {
    try await settleAgain()
    guard let route = state.withLock({ $0.route }) else { return nil }
    let postman = Postman(route)
    var after: Int32 = 0
    var isServerAway = false
    while !isServerAway, !Task.isCancelled {
      let page = try await store.pendingDeliveries(at: clock.now(), after: after, limit: 50)
      guard let last = page.last else { break }
      after = last.number
      for message in page where !isServerAway && !Task.isCancelled {
        let due = due(of: message)
        if !due.isEmpty { isServerAway = try await carry(message, to: due, by: postman) }
      }
    }
    await postman.close()
    return try await nextWait()
  }

  /// The recipients of a message that are neither waiting nor settled.
  private func due(of message: PendingMessage) -> [PendingMessage.Recipient] {
    let now = ContinuousClock.now
    return state.withLock { state in
      message.deliveries.filter { delivery in
        state.unsettled[delivery.id] == nil && (state.waiting[delivery.id].map { $0.until <= now } ?? true)
      }
    }
  }

  /// - Returns: whether the server cannot be spoken to at all, so that other mails need not be tried.
  private func carry(
    _ message: PendingMessage, to recipients: [PendingMessage.Recipient], by postman: Postman
  ) async throws -> Bool {
    let results = await postman.deliver(
      message.bytes, id: message.id.text, to: recipients.map(\.recipient))
    let outcomes = Dictionary(results.map { ($0.recipient, $0.outcome) }, uniquingKeysWith: { _, last in last })
    var settled: [DeliveryResult] = []
    var isAway = false
    for recipient in recipients {
      guard let outcome = outcomes[recipient.recipient] else { continue }
      settled.append(settle(recipient, outcome))
      if case .failed(let fault) = outcome { isAway = isAway || fault.stage.isBeforeAnyMail }
    }
    note(isAway ? results.first?.outcome.fault : nil)
    let attempts = settled
    state.withLock { state in for result in attempts { state.unsettled[result.delivery] = result } }
    try await settleAgain()
    return isAway
  }

  /// What one attempt means for one recipient.
  private func settle(_ recipient: PendingMessage.Recipient, _ outcome: RecipientOutcome) -> DeliveryResult {
    let (attempts, now) = (recipient.attempts + 1, ContinuousClock.now)
    let since = state.withLock { $0.waiting[recipient.id]?.since } ?? now
    let decision = policy.decide(
      outcome, attempts: attempts, elapsed: now - since, random: Double.random(in: 0...1))
    let fault = outcome.fault
    var answer = Delivery.Answer(
      at: clock.now(), stage: fault?.stage.rawValue, code: fault?.reply.map { "\($0.code)" } ?? fault?.kind.rawValue)
    let result: DeliveryAttempt.Outcome
    switch decision {
    case .sent:
      if case .accepted(let reply) = outcome {
        (answer.stage, answer.code, answer.text) = (SMTPStage.endOfData.rawValue, "\(reply.code)", reply.text)
      }
      result = .sent
      state.withLock { $0.waiting[recipient.id] = nil }
    case .failedForEver(let reason):
      answer.text = reason
      result = .failed
      state.withLock { $0.waiting[recipient.id] = nil }
      log.error("a mail will not be delivered: \(reason)", metadata: ["recipient": "\(recipient.recipient)"])
    case .tryAgain(let wait, let reason):
      answer.text = reason
      result = .retry
      state.withLock { $0.waiting[recipient.id] = (now + wait, since) }
      log.warning(
        "a mail waits: \(reason)", metadata: ["recipient": "\(recipient.recipient)", "again_in": "\(wait)"])
    }
    Counter(label: "caregauge_deliveries_total", dimensions: [("result", result.rawValue)]).increment()
    return DeliveryResult(
      delivery: recipient.id, attempt: DeliveryAttempt(number: attempts, outcome: result, answer: answer))
  }

  private func note(_ fault: SMTPFault?) {
    state.withLock { state in
      state.trouble = fault.map { Trouble(since: state.trouble?.since ?? clock.now(), reason: $0.description) }
    }
  }

  /// Writes down what became of mails; what the store does not take now is kept and tried first the next time.
  private func settleAgain() async throws {
    let results = state.withLock { Array($0.unsettled.values) }
    guard !results.isEmpty else { return }
    try await store.settle(results.sorted { $0.delivery < $1.delivery })
    state.withLock { state in for result in results { state.unsettled[result.delivery] = nil } }
  }

  private func nextWait() async throws -> Duration? {
    let now = clock.now()
    let opening = try await store.nextNotBefore(after: now)
    let real = ContinuousClock.now
    let retry = state.withLock { $0.waiting.values.map(\.until).min() }.map { $0 - real }
    let waits = [retry, opening.map { .microseconds($0.microseconds - now.microseconds) }].compactMap { $0 }
    return waits.min()
  }
}

extension SMTPStage {
  /// Whether the conversation ended before any mail was spoken of.
  fileprivate var isBeforeAnyMail: Bool {
    switch self {
    case .connect, .greeting, .ehlo, .startTLS, .handshake, .auth: true
    case .preparation, .reset, .mail, .rcpt, .data, .endOfData: false
    }
  }
}
