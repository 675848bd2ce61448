import CareGaugeAlerting
import CareGaugeModel
import CareGaugeStore
import Synchronization

/// An outbox in memory, which can be away for a while.
final class MemoryOutbox: Outbox {
  private struct State {
    var messages: [PendingMessage] = []
    var attempts: [Int64: [DeliveryAttempt]] = [:]
    /// How many calls fail.
    var failingReads = 0
    var failingSettles = 0
    var ring: (@Sendable () -> Void)?
    var whenSettling: @Sendable () -> Void = {}
  }
  struct Away: Error {}

  private let state = Mutex(State())
  private let bell = Bell()

  /// Puts messages in, numbered from 1; the nth recipient of message m is delivery 10 m + n.
  init(_ messages: [(recipients: [String], notBefore: Instant?)]) {
    for message in messages { put(message.recipients, notBefore: message.notBefore) }
  }

  convenience init(_ recipients: [String]...) { self.init(recipients.map { ($0, nil) }) }

  /// Calls `act` before results are recorded.
  func whenSettling(_ act: @escaping @Sendable () -> Void) { state.withLock { $0.whenSettling = act } }

  func put(_ recipients: [String], to receiver: String = "all", notBefore: Instant? = nil) {
    let ring = state.withLock { state in
      let number = Int32(state.messages.count + 1)
      state.messages.append(
        PendingMessage(
          number: number, id: MessageID("m\(number)"), messageID: "<m\(number)@gauge>", receiver: receiver,
          subject: "s",
          bytes: Array("Message-ID: <m\(number)@gauge>\r\n\r\nHello\r\n".utf8), plannedAt: Instant(seconds: 0),
          notBefore: notBefore,
          deliveries: recipients.enumerated().map { index, recipient in
            PendingMessage.Recipient(id: Int64(number) * 10 + Int64(index + 1), recipient: recipient, attempts: 0)
          }))
      return state.ring
    }
    ring?()
  }

  func fail(reads: Int = 0, settles: Int = 0) {
    state.withLock { state in (state.failingReads, state.failingSettles) = (reads, settles) }
  }

  // MARK: What the dispatcher sees

  func pendingDeliveries(at calendar: Instant, after number: Int32, limit: Int) async throws -> [PendingMessage] {
    try state.withLock { state in
      guard state.failingReads == 0 else {
        state.failingReads -= 1
        throw Away()
      }
      let open = state.messages.filter { $0.number > number && ($0.notBefore.map { $0 <= calendar } ?? true) }
      return Array(open.compactMap { pending($0, state.attempts) }.prefix(limit))
    }
  }

  private func pending(_ message: PendingMessage, _ attempts: [Int64: [DeliveryAttempt]]) -> PendingMessage? {
    var message = message
    message.deliveries = message.deliveries.compactMap { delivery in
      let tried = attempts[delivery.id] ?? []
      guard !tried.contains(where: { $0.outcome != .retry }) else { return nil }
      return PendingMessage.Recipient(id: delivery.id, recipient: delivery.recipient, attempts: tried.count)
    }
    return message.deliveries.isEmpty ? nil : message
  }

  func backlog(at moment: Instant) async throws -> OutboxBacklog {
    state.withLock { state in
      let open = state.messages.compactMap { pending($0, state.attempts) }
      let due = open.filter { $0.notBefore.map { $0 <= moment } ?? true }
      return OutboxBacklog(
        pending: open.map(\.deliveries.count).reduce(0, +),
        oldestDue: due.map { max($0.plannedAt, $0.notBefore ?? $0.plannedAt) }.min(),
        opens: open.compactMap(\.notBefore).filter { $0 > moment }.min())
    }
  }

  func settle(_ results: [DeliveryResult]) async throws {
    state.withLock { $0.whenSettling }()
    try state.withLock { state in
      guard state.failingSettles == 0 else {
        state.failingSettles -= 1
        throw Away()
      }
      for result in results
      where state.attempts[result.delivery]?.contains(where: { $0.number == result.attempt.number }) != true {
        state.attempts[result.delivery, default: []].append(result.attempt)
      }
    }
    bell.ring()
  }

  func redirect(_ message: MessageID, _ results: [DeliveryResult], to recipients: [String]) async throws {
    try await settle(results)
    state.withLock { state in
      guard let place = state.messages.firstIndex(where: { $0.id == message }) else { return }
      for recipient in recipients where !state.messages[place].deliveries.contains(where: { $0.recipient == recipient })
      {
        let id = Int64(place + 1) * 10 + Int64(state.messages[place].deliveries.count + 1)
        state.messages[place].deliveries.append(
          PendingMessage.Recipient(id: id, recipient: recipient, attempts: 0))
      }
    }
  }

  func listen(_ ring: @escaping @Sendable () -> Void) async {
    state.withLock { $0.ring = ring }
    await Bell().wait()
  }

  // MARK: What the test sees

  /// `11: retry rcpt 452, sent end_of_data 250`
  var trail: [String] {
    state.withLock { state in
      state.attempts.sorted { $0.key < $1.key }.map { id, attempts in
        let words = attempts.map { "\($0.outcome.rawValue) \($0.answer.stage ?? "-") \($0.answer.code ?? "-")" }
        return "\(id): \(words.joined(separator: ", "))"
      }
    }
  }

  func attempts(of delivery: Int64) -> [DeliveryAttempt] { state.withLock { $0.attempts[delivery] ?? [] } }

  /// Returns when so many deliveries were settled for good.
  func settled(_ count: Int) async {
    while state.withLock({ $0.attempts.values.count { $0.contains { $0.outcome != .retry } } }) < count,
      !Task.isCancelled
    {
      await bell.wait()
    }
  }

  /// Returns when so many attempts were recorded.
  func attempted(_ count: Int) async {
    while state.withLock({ $0.attempts.values.map(\.count).reduce(0, +) }) < count, !Task.isCancelled {
      await bell.wait()
    }
  }
}
