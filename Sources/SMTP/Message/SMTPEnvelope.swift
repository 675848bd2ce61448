/// Who a mail is from and to whom it goes, apart from what its headers say.
package struct SMTPEnvelope: Hashable, Sendable {
  /// A bare address, `caregauge@example.org`.
  package var from: String
  /// Bare addresses; one that is named twice gets the mail once.
  package var recipients: [String]

  package init(from: String, recipients: [String]) {
    self.from = from
    self.recipients = recipients
  }
}
