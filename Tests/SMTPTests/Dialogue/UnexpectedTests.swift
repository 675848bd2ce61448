import Testing

@testable import SMTP

/// Answers of the wrong kind, at each step: what is said about the mail.
@Suite struct UnexpectedTests {
  /// How far the conversation comes before the answer, and what follows.
  @Test(
    arguments: [
      ([], "354 go on", "failed greeting garbled"),
      (["220 a"], "334 x", "failed ehlo garbled"),
      (["220 a", "250 b"], "354 go on", "failed mail garbled"),
      (["220 a", "250 b"], "530 5.7.0 log in first", "failed mail refused"),
      (["220 a", "250 b"], "421 closing", "failed mail refused"),
      (["220 a", "250 b", "250 c"], "354 go on", "failed rcpt garbled"),
      (["220 a", "250 b", "250 c"], "251 will forward", nil),
      (["220 a", "250 b", "250 c"], "252 will try", nil),
      (["220 a", "250 b", "250 c"], "421 closing", "failed rcpt refused"),
      (["220 a", "250 b", "250 c", "250 d"], "250 ok", "failed data garbled"),
      (["220 a", "250 b", "250 c", "250 d"], "421 closing", "failed data refused"),
      (["220 a", "250 b", "250 c", "250 d", "354 e"], "354 go on", "lost end_of_data garbled"),
      (["220 a", "250 b", "250 c", "250 d", "354 e"], "421 closing", "now end_of_data"),
      (["220 a", "250 b", "250 c", "250 d", "354 e"], "299 fine", "accepted"),
    ] as [([String], String, String?)])
  func anAnswerOfTheWrongKindIsNoAcceptance(before: [String], answer: String, expected: String?) {
    var play = Rehearsal()
    play.begin(to: "a@example")
    for line in before { play.server(line) }
    play.server(answer)
    #expect(play.outcomes.first?.results.first?.outcome.summary == expected)
  }

  @Test func recipientsThatWereSettledKeepTheirAnswerWhenTheSessionFails() {
    var play = Rehearsal()
    play.begin(to: "a@example", "b@example", "c@example", "d@example")
    for line in ["220 a", "250 b", "250 c", "250 d", "550 no", "452 full"] { play.server(line) }
    play.closed()
    #expect(
      play.outcomes[0].results.map(\.outcome.summary)
        == ["failed rcpt closed", "ever rcpt", "now rcpt", "failed rcpt closed"])
  }
}
