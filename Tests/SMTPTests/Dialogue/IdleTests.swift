import Testing

@testable import SMTP

/// Connections without work, and those that end then.
@Suite struct IdleTests {
  private func served() -> Rehearsal {
    var play = Rehearsal()
    play.begin(to: "a@example")
    for line in ["220 a", "250 b", "250 c", "250 d", "354 e", "250 f"] { play.server(line) }
    return play
  }

  @Test func anIdleSessionEndsWithQUITAndItsAnswerDoesNotMatter() {
    for answer in ["221 bye", "500 no", "\0\0"] {
      var play = served()
      play.timedOut()
      #expect(play.text.hasSuffix("C: QUIT"))
      play.server(answer)
      #expect(play.text.hasSuffix("S: \(answer)\n- closed"))
    }
    var silent = served()
    silent.quit()
    silent.timedOut()
    #expect(silent.text.hasSuffix("C: QUIT\n- closed"))
  }

  /// What ends the connection after a mail, and whether the next one may go over a new connection at once.
  @Test func aMailThatMetAClosedConnectionIsUntouched() {
    let endings: [(inout Rehearsal) -> Void] = [
      { $0.closed() },
      { $0.server("421 idle too long") },
      { $0.timedOut() },
      { $0.server("250 what was I saying") },
    ]
    for ending in endings {
      var play = served()
      ending(&play)
      play.begin(to: "b@example")
      #expect(play.outcomes[1].isUntouched)
      #expect(play.outcomes[1].results.map(\.recipient) == ["b@example"])
    }
  }

  @Test func aMailThatWasBegunIsUntouchedOnlyUntilMAILIsAnswered() {
    var first = served()
    first.begin(to: "b@example")
    first.closed()
    #expect(first.outcomes[1].isUntouched)
    var second = served()
    second.begin(to: "b@example")
    second.server("421 closing")
    #expect(second.outcomes[1].isUntouched)
    var third = served()
    third.begin(to: "b@example")
    third.server("250 ok")
    third.closed()
    #expect(!third.outcomes[1].isUntouched)
    var fourth = served()
    fourth.begin(to: "b@example")
    fourth.timedOut()
    #expect(!fourth.outcomes[1].isUntouched)
  }

  @Test func aFirstMailIsNeverUntouched() {
    var play = Rehearsal()
    play.closed()
    play.begin(to: "a@example")
    #expect(!play.outcomes[0].isUntouched)
    #expect(play.text == "- closed\n- a@example: failed greeting closed")
  }

  @Test func eachStepHasItsTime() {
    var limits = SMTPLimits()
    limits.handshake = .seconds(1)
    limits.reply = .seconds(2)
    limits.data = .seconds(3)
    limits.endOfData = .seconds(4)
    limits.idle = .seconds(5)
    limits.quit = .seconds(6)
    var play = Rehearsal(.startTLS, limits: limits)
    play.begin(to: "a@example")
    play.server("220 a")
    play.server("250-b", "250 STARTTLS")
    play.server("220 c")
    play.secured()
    for line in ["250 b", "250 c", "250 d", "354 e", "250 f"] { play.server(line) }
    play.timedOut()
    // greeting, EHLO, STARTTLS, handshake, EHLO, MAIL, RCPT, DATA, the mail, its end, idle, QUIT
    #expect(play.waits == [2, 2, 2, 1, 2, 2, 2, 2, 3, 4, 5, 6].map { .seconds($0) })
  }
}
