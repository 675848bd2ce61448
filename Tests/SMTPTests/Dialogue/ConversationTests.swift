import Testing

@testable import SMTP

/// Whole conversations, line by line.
@Suite struct ConversationTests {
  @Test func aMailForTwoIsSentStepByStep() {
    var play = Rehearsal()
    play.begin("Subject: x\n\n.dot\n..two\r", to: "a@example", "b@example")
    play.server("220 mail.example ready")
    play.server("250-mail.example", "250 SIZE 1000")
    play.server("250 2.1.0 ok")
    play.server("250 2.1.5 ok")
    play.server("550 5.1.1 no such user")
    play.server("354 go on")
    play.server("250 2.0.0 queued as 7")
    #expect(
      play.text == """
        S: 220 mail.example ready
        C: EHLO gauge.example
        S: 250-mail.example
        S: 250 SIZE 1000
        C: MAIL FROM:<g@example> SIZE=27
        S: 250 2.1.0 ok
        C: RCPT TO:<a@example>
        S: 250 2.1.5 ok
        C: RCPT TO:<b@example>
        S: 550 5.1.1 no such user
        C: DATA
        S: 354 go on
        C: Subject: x
        C: 
        C: ..dot
        C: ...two
        C: .
        S: 250 2.0.0 queued as 7
        - a@example: accepted
        - b@example: ever rcpt
        """)
    #expect(play.outcomes[0].results[0].outcome == .accepted(SMTPReply(code: 250, lines: ["2.0.0 queued as 7"])))
    let fault = play.outcomes[0].results[1].outcome.fault
    #expect(fault?.description == "mail.example:25 refuses at rcpt: 550 5.1.1 no such user")
    #expect(fault?.reply?.enhanced == "5.1.1")
  }

  @Test func commandsArePipelinedWhereOffered() {
    var play = Rehearsal()
    play.server("220 hello")
    play.server("250-hello", "250 PIPELINING")
    play.begin(to: "a@example", "b@example")
    play.server("250 sender ok", "450 later", "250 ok")
    play.server("354 go on")
    play.server("250 taken")
    play.begin(to: "c@example")
    play.server("250 sender ok", "550 no")
    play.begin(to: "d@example")
    play.server("250 reset")
    play.quit()
    play.server("221 bye")
    #expect(
      play.text == """
        S: 220 hello
        C: EHLO gauge.example
        S: 250-hello
        S: 250 PIPELINING
        C: MAIL FROM:<g@example>
        C: RCPT TO:<a@example>
        C: RCPT TO:<b@example>
        S: 250 sender ok
        S: 450 later
        S: 250 ok
        C: DATA
        S: 354 go on
        C: Subject: x
        C: 
        C: Hello
        C: .
        S: 250 taken
        - a@example: now rcpt
        - b@example: accepted
        C: MAIL FROM:<g@example>
        C: RCPT TO:<c@example>
        S: 250 sender ok
        S: 550 no
        - c@example: ever rcpt
        C: RSET
        S: 250 reset
        C: MAIL FROM:<g@example>
        C: RCPT TO:<d@example>
        - d@example: failed mail cancelled
        - closed
        S: 221 bye
        """)
  }

  @Test func aRefusedSenderSettlesEverybodyAlsoWhenRecipientsWereAskedAlong() {
    var play = Rehearsal()
    play.server("220 hello")
    play.server("250-hello", "250 PIPELINING")
    play.begin(to: "a@example", "b@example")
    play.server("550 5.7.1 not you", "503 no sender", "503 no sender")
    #expect(play.outcomes[0].results.map(\.outcome.summary) == ["ever mail", "ever mail"])
    #expect(!play.isClosed)
  }

  @Test func theSessionIsSecuredBeforeAPasswordIsSaid() {
    var play = Rehearsal(.startTLS, login: SMTPServer.Login(username: "gauge", password: "secret"), isLocal: false)
    play.begin(to: "a@example")
    play.server("220 hello")
    play.server("250-hello", "250-AUTH LOGIN", "250 STARTTLS")
    play.server("220 go ahead")
    play.secured()
    play.server("250-hello", "250 AUTH LOGIN PLAIN")
    play.server("235 welcome")
    #expect(
      play.text == """
        S: 220 hello
        C: EHLO gauge.example
        S: 250-hello
        S: 250-AUTH LOGIN
        S: 250 STARTTLS
        C: STARTTLS
        S: 220 go ahead
        - TLS
        C: EHLO gauge.example
        S: 250-hello
        S: 250 AUTH LOGIN PLAIN
        C: AUTH PLAIN AGdhdWdlAHNlY3JldA==
        S: 235 welcome
        C: MAIL FROM:<g@example>
        """)
  }

  @Test func loginIsUsedWherePlainIsNotOffered() {
    var play = Rehearsal(.tls, login: SMTPServer.Login(username: "gauge", password: "密"), isLocal: false)
    play.begin(to: "a@example")
    play.secured()
    play.server("220 hello")
    play.server("250-hello", "250 AUTH=LOGIN")
    play.server("334 VXNlcm5hbWU6")
    play.server("334 UGFzc3dvcmQ6")
    play.server("535 5.7.8 wrong")
    #expect(
      play.text == """
        - TLS
        S: 220 hello
        C: EHLO gauge.example
        S: 250-hello
        S: 250 AUTH=LOGIN
        C: AUTH LOGIN
        S: 334 VXNlcm5hbWU6
        C: Z2F1Z2U=
        S: 334 UGFzc3dvcmQ6
        C: 5a+G
        S: 535 5.7.8 wrong
        - a@example: failed auth refused
        - closed
        """)
  }

  @Test func anOldServerIsGreetedWithHELO() {
    var play = Rehearsal()
    play.begin(to: "a@example")
    play.server("220-hello", "220 again")
    play.server("502 what?")
    play.server("250 hello")
    play.server("250 ok")
    #expect(
      play.text == """
        S: 220-hello
        S: 220 again
        C: EHLO gauge.example
        S: 502 what?
        C: HELO gauge.example
        S: 250 hello
        C: MAIL FROM:<g@example>
        S: 250 ok
        C: RCPT TO:<a@example>
        """)
  }
}
