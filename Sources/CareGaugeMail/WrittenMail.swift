/// A mail as it leaves: the same bytes for every recipient, and the same again on every retry.
package struct WrittenMail: Sendable, Hashable {
  /// The whole Message-ID, `<…@domain of from>`.
  package var id: String
  /// Within 60 columns, not yet encoded.
  package var subject: String
  /// The plain part; lines end with `\n`.
  package var plain: String
  /// The HTML part; lines end with `\n`.
  package var html: String
  /// The RFC 5322 message: CRLF, every byte below 128, no line over 76 columns but those that RFC 5322 lets be longer.
  package var bytes: [UInt8]
  /// Addresses for the envelope, without names; empty where the receiver gets no mails.
  package var recipients: [String]

  package init(id: String, subject: String, plain: String, html: String, bytes: [UInt8], recipients: [String]) {
    self.id = id
    self.subject = subject
    self.plain = plain
    self.html = html
    self.bytes = bytes
    self.recipients = recipients
  }
}
