import CareGaugeModel
import CareGaugeStore

/// What is to be delivered next: which messages wait, which are under way, and which must not be touched now.
///
/// Holds only what the store does not: after a restart everything that is pending is simply due.
struct DeliveryBoard: Sendable {
  /// A message on its way to those of its recipients that are due.
  struct Errand: Sendable, Hashable {
    var message: PendingMessage
    var recipients: [PendingMessage.Recipient]
  }

  /// Why nothing leaves, and until when nothing is tried.
  struct Away: Sendable, Hashable {
    var since: Instant
    var until: ContinuousClock.Instant
    var failures: Int
    var reason: String
  }

  private struct Wait: Sendable {
    var until: ContinuousClock.Instant
    /// The mail itself was never spoken of: it is due as soon as the server speaks again.
    var isForServer: Bool
  }

  private struct Unrecorded: Sendable {
    var result: DeliveryResult
    var message: MessageID
  }

  /// How many messages are under way at once at most.
  let places: Int
  private(set) var away: Away?
  private var underWay: Set<MessageID> = []
  private var waiting: [Int64: Wait] = [:]
  /// Results that the store has not taken yet: mails that were sent must not be sent again.
  private var unrecorded: [Int64: Unrecorded] = [:]
  private var backlog: [PendingMessage] = []
  /// Messages up to this number were read; nil when there are no more.
  private var readUpTo: Int32? = 0
  /// Waited no longer when the present reading began; those it does not show are settled elsewhere.
  private var overdue: Set<Int64> = []
  /// A message was passed over because it is under way, although others of its recipients are due.
  private var hasPassedOver = false
  /// Recipients were passed over because their receiver's hours are over, since the present reading began.
  private(set) var isHeld = false
  /// Ended or was recorded while a page was being read, which may therefore still show them as they were before.
  private var endedMeanwhile: Set<MessageID> = []

  init(places: Int) { self.places = places }

  var isIdle: Bool { underWay.isEmpty }

  /// Whether all that may leave by the calendar has left, and is recorded.
  var isAtRest: Bool {
    isIdle && unrecorded.isEmpty && backlog.isEmpty && readUpTo == nil && waiting.isEmpty && away == nil
  }

  /// Results that the store has not taken yet, in the order of their deliveries.
  var unsettled: [DeliveryResult] { unrecorded.values.map(\.result).sorted { $0.delivery < $1.delivery } }

  // MARK: Reading

  /// There may be new messages, or old ones may be due again.
  mutating func reread(at now: ContinuousClock.Instant) {
    backlog = []
    readUpTo = 0
    hasPassedOver = false
    isHeld = false
    overdue = Set(waiting.filter { $0.value.until <= now }.keys)
  }

  /// Where to read on in the outbox; nil where that is of no use now.
  mutating func wantsPage() -> Int32? {
    guard backlog.isEmpty, underWay.count < places, away == nil || isIdle, let after = readUpTo else { return nil }
    endedMeanwhile = []
    return after
  }

  /// The page that begins after a number; none when the outbox was read anew since.
  mutating func add(_ page: [PendingMessage], after number: Int32) {
    guard readUpTo == number else { return }
    readUpTo = page.last?.number
    let fresh = page.filter { !endedMeanwhile.contains($0.id) }
    // Others of their recipients may be due.
    if page.contains(where: { endedMeanwhile.contains($0.id) && isAwaited($0) }) { hasPassedOver = true }
    backlog += fresh
    if page.isEmpty, !hasPassedOver { waiting = waiting.filter { !overdue.contains($0.key) } }
  }

  /// Whether one of its recipients is to be tried again.
  private func isAwaited(_ message: PendingMessage) -> Bool { message.deliveries.contains { waiting[$0.id] != nil } }

  // MARK: Carrying

  /// What to do next; nil when nothing is due, all places are taken, or the server is away.
  ///
  /// - Parameters:
  ///   - mayLeave: whether the receiver's hours let a message leave to a recipient.
  ///   - isGone: whether a recipient is to get nothing any more, for which it need not wait.
  mutating func take(
    at now: ContinuousClock.Instant,
    mayLeave: (PendingMessage, PendingMessage.Recipient) -> Bool = { _, _ in true },
    isGone: (PendingMessage, PendingMessage.Recipient) -> Bool = { _, _ in false }
  ) -> Errand? {
    // While the server is away one mail at a time tries whether it is back.
    if let away, now < away.until || !isIdle { return nil }
    while underWay.count < places, !backlog.isEmpty {
      let message = backlog.removeFirst()
      guard !underWay.contains(message.id) else {
        hasPassedOver = true
        continue
      }
      let ripe = message.deliveries.filter { delivery in
        unrecorded[delivery.id] == nil
          && (waiting[delivery.id].map { $0.until <= now || isGone(message, delivery) } ?? true)
      }
      let due = ripe.filter { isGone(message, $0) || mayLeave(message, $0) }
      if due.count < ripe.count { isHeld = true }
      guard !due.isEmpty else { continue }
      underWay.insert(message.id)
      for delivery in due { waiting[delivery.id] = nil }
      return Errand(message: message, recipients: due)
    }
    return nil
  }

  /// An errand has ended with these results; the place is free once they are settled, by `release`.
  mutating func note(
    _ results: [DeliveryResult], of message: MessageID, waits: [Int64: Duration], isForServer: Bool,
    at now: ContinuousClock.Instant
  ) {
    for result in results {
      unrecorded[result.delivery] = Unrecorded(result: result, message: message)
      waiting[result.delivery] = waits[result.delivery].map { Wait(until: now + $0, isForServer: isForServer) }
    }
  }

  /// The store has taken these; pages read before that still show them as pending.
  mutating func settled(_ results: [DeliveryResult]) {
    for result in results {
      guard let kept = unrecorded[result.delivery], kept.result == result else { continue }
      unrecorded[result.delivery] = nil
      endedMeanwhile.insert(kept.message)
      if backlog.contains(where: { $0.id == kept.message && isAwaited($0) }) { hasPassedOver = true }
      backlog.removeAll { $0.id == kept.message }
    }
  }

  mutating func release(_ id: MessageID, at now: ContinuousClock.Instant) {
    underWay.remove(id)
    endedMeanwhile.insert(id)
    backlog.removeAll { $0.id == id }
    if hasPassedOver { reread(at: now) }
  }

  // MARK: The server

  mutating func serverFailed(_ reason: String, on day: Instant, at now: ContinuousClock.Instant, policy: DeliveryPolicy)
  {
    let failures = (away?.failures ?? 0) + 1
    away = Away(
      since: away?.since ?? day, until: now + policy.pause(failures: failures), failures: failures, reason: reason)
  }

  /// The server took part in a conversation about a mail: what waited for it alone is due.
  mutating func serverAnswered(at now: ContinuousClock.Instant) {
    guard away != nil else { return }
    away = nil
    waiting = waiting.filter { !$0.value.isForServer }
    reread(at: now)
  }

  /// Another way of sending: everything is due.
  mutating func forgetServer(at now: ContinuousClock.Instant) {
    away = nil
    waiting = [:]
    reread(at: now)
  }

  /// When something is due of what was not before; nil when nothing waits.
  func nextDue(after now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    if let away, away.until > now { return away.until }
    return waiting.values.map(\.until).min()
  }
}
