/// Why a mail was not accepted.
package struct SMTPFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of fault, for labels.
  package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    /// The server answered no.
    case refused
    /// No connection: name not found, nobody listens, no route.
    case unreachable
    /// The connection ended.
    case closed
    /// No answer in time.
    case silent
    /// What came is no answer, or not one to what was asked.
    case garbled
    /// The certificate comes from nobody who is trusted here.
    case untrustedCertificate = "untrusted_certificate"
    /// The certificate has expired or is not valid yet.
    case expiredCertificate = "expired_certificate"
    /// The certificate is for another name.
    case wrongName = "wrong_name"
    /// TLS failed otherwise.
    case handshakeFailed = "handshake_failed"
    /// The server does not offer what the settings ask for: STARTTLS, AUTH.
    case notOffered = "not_offered"
    /// A password would have gone out unprotected.
    case unprotected
    /// The mail or the address cannot be sent as it is.
    case unsendable
    /// The settings cannot be used: trust roots that are no certificates.
    case settings
    /// The sender gave up.
    case cancelled
  }

  package var kind: Kind
  package var stage: SMTPStage
  /// The server's words, where it said no.
  package var reply: SMTPReply?
  /// The server may have the mail all the same: its last word was lost.
  package var isAmbiguous: Bool
  /// What happened and what to do about it, in a sentence.
  package var description: String

  package init(
    _ kind: Kind, at stage: SMTPStage, reply: SMTPReply? = nil, isAmbiguous: Bool = false, _ description: String
  ) {
    self.kind = kind
    self.stage = stage
    self.reply = reply
    self.isAmbiguous = isAmbiguous
    self.description = description
  }
}
