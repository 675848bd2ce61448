import CareGaugeModel

/// A mail of a plain and an HTML part as RFC 5322 bytes.
struct MIMEMessage {
  var id: MessageID
  var threads: [MessageID]
  var from: EmailAddress
  var to: [EmailAddress]
  var subject: String
  /// As the Date field has it.
  var date: String
  var language: Language
  /// Keys of the alerts that the mail tells of, for filters.
  var alerts: [String]
  var plain: String
  var html: String

  /// Parts that References and X-CareGauge-Alert name at most, because some servers refuse long headers.
  private static let mostNamed = 50

  var bytes: [UInt8] {
    let identifiers = MessageIdentifier(from: from)
    let boundary = boundary
    let thread = threads.filter { $0 != id }.map { identifiers.whole($0) }
    let recipients = to.compactMap { MailboxField.words($0) }
    var fields = [
      HeaderField("Date", words: [date]),
      HeaderField("From", words: MailboxField.words(from) ?? ["<caregauge@\(identifiers.domain)>"]),
      HeaderField("To", words: recipients.isEmpty ? ["undisclosed-recipients:;"] : MIMEMessage.list(recipients)),
      HeaderField("Subject", text: subject),
      HeaderField("Message-ID", words: [identifiers.whole(id)]),
    ]
    if let root = thread.first {
      fields.append(HeaderField("In-Reply-To", words: [root]))
      fields.append(HeaderField("References", words: Array(thread.prefix(MIMEMessage.mostNamed))))
    }
    let keys = alerts.prefix(MIMEMessage.mostNamed).map { String(oneLine($0).prefix(200)) }
    if !keys.isEmpty { fields.append(HeaderField("X-CareGauge-Alert", words: keys)) }
    fields += [
      HeaderField("Auto-Submitted", words: ["auto-generated"]),
      HeaderField("Content-Language", words: [language == .zh ? "zh-Hans" : "en"]),
      HeaderField("MIME-Version", words: ["1.0"]),
      HeaderField("Content-Type", words: ["multipart/alternative;", "boundary=\"\(boundary)\""]),
    ]
    var bytes = fields.flatMap { Array($0.text.utf8) }
    bytes += Array("\r\n".utf8)
    for (type, text) in [("text/plain", plain), ("text/html", html)] {
      bytes += Array("--\(boundary)\r\n".utf8)
      bytes += Array("Content-Type: \(type); charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n".utf8)
      bytes += Base64.lines(MIMEMessage.wire(text))
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }

  /// Derived from the id, so that a retry has the same; base64 never holds `=_`, so no body can hold it either.
  private var boundary: String {
    "=_caregauge_" + fingerprint(id.text)
  }

  /// Text lines end with CRLF on the wire, also inside base64.
  private static func wire(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + text.utf8.count / 32)
    for byte in text.utf8 {
      if byte == 0x0A { bytes.append(0x0D) }
      bytes.append(byte)
    }
    return bytes
  }

  private static func list(_ mailboxes: [[String]]) -> [String] {
    mailboxes.enumerated().flatMap { place, words in
      place == mailboxes.count - 1 ? words : words.dropLast() + ["\(words.last ?? ""),"]
    }
  }
}
