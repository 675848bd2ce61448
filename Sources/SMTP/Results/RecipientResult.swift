/// What became of a mail for one recipient.
package struct RecipientResult: Hashable, Sendable {
  package var recipient: String
  package var outcome: RecipientOutcome

  package init(recipient: String, outcome: RecipientOutcome) {
    self.recipient = recipient
    self.outcome = outcome
  }
}

/// | at | 4xx | 5xx | cut, silence, garbage |
/// | --- | --- | --- | --- |
/// | connect, greeting, EHLO, STARTTLS, handshake, AUTH, RSET | `failed` | `failed` | `failed` |
/// | MAIL, DATA: every recipient | `refusedForNow` | `refusedForEver` | `failed` |
/// | RCPT: that recipient | `refusedForNow` | `refusedForEver` | `failed`, and so for those after it |
/// | end of data: every recipient accepted at RCPT | `refusedForNow` | `refusedForEver` | `failed`, ambiguous |
/// | QUIT | – | – | – |
///
/// 421 anywhere ends the session: `failed` for all who are not settled; after the end of data it is an answer like any 4xx.
/// 530, 534, 535 and 538 at MAIL and RCPT speak about the login, not about the mail: `failed`.
/// A 5xx before MAIL is a fault of the installation and not of a recipient, hence `failed` (to be tried again) and no refusal.
package enum RecipientOutcome: Hashable, Sendable {
  /// The server has taken the mail over: its last word.
  case accepted(SMTPReply)
  /// This mail for this recipient will never be taken; trying again is of no use.
  case refusedForEver(SMTPFault)
  /// The server asks to come back later.
  case refusedForNow(SMTPFault)
  /// The conversation failed; nothing is wrong with mail or recipient as far as is known.
  case failed(SMTPFault)

  /// Why it was not accepted.
  package var fault: SMTPFault? {
    switch self {
    case .accepted: nil
    case .refusedForEver(let fault), .refusedForNow(let fault), .failed(let fault): fault
    }
  }
}
