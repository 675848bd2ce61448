/// One header field, folded; what stands in it can neither end the field nor begin another.
struct HeaderField {
  /// The whole field with its CRLF, all ASCII.
  let text: String

  /// Words that may be folded between; spaces go between them where no line ends.
  ///
  /// - Parameter words: ASCII without control characters; others are dropped.
  init(_ name: String, words: [String]) {
    var text = "\(name):"
    var column = text.utf8.count
    for word in words {
      let word = HeaderField.printable(word)
      let width = word.utf8.count
      if column + 1 + width > 76, column > 0 {
        text += "\r\n"
        column = 0
      }
      text += " \(word)"
      column += 1 + width
    }
    self.text = text + "\r\n"
  }

  /// A text of any characters, as it is where it is ASCII that nothing can misread, else in encoded-words.
  init(_ name: String, text: String) {
    let line = oneLine(text)
    let words = line.split(separator: " ").map(String.init)
    let isPlain = line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.contains("=?")
    let fits = words.allSatisfy { $0.utf8.count <= 70 }
    self.init(name, words: isPlain && fits ? words : EncodedWords(line, after: name.utf8.count + 2).words)
  }

  private static func printable(_ word: String) -> String {
    String(decoding: word.utf8.filter { (0x20...0x7E).contains($0) }, as: UTF8.self)
  }
}
