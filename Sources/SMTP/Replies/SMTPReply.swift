/// A server's answer.
package struct SMTPReply: Hashable, Sendable, CustomStringConvertible {
  /// 200…599
  package var code: Int
  /// The text of each line, with control characters and what is no UTF-8 replaced by U+FFFD.
  package var lines: [String]

  package init(code: Int, lines: [String]) {
    self.code = code
    self.lines = lines
  }

  /// The lines in one.
  package var text: String { lines.joined(separator: " ") }

  /// The enhanced status code (RFC 3463) at the start of the text, `5.1.1`, where it agrees with the code.
  package var enhanced: String? {
    guard let word = lines.first?.prefix(while: { $0 != " " }), word.utf8.first == UInt8(ascii: "0") + UInt8(code / 100)
    else { return nil }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    let areNumbers = parts.allSatisfy { part in
      (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    return parts.count == 3 && areNumbers ? String(word) : nil
  }

  /// `550 5.1.1 No such user here`
  package var description: String { text.isEmpty ? "\(code)" : "\(code) \(text)" }

  var isPositive: Bool { code / 100 == 2 }
  var isIntermediate: Bool { code / 100 == 3 }
  var isForNow: Bool { code / 100 == 4 }
  var isForEver: Bool { code / 100 == 5 }
  /// The server is about to close the connection.
  var isClosing: Bool { code == 421 }
}
