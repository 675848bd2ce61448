/// Turns what a server sends into answers, within bounds.
struct ReplyReader {
  /// Why what a server sends is no answer.
  struct Garbage: Error {
    let reason: String
  }

  private let lineLimit: Int
  private let linesLimit: Int
  private var buffer: [UInt8] = []
  /// Up to here the buffer has no line's end.
  private var searched = 0
  private var begun: SMTPReply?

  init(lineLimit: Int, linesLimit: Int) {
    self.lineLimit = lineLimit
    self.linesLimit = linesLimit
  }

  /// Whether something came that belongs to no answer yet.
  var hasLeftover: Bool { !buffer.isEmpty || begun != nil }

  mutating func append(_ bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

  /// The next whole answer; nil where more must come first.
  mutating func next() throws(Garbage) -> SMTPReply? {
    while let line = try nextLine() {
      let (code, isLast, text) = try ReplyReader.parse(line)
      var reply = begun ?? SMTPReply(code: code, lines: [])
      guard reply.code == code else {
        throw Garbage(reason: "an answer that begins with \(reply.code) goes on with \(code)")
      }
      reply.lines.append(text)
      guard reply.lines.count <= linesLimit else { throw Garbage(reason: "an answer of more than \(linesLimit) lines") }
      begun = isLast ? nil : reply
      if isLast { return reply }
    }
    return nil
  }

  private mutating func nextLine() throws(Garbage) -> ArraySlice<UInt8>? {
    guard let end = buffer[searched...].firstIndex(of: 0x0A) else {
      searched = buffer.count
      guard buffer.count <= lineLimit else { throw tooLong }
      return nil
    }
    guard end < lineLimit else { throw tooLong }
    var line = buffer[..<end]
    if line.last == 0x0D { line.removeLast() }
    buffer.removeSubrange(...end)
    searched = 0
    return line
  }

  private var tooLong: Garbage { Garbage(reason: "a line of more than \(lineLimit) bytes") }

  /// `250-text`, `250 text` or `250`.
  private static func parse(_ line: ArraySlice<UInt8>) throws(Garbage) -> (code: Int, isLast: Bool, text: String) {
    let digits = line.prefix(3).map { Int($0) - 0x30 }
    let mark = line.dropFirst(3).first ?? UInt8(ascii: " ")
    guard digits.count == 3, (2...5).contains(digits[0]), (0...9).contains(digits[1]), (0...9).contains(digits[2]),
      mark == UInt8(ascii: " ") || mark == UInt8(ascii: "-")
    else { throw Garbage(reason: "“\(readable(line.prefix(60)))”, which is no SMTP answer") }
    return (
      digits[0] * 100 + digits[1] * 10 + digits[2], mark == UInt8(ascii: " "), readable(line.dropFirst(4))
    )
  }

  /// Text that is safe to log and to show.
  private static func readable(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      text.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return text
  }
}
