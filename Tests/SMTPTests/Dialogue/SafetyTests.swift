import Testing

@testable import SMTP

/// What must never be sent, and what must never be believed.
@Suite struct SafetyTests {
  private let login = SMTPServer.Login(username: "gauge", password: "secret")

  @Test func aPasswordIsNotSentInTheClearOverANetwork() {
    var play = Rehearsal(login: login, isLocal: false)
    play.begin(to: "a@example")
    #expect(play.text == "- closed\n- a@example: failed auth unprotected")
  }

  @Test func aPasswordMayGoInTheClearOnThisMachine() {
    var play = Rehearsal(login: login, isLocal: true)
    play.begin(to: "a@example")
    play.server("220 hello")
    play.server("250-hello", "250 AUTH PLAIN")
    #expect(play.text.hasSuffix("C: AUTH PLAIN AGdhdWdlAHNlY3JldA=="))
  }

  @Test(arguments: [SMTPServer.Security.none, .tls]) func aServerWithoutAUTHIsSaidSo(_ security: SMTPServer.Security) {
    var play = Rehearsal(security, login: login)
    play.begin(to: "a@example")
    if security == .tls { play.secured() }
    play.server("220 hello")
    play.server("250 hello")
    #expect(play.text.hasSuffix("- a@example: failed auth not_offered\n- closed"))
  }

  @Test func nothingGoesOutInTheClearWhereSTARTTLSIsNotOffered() {
    var play = Rehearsal(.startTLS)
    play.begin(to: "a@example")
    play.server("220 hello")
    play.server("250 hello")
    #expect(play.text.hasSuffix("- a@example: failed starttls not_offered\n- closed"))
  }

  @Test func whatStandsBehindTheAnswerToSTARTTLSIsRefused() {
    var play = Rehearsal(.startTLS)
    play.begin(to: "a@example")
    play.server("220 hello")
    play.server("250-hello", "250 STARTTLS")
    play.server("220 go ahead", "250-evil")
    #expect(play.text.hasSuffix("- a@example: failed starttls garbled\n- closed"))
    #expect(!play.text.contains("- TLS"))
  }

  @Test func offersFromBeforeTLSAreForgotten() {
    var play = Rehearsal(.startTLS, login: login)
    play.begin(to: "a@example")
    play.server("220 hello")
    play.server("250-hello", "250-AUTH PLAIN", "250 STARTTLS")
    play.server("220 go ahead")
    play.secured()
    play.server("250 hello")
    #expect(play.text.hasSuffix("- a@example: failed auth not_offered\n- closed"))
  }

  @Test(arguments: [
    "", "a", "@example", "a@", "a@b@c", "a b@example", "a@example\r\nRCPT TO:<x@example>", "a@ex\0ample", "<a@example>",
    "a@example> SIZE=1", "\"a b\"@example", "a\u{A0}@example", "a\u{2028}@example", "a\u{85}@example", "a\t@example",
    String(repeating: "a", count: 250) + "@example",
  ]) func anAddressThatCouldCarryACommandIsRefused(_ address: String) {
    let mail = MailData(Array("Subject: x\r\n\r\n".utf8))
    let asRecipient = Transaction(mail, SMTPEnvelope(from: "g@example", recipients: [address, "b@example"]))
    #expect(asRecipient.results.map(\.outcome.summary) == ["ever preparation"])
    #expect(asRecipient.open == ["b@example"])
    let asSender = Transaction(mail, SMTPEnvelope(from: address, recipients: ["b@example"]))
    #expect(asSender.isSettled)
    #expect(asSender.results.map(\.outcome.summary) == ["ever preparation"])
  }

  @Test func aClientNameCannotCarryACommand() {
    let server = SMTPServer(host: "mail", port: 25, security: .none, clientName: "gauge\r\nMAIL FROM:<x>")
    #expect(String(decoding: server.safeClientName, as: UTF8.self) == "gauge--MAIL-FROM:-x-")
  }

  /// offers, sender, recipients, mail; what follows for each, and MAIL.
  @Test(
    arguments: [
      ([], "g@example", ["杨@example", "b@example"], "x", ["ever preparation"], "MAIL FROM:<g@example>"),
      (["SMTPUTF8"], "g@example", ["杨@example"], "x", [], "MAIL FROM:<g@example> SMTPUTF8"),
      ([], "杨@example", ["b@example"], "x", ["ever preparation"], nil),
      (["8BITMIME"], "g@example", ["b@example"], "养", [], "MAIL FROM:<g@example> BODY=8BITMIME"),
      (["8BITMIME"], "g@example", ["b@example"], "x", [], "MAIL FROM:<g@example>"),
      ([], "g@example", ["b@example"], "养", ["ever preparation"], nil),
      (["SIZE 3"], "g@example", ["b@example"], "x", [], "MAIL FROM:<g@example> SIZE=3"),
      (["SIZE 2"], "g@example", ["b@example"], "x", ["ever preparation"], nil),
      (["SIZE"], "g@example", ["b@example"], "x", [], "MAIL FROM:<g@example>"),
      (["SIZE 0"], "g@example", ["b@example"], "x", [], "MAIL FROM:<g@example>"),
    ] as [([String], String, [String], String, [String], String?)])
  func whatAServerDoesNotOfferIsNotUsed(
    offers: [String], from: String, recipients: [String], mail: String, settled: [String], command: String?
  ) {
    let parsed = ServerOffers(SMTPReply(code: 250, lines: ["hello"] + offers))
    let envelope = SMTPEnvelope(from: from, recipients: recipients)
    var transaction = Transaction(MailData(Array(mail.utf8)), envelope)
    transaction.fit(parsed)
    #expect(transaction.results.map(\.outcome.summary) == settled)
    #expect(transaction.isSettled == (command == nil))
    if let command { #expect(transaction.mailCommand(parsed) == command) }
  }
}
