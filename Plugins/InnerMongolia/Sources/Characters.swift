import CareGaugeAdapter

/// Makes the pages' traditional characters simplified: the table in Headings/characters.txt, or one like it.
///
/// Mirrors insert pinyin behind characters (養(yǎng)老), and wrong decoding joins characters to it (當?shù)亟?jīng)濟).
struct Characters {
  /// What wrong decoding has made of some words, to be mended before pinyin is taken out.
  private let joined: Replacements
  private let simplified: Replacements

  /// The table within the program.
  static func builtIn() throws -> Characters {
    try Characters(String(decoding: PackageResources.characters_txt, as: UTF8.self), name: "characters.txt")
  }

  /// A table from a file in UTF-8.
  static func read(file path: String) throws -> Characters {
    try Characters(try Headings.text(of: path), name: path.split(separator: "/").last.map(String.init) ?? path)
  }

  init(_ text: String, name: String) throws {
    let mapping = try DatedMapping(text, name: name, words: ["join": 2...2, "word": 2...2, "char": 2...2])
    guard mapping.parts.isEmpty else { throw AdapterFault(.format, "\(name): characters have no dates; remove “from”") }
    let pairs = mapping.common.map { (word: $0.word, from: $0.fields[0], to: $0.fields[1], place: $0.place) }
    for pair in pairs where pair.from.isEmpty || (pair.word == "char" && pair.from.count != 1) {
      throw AdapterFault(.format, "\(pair.place): a “char” is one character, a “word” or “join” at least one")
    }
    joined = Replacements(pairs.filter { $0.word == "join" }.map { ($0.from, $0.to) })
    simplified = Replacements(pairs.filter { $0.word != "join" }.map { ($0.from, $0.to) })
  }

  /// The text as it was before the mirror changed it, in simplified characters.
  func simplify(_ text: String) -> String { simplified.apply(to: withoutPinyin(joined.apply(to: text))) }
}

/// Replaces texts by others in one pass, the longest that fits first.
private struct Replacements {
  private let pairs: [String: String]
  private let longest: Int

  init(_ pairs: [(String, String)]) {
    self.pairs = Dictionary(pairs) { first, _ in first }
    longest = pairs.map { $0.0.unicodeScalars.count }.max() ?? 0
  }

  func apply(to text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var position = 0
    next: while position < scalars.count {
      for length in stride(from: min(longest, scalars.count - position), to: 0, by: -1) {
        let piece = String(String.UnicodeScalarView(scalars[position..<(position + length)]))
        if let replacement = pairs[piece] {
          result.append(contentsOf: replacement.unicodeScalars)
          position += length
          continue next
        }
      }
      result.append(scalars[position])
      position += 1
    }
    return String(result)
  }
}

/// The text without syllables in parentheses behind a Chinese character; `(m)` and `(%)` are none.
private func withoutPinyin(_ text: String) -> String {
  guard text.contains("(") else { return text }
  let scalars = Array(text.unicodeScalars)
  var result = String.UnicodeScalarView()
  var position = 0
  while position < scalars.count {
    if scalars[position] == "(", let last = result.last, last.properties.isIdeographic,
      let end = scalars[position...].prefix(9).firstIndex(of: ")"), isSyllable(scalars[(position + 1)..<end])
    {
      position = end + 1
      continue
    }
    result.append(scalars[position])
    position += 1
  }
  return String(result)
}

/// One to six letters with a vowel among them, at most one of which bears a tone.
private func isSyllable(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
  let tones = Set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".unicodeScalars)
  let letters = Set("abcdefghijklmnopqrstuvwxyzü".unicodeScalars)
  return (1...6).contains(scalars.count) && scalars.allSatisfy { letters.contains($0) || tones.contains($0) }
    && scalars.contains { tones.contains($0) || "aeiouü".unicodeScalars.contains($0) }
    && scalars.count(where: tones.contains) <= 1
}
