import CareGaugeModel
import PostgreSQL

/// What was put into the outbox.
package enum OutboxChange: Sendable, Hashable {
  /// Listening began, or began again after the connection broke: messages may have come before.
  case anything
  /// An evaluation, by its number, recorded messages.
  case messages(evaluation: Int32)
}

extension Store {
  static let outboxChannel = "caregauge_outbox"

  /// Messages as they are committed, over a connection of its own; ends when the task is cancelled.
  package func outboxChanges() -> some AsyncSequence<OutboxChange, Never> & Sendable {
    ChannelElements(pool.messages(on: Store.outboxChannel)) { message in
      switch message {
      case .listening: .anything
      case .message(let message): Int32(message.payload).map { .messages(evaluation: $0) } ?? .anything
      }
    }
  }
}
