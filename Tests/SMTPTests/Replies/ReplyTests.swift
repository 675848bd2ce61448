import Testing

@testable import SMTP

@Suite struct ReplyTests {
  @Test func piecesOfAnyLengthMakeTheSameAnswers() throws {
    let text = Array("250-mail.example\r\n250-SIZE 10\n250\r\n550 5.1.1 no\r\n".utf8)
    let expected = [
      SMTPReply(code: 250, lines: ["mail.example", "SIZE 10", ""]), SMTPReply(code: 550, lines: ["5.1.1 no"]),
    ]
    for length in 1...text.count {
      var reader = ReplyReader(lineLimit: 100, linesLimit: 10)
      var replies: [SMTPReply] = []
      for start in stride(from: 0, to: text.count, by: length) {
        reader.append(text[start..<min(start + length, text.count)])
        while let reply = try reader.next() { replies.append(reply) }
      }
      #expect(replies == expected)
      #expect(!reader.hasLeftover)
    }
  }

  @Test(
    arguments: [
      ("5.1.1 no", "5.1.1"), ("5.1.1", "5.1.1"), ("4.1.1 no", nil), ("5.1 no", nil), ("5.1.1.1 no", nil),
      ("5.a.1 no", nil),
      ("5.1234.1 no", nil), ("no 5.1.1", nil), ("", nil),
    ] as [(String, String?)]) func theEnhancedCodeAgreesWithTheCode(text: String, code: String?)
  {
    #expect(SMTPReply(code: 550, lines: [text]).enhanced == code)
  }
}
