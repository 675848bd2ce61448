@testable import SMTP

/// Bytes as what a mail server sends, at once and in pieces.
enum RepliesHarness {
  static func read(_ bytes: [UInt8]) throws {
    let whole = try replies(bytes, piece: max(1, bytes.count))
    for piece in [1, 5] {
      let cut = try replies(bytes, piece: piece)
      // What comes behind garbage is never looked at; which limit an endless line breaks first depends on the pieces.
      try require(cut.replies == whole.replies, "in pieces of \(piece): \(cut), whole: \(whole)")
      try require((cut.garbage == nil) == (whole.garbage == nil), "in pieces of \(piece): \(cut), whole: \(whole)")
    }
  }

  private static func replies(_ bytes: [UInt8], piece: Int) throws -> (replies: [SMTPReply], garbage: String?) {
    var reader = ReplyReader(lineLimit: 100, linesLimit: 8)
    var found: [SMTPReply] = []
    var start = 0
    while start < bytes.count {
      reader.append(bytes[start..<min(start + piece, bytes.count)])
      start += piece
      do throws(ReplyReader.Garbage) {
        while let reply = try reader.next() {
          found.append(reply)
        }
      } catch {
        return (found, error.reason)
      }
    }
    for reply in found { try check(reply) }
    return (found, nil)
  }

  private static func check(_ reply: SMTPReply) throws {
    try require((200...599).contains(reply.code), "the code \(reply.code)")
    try require((1...8).contains(reply.lines.count), "an answer of \(reply.lines.count) lines")
    let controls = reply.lines.joined().unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    try require(!controls, "a control character in \(reply)")
    try require(reply.enhanced.map { reply.description.contains($0) } ?? true, "a status code that is not there")
    _ = (reply.text, reply.isPositive, reply.isIntermediate, reply.isForNow, reply.isForEver, reply.isClosing)
  }
}
