import CareGaugeModel

/// How much waits in the outbox.
package struct OutboxBacklog: Sendable, Hashable {
  /// Deliveries that are neither sent nor refused for good.
  package var pending: Int
  /// Since when the oldest of them could have left; nil when none may leave yet.
  package var oldestDue: Instant?
  /// When the next may leave that may not leave now; nil when none waits for its receiver's hours.
  package var opens: Instant?

  package init(pending: Int = 0, oldestDue: Instant? = nil, opens: Instant? = nil) {
    self.pending = pending
    self.oldestDue = oldestDue
    self.opens = opens
  }
}
