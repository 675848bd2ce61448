/// Names a message for ever: the part of its Message-ID before the `@`. The same decision gives the same id.
package struct MessageID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
  package var description: String { text }
  package static func < (left: MessageID, right: MessageID) -> Bool { left.text < right.text }
}

/// A message that is to be written to one receiver, decided together with the alert changes that it tells.
package struct PlannedMessage: Hashable, Sendable, Codable {
  package enum Form: String, Hashable, Sendable, CaseIterable, Codable {
    /// About one alert.
    case single
    /// About several that changed at once.
    case digest
    /// The first one on a store that had told nobody anything.
    case firstDigest = "first_digest"
    /// What nobody reports on: monthly.
    case unreported
  }

  package var id: MessageID
  package var receiver: String
  package var form: Form
  /// In the order in which they are to be read: the worst first.
  package var news: [AlertNews]
  package var at: Instant
  /// The receiver's `send_between` begins then; nil for at once.
  package var notBefore: Instant?
  /// The receiver's last messages about the same episodes of the alerts, in the order of the news: mails refer to them, and
  /// so form threads. Empty for the first message about an alert.
  package var threads: [MessageID]

  package init(
    id: MessageID, receiver: String, form: Form, news: [AlertNews], at: Instant, notBefore: Instant? = nil,
    threads: [MessageID]
  ) {
    self.id = id
    self.receiver = receiver
    self.form = form
    self.news = news
    self.at = at
    self.notBefore = notBefore
    self.threads = threads
  }
}

/// What a message says of one alert.
package struct AlertNews: Hashable, Sendable, Codable {
  package enum Occasion: String, Hashable, Sendable, CaseIterable, Codable {
    case fired, worsened, eased, restated, resolved, repeated, escalated
  }
  package var occasion: Occasion
  /// The alert as it stands when the message is decided.
  package var alert: Alert
  /// The condition that the receiver was told before.
  package var from: AlertCondition?
  package var restated: Restatement?

  package init(
    _ occasion: Occasion, _ alert: Alert, from: AlertCondition? = nil, restated: Restatement? = nil
  ) {
    self.occasion = occasion
    self.alert = alert
    self.from = from
    self.restated = restated
  }
}
