/// One mail on its way: who has been settled, and who has not.
struct Transaction: Hashable, Sendable {
  let mail: MailData
  let from: String
  /// Each address once, in the order in which they were named.
  let recipients: [String]
  private(set) var settled: [String: RecipientOutcome] = [:]
  /// Those that the server took at RCPT.
  var accepted: [String] = []
  /// The server's no to MAIL.
  var refusal: RecipientOutcome?

  /// Settles at once whom no server may be told about.
  init(_ mail: MailData, _ envelope: SMTPEnvelope) {
    var seen: Set<String> = []
    self.mail = mail
    from = envelope.from
    recipients = envelope.recipients.filter { seen.insert($0).inserted }
    let sender = AddressCheck.fault(in: from)
    for recipient in recipients {
      if let sender {
        settle(recipient, .unsendable("the sender's address cannot be used: \(sender)"))
      } else if let fault = AddressCheck.fault(in: recipient) {
        settle(recipient, .unsendable("the recipient's address cannot be used: \(fault)"))
      }
    }
  }

  /// Whom to name at RCPT.
  var open: [String] { recipients.filter { settled[$0] == nil } }
  var isSettled: Bool { settled.count == recipients.count }

  /// What became of every recipient, in the order in which they were named.
  var results: [RecipientResult] {
    recipients.compactMap { recipient in settled[recipient].map { RecipientResult(recipient: recipient, outcome: $0) } }
  }

  /// The first word stands.
  mutating func settle(_ recipient: String, _ outcome: RecipientOutcome) {
    if settled[recipient] == nil { settled[recipient] = outcome }
  }

  mutating func settleRest(_ outcome: RecipientOutcome) {
    for recipient in open { settle(recipient, outcome) }
  }

  /// Settles whom this server cannot serve, before it is asked.
  mutating func fit(_ offers: ServerOffers) {
    if let most = offers.size, mail.size > most {
      settleRest(.unsendable("the mail has \(mail.size) bytes and the server takes \(most) at most"))
    }
    if mail.isEightBit, !offers.eightBit {
      settleRest(.unsendable("the mail has bytes above 127 and the server does not offer 8BITMIME; encode its parts"))
    }
    guard !offers.utf8 else { return }
    let remedy = "has characters outside ASCII and the server does not offer SMTPUTF8; use an address in ASCII"
    if AddressCheck.needsUTF8(from) { settleRest(.unsendable("the sender's address \(remedy)")) }
    for recipient in open where AddressCheck.needsUTF8(recipient) {
      settle(recipient, .unsendable("the recipient's address \(remedy)"))
    }
  }

  /// `MAIL FROM:<…>` with what the server offers and the mail needs.
  func mailCommand(_ offers: ServerOffers) -> String {
    var command = "MAIL FROM:<\(from)>"
    if offers.size != nil { command += " SIZE=\(mail.size)" }
    if mail.isEightBit { command += " BODY=8BITMIME" }
    if AddressCheck.needsUTF8(from) || open.contains(where: AddressCheck.needsUTF8) { command += " SMTPUTF8" }
    return command
  }
}

extension RecipientOutcome {
  fileprivate static func unsendable(_ text: String) -> RecipientOutcome {
    .refusedForEver(SMTPFault(.unsendable, at: .preparation, text))
  }
}
