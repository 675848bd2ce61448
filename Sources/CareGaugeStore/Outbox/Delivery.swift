import CareGaugeModel

/// A message's way to one recipient, as the store keeps it.
package struct Delivery: Sendable, Hashable {
  package enum State: String, Sendable, Hashable, CaseIterable, Codable {
    /// Not there yet: never tried, or to be tried again.
    case pending
    case sent
    /// Refused for good.
    case failed
  }

  package var id: Int64
  /// The message's id and its whole Message-ID.
  package var message: MessageID
  package var messageID: String
  package var receiver: String
  package var recipient: String
  package var subject: String
  package var form: PlannedMessage.Form
  package var plannedAt: Instant
  /// The receiver's hours begin then; nil where it may leave at once.
  package var notBefore: Instant?
  package var state: State
  /// How often it was tried.
  package var attempts: Int
  /// The last attempt's; nil before the first.
  package var last: Answer?

  /// What an attempt came to.
  package struct Answer: Sendable, Hashable {
    package var at: Instant
    /// How far the attempt came: `connect`, `rcpt`, `end_of_data`.
    package var stage: String?
    /// The server's code, or a bounded word for a fault without one.
    package var code: String?
    /// The server's words, or why there were none.
    package var text: String?

    package init(at: Instant, stage: String? = nil, code: String? = nil, text: String? = nil) {
      self.at = at
      self.stage = stage
      self.code = code
      self.text = text
    }
  }

  package init(
    id: Int64, message: MessageID, messageID: String, receiver: String, recipient: String, subject: String,
    form: PlannedMessage.Form, plannedAt: Instant, notBefore: Instant?, state: State, attempts: Int, last: Answer?
  ) {
    self.id = id
    self.message = message
    self.messageID = messageID
    self.receiver = receiver
    self.recipient = recipient
    self.subject = subject
    self.form = form
    self.plannedAt = plannedAt
    self.notBefore = notBefore
    self.state = state
    self.attempts = attempts
    self.last = last
  }
}

/// One attempt at a delivery.
package struct DeliveryAttempt: Sendable, Hashable {
  package enum Outcome: String, Sendable, Hashable, CaseIterable, Codable {
    case sent
    /// Refused for good.
    case failed
    /// To be tried again.
    case retry
  }

  /// Counts from 1 for each delivery.
  package var number: Int
  package var outcome: Outcome
  package var answer: Delivery.Answer

  package init(number: Int, outcome: Outcome, answer: Delivery.Answer) {
    self.number = number
    self.outcome = outcome
    self.answer = answer
  }
}

/// What one attempt came to, to be recorded.
package struct DeliveryResult: Sendable, Hashable {
  package var delivery: Int64
  package var attempt: DeliveryAttempt

  /// - Parameter attempt: its number is one more than the attempts that the delivery had.
  package init(delivery: Int64, attempt: DeliveryAttempt) {
    self.delivery = delivery
    self.attempt = attempt
  }
}
