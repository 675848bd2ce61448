import Testing

@testable import SMTP

/// Servers that say what they should not.
@Suite struct HostileServerTests {
  @Test func anEndlessAnswerIsCutOff() {
    var play = Rehearsal()
    play.begin(to: "a@example")
    for _ in 0..<128 { play.bytes(Array("220-and on\r\n".utf8)) }
    #expect(!play.isClosed)
    play.bytes(Array("220-and on\r\n".utf8))
    #expect(play.text == "- a@example: failed greeting garbled\n- closed")
  }

  @Test func anEndlessLineIsCutOff() {
    var play = Rehearsal()
    play.begin(to: "a@example")
    play.bytes([UInt8](repeating: 0x32, count: 2048))
    #expect(!play.isClosed)
    play.bytes([0x32])
    #expect(play.text == "- a@example: failed greeting garbled\n- closed")
  }

  @Test(arguments: ["", "22", "SSH-2.0-OpenSSH", "999 no", "120 no", "2200 no", "HTTP/1.1 400 Bad Request", "\0\0\0"])
  func whatIsNoAnswerIsNotTakenForOne(_ line: String) {
    var play = Rehearsal()
    play.begin(to: "a@example")
    play.server(line)
    #expect(play.outcomes[0].results.map(\.outcome.summary) == ["failed greeting garbled"])
    #expect(play.isClosed)
  }

  @Test func linesOfOneAnswerHaveOneCode() {
    var play = Rehearsal()
    play.begin(to: "a@example")
    play.server("220-hello", "250 hello")
    #expect(
      play.outcomes[0].results[0].outcome.fault?.description
        == "mail.example:25 sends an answer that begins with 220 goes on with 250")
  }

  @Test func anAnswerBeforeTheQuestionIsRefused() {
    var play = Rehearsal()
    play.begin(to: "a@example")
    play.server("220 hello", "250 hello")
    #expect(play.outcomes[0].results.map(\.outcome.summary) == ["failed greeting garbled"])
  }

  @Test func aMailIsAcceptedAlsoWhenTheServerGoesOnTalking() {
    var play = Rehearsal()
    play.begin(to: "a@example")
    for line in ["220 hello", "250 hello", "250 ok", "250 ok", "354 go on"] { play.server(line) }
    play.server("250 taken", "250 and more")
    #expect(play.outcomes.map { $0.results.map(\.outcome.summary) } == [["accepted"]])
    #expect(play.isClosed)
  }

  @Test func controlCharactersInAnAnswerAreReplaced() {
    var play = Rehearsal()
    play.begin(to: "a@example")
    play.bytes(Array("554 \u{1B}[31mno\0 ".utf8) + [0xFF] + Array("\n".utf8))
    #expect(
      play.outcomes[0].results[0].outcome.fault?.description
        == "mail.example:25 refuses greeting: 554 \u{FFFD}[31mno\u{FFFD} \u{FFFD}")
  }

  @Test func aNoDuringTheMailIsTheLastWord() {
    var dialogue = Dialogue(SMTPServer(host: "mail.example", port: 25, security: .none))
    let mail = MailData(Array("x".utf8))
    var actions = dialogue.connected(toLoopback: false)
    actions += dialogue.begin(Transaction(mail, SMTPEnvelope(from: "g@example", recipients: ["a@example"])))
    for line in ["220 a", "250 b", "250 c", "250 d", "354 e"] {
      actions += dialogue.received(Array("\(line)\r\n".utf8))
    }
    #expect(dialogue.state == .sending)
    let last = dialogue.received(Array("552 5.3.4 too much\r\n".utf8))
    #expect(last.count == 2 && last[1] == .close)
    guard case .finished(let outcome) = last[0] else {
      Issue.record("not finished")
      return
    }
    #expect(outcome.results.map(\.outcome.summary) == ["ever data"])
  }

  /// Random bytes and events: each mail is settled exactly once for each recipient, is accepted only after all of it was
  /// written, and a closed conversation stays closed.
  @Test(arguments: 0..<4) func whateverComesEachMailIsSettledOnce(_ seed: Int) {
    var random = Dice(state: UInt64(seed + 1))
    let words = [
      "220 hi\r\n", "250 ok\r\n", "250-PIPELINING\r\n", "250-STARTTLS\r\n", "250-AUTH PLAIN\r\n", "354 go\r\n",
      "235 in\r\n",
      "334 x\r\n", "450 later\r\n", "550 no\r\n", "421 bye\r\n", "\r\n", "2", "50", "\0", "250 a\r\n250 b\r\n",
      "535 no\r\n",
    ]
    var accepted = 0
    for _ in 0..<200 {
      let security = SMTPServer.Security.allCases[random.below(3)]
      let login = random.below(2) == 0 ? SMTPServer.Login(username: "u", password: "p") : nil
      var play = Rehearsal(security, login: login)
      var begun = 0
      for _ in 0..<40 {
        if begun == play.outcomes.count, random.below(3) == 0 {
          begun += 1
          play.begin(to: "a@example", "b@example", "bad address")
        }
        switch random.below(24) {
        case 0: play.closed()
        case 1: play.timedOut()
        case 2: play.failed(.closed, "reset")
        case 3: play.secured()
        // The likely next word, so that conversations get far.
        case 4..<21: play.bytes(Array(likely(play.dialogue.state).utf8))
        default: play.bytes(Array(words[random.below(words.count)].utf8))
        }
      }
      play.closed()
      #expect(play.outcomes.count == begun)
      for outcome in play.outcomes {
        #expect(outcome.results.map(\.recipient) == ["a@example", "b@example", "bad address"])
        accepted += outcome.results.count { if case .accepted = $0.outcome { true } else { false } }
      }
      #expect(play.transcript.count { $0 == "- closed" } == 1)
      if outcomesAccepted(play) { #expect(play.transcript.contains("C: .")) }
    }
    #expect(accepted > 0)
  }

  private func outcomesAccepted(_ play: Rehearsal) -> Bool {
    play.outcomes.contains { $0.results.contains { if case .accepted = $0.outcome { true } else { false } } }
  }

  private func likely(_ state: Dialogue.State) -> String {
    switch state {
    case .greeting, .startTLS: "220 ok\r\n"
    case .hello: "250-hi\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n"
    case .authPlain, .authEnd: "235 ok\r\n"
    case .authUser, .authPassword: "334 x\r\n"
    case .data: "354 go on\r\n"
    case .idle: ""
    default: "250 ok\r\n"
    }
  }
}

/// Random numbers that are the same in each run.
private struct Dice {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
