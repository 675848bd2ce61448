import CareGaugeModel

/// A message in the form in which it leaves, with everybody who gets it.
package struct OutboxMessage: Sendable, Hashable {
  package var planned: PlannedMessage
  /// The whole Message-ID, `<…@domain>`.
  package var messageID: String
  package var subject: String
  package var language: Language
  /// The same for every recipient and every attempt.
  package var bytes: [UInt8]
  /// Addresses without names; one that comes twice gets it once. Empty for a receiver that gets no mails.
  package var recipients: [String]

  package init(
    planned: PlannedMessage, messageID: String, subject: String, language: Language, bytes: [UInt8],
    recipients: [String]
  ) {
    self.planned = planned
    self.messageID = messageID
    self.subject = subject
    self.language = language
    self.bytes = bytes
    self.recipients = recipients
  }
}
