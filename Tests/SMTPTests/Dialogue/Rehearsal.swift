@testable import SMTP

/// Plays a server's part against a dialogue and writes down what both say.
struct Rehearsal {
  var dialogue: Dialogue
  /// `C:` the client, `S:` the server, `-` what else happened.
  private(set) var transcript: [String] = []
  private(set) var outcomes: [Dialogue.Outcome] = []
  private(set) var isClosed = false
  private(set) var waits: [Duration] = []

  init(
    _ security: SMTPServer.Security = .none, login: SMTPServer.Login? = nil, isLocal: Bool = true,
    limits: SMTPLimits = SMTPLimits()
  ) {
    let server = SMTPServer(
      host: "mail.example", port: 25, security: security, login: login, clientName: "gauge.example", limits: limits)
    dialogue = Dialogue(server)
    run(dialogue.connected(toLoopback: isLocal))
  }

  /// Offers a mail to be sent.
  mutating func begin(
    _ text: String = "Subject: x\r\n\r\nHello\r\n", from: String = "g@example", to recipients: String...
  ) {
    let envelope = SMTPEnvelope(from: from, recipients: recipients)
    run(dialogue.begin(Transaction(MailData(Array(text.utf8)), envelope)))
  }

  /// The server says lines, in one piece.
  mutating func server(_ lines: String...) {
    transcript += lines.map { "S: \($0)" }
    run(dialogue.received(Array((lines.joined(separator: "\r\n") + "\r\n").utf8)))
  }

  mutating func bytes(_ bytes: [UInt8]) { run(dialogue.received(bytes)) }
  mutating func secured() { run(dialogue.secured()) }
  mutating func closed() { run(dialogue.closed()) }
  mutating func timedOut() { run(dialogue.timedOut()) }
  mutating func wrote() { run(dialogue.wrote()) }
  mutating func quit() { run(dialogue.quit()) }
  mutating func failed(_ kind: SMTPFault.Kind, _ text: String) { run(dialogue.failed(kind, text)) }

  private mutating func run(_ actions: [Dialogue.Action]) {
    for action in actions {
      switch action {
      case .write(let bytes), .writeMail(let bytes):
        let text = String(decoding: bytes, as: UTF8.self)
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast() {
          transcript.append("C: \(line)")
        }
      case .secure: transcript.append("- TLS")
      case .wait(let time): waits.append(time)
      case .finished(let outcome):
        outcomes.append(outcome)
        for result in outcome.results { transcript.append("- \(result.recipient): \(result.outcome.summary)") }
      case .close:
        isClosed = true
        transcript.append("- closed")
      }
    }
    if dialogue.state == .sending { run(dialogue.wrote()) }
  }

  var text: String { transcript.joined(separator: "\n") }
}

extension RecipientOutcome {
  /// `accepted`, `ever rcpt`, `now data`, `failed auth refused`, `lost end_of_data silent`
  var summary: String {
    switch self {
    case .accepted: "accepted"
    case .refusedForEver(let fault): "ever \(fault.stage.rawValue)"
    case .refusedForNow(let fault): "now \(fault.stage.rawValue)"
    case .failed(let fault): "\(fault.isAmbiguous ? "lost" : "failed") \(fault.stage.rawValue) \(fault.kind.rawValue)"
    }
  }
}
