import YAML

/// The known words that are nearest to one that is not known, the nearest first: those that share its beginning or hold it,
/// and those that a slip of the pen makes of it; none where nothing is near.
package func nearestSeveral(to word: String, in known: some Sequence<String>, atMost count: Int = 3) -> [String] {
  let letters = Array(word.lowercased())
  guard !letters.isEmpty, letters.count <= 100 else { return [] }
  let limit = max(1, letters.count / 3)
  let text = String(letters)
  var found: [(word: String, rank: Int)] = []
  for candidate in known where candidate != word {
    let other = candidate.lowercased()
    if letters.count >= 3, other.contains(text) {
      found.append((candidate, 1 + (other.hasPrefix(text) ? 0 : 1)))
    } else if abs(other.count - letters.count) <= limit {
      let distance = swapDistance(letters, Array(other))
      if distance <= limit { found.append((candidate, distance)) }
    }
  }
  return found.sorted { ($0.rank, $0.word.count, $0.word) < ($1.rank, $1.word.count, $1.word) }.prefix(count).map(
    \.word)
}
