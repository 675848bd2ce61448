/// Shorter forms of an English name for subjects, so that figure and target find room beside it: whole words go, those first
/// that say least.
enum ShortName {
  private static let phrases: [[String]] = [
    ["share", "of"], ["number", "of"], ["proportion", "of"], ["percentage", "of"], ["rate", "of"],
    ["as", "a", "share"],
    ["as", "a", "rate"],
  ]
  private static let articles: Set<String> = ["the", "a", "an"]
  /// Words after which a cut name would wait for another.
  private static let joints: Set<String> = [
    "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "over", "per", "their", "to", "under",
    "with",
    "which", "who", "without",
  ]

  /// `Nursing-care institution beds` for `Nursing-care share of institution beds`.
  static func withoutFillers(_ name: String) -> String {
    var words = name.split(separator: " ").map(String.init)
    for phrase in phrases {
      var place = 0
      while place + phrase.count <= words.count {
        if words[place..<(place + phrase.count)].map({ $0.lowercased() }) == phrase, words.count > phrase.count {
          words.removeSubrange(place..<(place + phrase.count))
        } else {
          place += 1
        }
      }
    }
    let kept = words.filter { !articles.contains($0.lowercased()) }
    guard let first = kept.first else { return name }
    var short = ([first.prefix(1).uppercased() + first.dropFirst()] + kept.dropFirst()).joined(separator: " ")
    while short.hasSuffix(",") { short.removeLast() }
    return short
  }

  /// The first words within so many columns, with an ellipsis; nil where fewer than `least` columns would be left.
  static func cut(_ name: String, to columns: Int, least: Int) -> String? {
    var words = SubjectLine.cut(name, to: columns - 1).split(separator: " ").map(String.init)
    while let last = words.last, joints.contains(last.lowercased()) || articles.contains(last.lowercased()) {
      words.removeLast()
    }
    let kept = words.joined(separator: " ")
    return ColumnWidth.of(kept) < least ? nil : kept + "…"
  }
}
