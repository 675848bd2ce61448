import CareGaugeModel
import CareGaugeStore

/// Where messages wait for their delivery, and where it is written down what became of them.
package protocol Outbox: Sendable {
  /// Messages with pending deliveries that may leave at a moment of the calendar, the oldest first; only those after `number`.
  func pendingDeliveries(at calendar: Instant, after number: Int32, limit: Int) async throws -> [PendingMessage]

  /// How much waits at a moment of the calendar.
  func backlog(at moment: Instant) async throws -> OutboxBacklog

  /// Records what attempts came to; the same results again change nothing.
  func settle(_ results: [DeliveryResult]) async throws

  /// Records why some recipients are to get a message no more, and puts others in their place that do not have it yet; all or
  /// nothing.
  func redirect(_ message: MessageID, _ results: [DeliveryResult], to recipients: [String]) async throws

  /// Calls `ring` whenever there may be new messages, until the task is cancelled.
  func listen(_ ring: @escaping @Sendable () -> Void) async
}

extension Store: Outbox {
  package func listen(_ ring: @escaping @Sendable () -> Void) async {
    for await _ in outboxChanges() { ring() }
  }
}
