/// A text as encoded-words of RFC 2047 (UTF-8, base64), each at most 75 columns and none cutting a character.
struct EncodedWords {
  let words: [String]

  /// - Parameter after: columns that the line has already when the first word is written.
  init(_ text: String, after column: Int = 0) {
    // "=?UTF-8?B?" and "?=" take 12 of 75 columns; 63 hold 15 groups of three bytes.
    let room = 45
    var words: [String] = []
    var bytes: [UInt8] = []
    var first = max(6, min(room, (75 - column - 12) / 4 * 3))
    for scalar in text.unicodeScalars {
      let encoded = Array(String(scalar).utf8)
      if bytes.count + encoded.count > first {
        words.append(EncodedWords.word(bytes))
        bytes = []
        first = room
      }
      bytes += encoded
    }
    words.append(EncodedWords.word(bytes))
    self.words = words
  }

  private static func word(_ bytes: [UInt8]) -> String {
    "=?UTF-8?B?\(String(decoding: Base64.encode(bytes), as: UTF8.self))?="
  }
}
