import CareGaugeAdapter
import Foundation

/// Makes the pages' traditional characters simplified: the table in Headings/characters.yaml, or one like it.
///
/// Mirrors insert pinyin behind characters (養(yǎng)老), and wrong decoding joins characters to it (當?shù)亟?jīng)濟).
struct Characters {
  /// What wrong decoding has made of some words, to be mended before pinyin is taken out.
  private let joined: Replacements
  private let simplified: Replacements

  /// The table within the program.
  static func builtIn() throws -> Characters {
    try DatedMapping.read(PackageResources.characters_yaml, name: "characters.yaml", form: form, Characters.init)
  }

  /// A table from a file.
  static func read(file path: String) throws -> Characters {
    try DatedMapping.read(file: path, form: form, Characters.init)
  }

  private init(_ mapping: DatedMapping, faults: inout MappingFaults) {
    func pairs(_ word: String) -> [(String, String)] { mapping[word].map { ($0["from"], $0["to"]) } }
    for entry in mapping["characters"] where entry["from"].count != 1 {
      faults.report(entry, "“\(entry["from"])” is not one character; write it under “words”")
    }
    joined = Replacements(pairs("joined"))
    simplified = Replacements(pairs("words") + pairs("characters"))
  }

  /// The text as it was before the mirror changed it, in simplified characters.
  ///
  /// Compatibility characters, which look the same, become the usual ones first.
  func simplify(_ text: String) -> String {
    let isUsual = !text.unicodeScalars.contains {
      (0x300...0x36F).contains($0.value) || (0xF900...0xFAFF).contains($0.value)
    }
    let usual = isUsual ? text : text.precomposedStringWithCanonicalMapping
    return simplified.apply(to: withoutPinyin(joined.apply(to: usual)))
  }

  private static let form = MappingForm(always: [
    .pairs("joined", "from", "to"), .pairs("words", "from", "to"), .pairs("characters", "from", "to"),
  ])
}

/// Replaces texts by others in one pass, the longest that fits first.
private struct Replacements {
  /// The texts that begin with a character, longest first.
  private let pairs: [Unicode.Scalar: [(from: [Unicode.Scalar], to: [Unicode.Scalar])]]

  init(_ pairs: [(String, String)]) {
    var table: [Unicode.Scalar: [(from: [Unicode.Scalar], to: [Unicode.Scalar])]] = [:]
    for (from, to) in pairs {
      let scalars = Array(from.unicodeScalars)
      if let first = scalars.first { table[first, default: []].append((scalars, Array(to.unicodeScalars))) }
    }
    self.pairs = table.mapValues { $0.sorted { $0.from.count > $1.from.count } }
  }

  func apply(to text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var position = 0
    while position < scalars.count {
      if let pair = pairs[scalars[position]]?.first(where: { scalars[position...].starts(with: $0.from) }) {
        result.append(contentsOf: pair.to)
        position += pair.from.count
      } else {
        result.append(scalars[position])
        position += 1
      }
    }
    return String(result)
  }
}

/// The text without pinyin in parentheses behind a Chinese character; `(m)`, `(ha)` and `(%)` are none.
private func withoutPinyin(_ text: String) -> String {
  guard text.contains(where: { $0 == "(" || $0 == "（" }) else { return text }
  let scalars = Array(text.unicodeScalars)
  var result = String.UnicodeScalarView()
  var position = 0
  while position < scalars.count {
    if scalars[position] == "(" || scalars[position] == "（", let last = result.last, last.properties.isIdeographic,
      let end = scalars[position...].prefix(32).firstIndex(where: { $0 == ")" || $0 == "）" }),
      isPinyin(scalars[(position + 1)..<end])
    {
      position = end + 1
      continue
    }
    result.append(scalars[position])
    position += 1
  }
  return String(result)
}

/// Latin letters with at least one tone, or a syllable that has none in speech. Without a tone it might be a unit.
private func isPinyin(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
  let text = String(String.UnicodeScalarView(scalars)).precomposedStringWithCanonicalMapping.lowercased()
  let letters = text.unicodeScalars.filter { $0 != " " && $0 != "'" && $0 != "’" }
  // Type for pinyin often has the letters ɑ and ɡ of the phonetic alphabet.
  guard !letters.isEmpty, letters.allSatisfy({ plainLetters.contains($0) || toneLetters.contains($0) }) else {
    return false
  }
  return letters.contains { toneLetters.contains($0) } || ["de", "le", "zi", "men", "me"].contains(text)
}

private let plainLetters = Set("abcdefghijklmnopqrstuvwxyzüɑɡ".unicodeScalars)
private let toneLetters = Set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ".unicodeScalars)
