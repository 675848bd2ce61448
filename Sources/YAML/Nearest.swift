/// The word that was probably meant: the nearest known one, if it is near enough.
///
/// Near means at most a third of the letters changed (`within` to set it), counting a swap of neighbours as one change;
/// of equally near words one with the same letters wins, else the first, or none when `isCode` says that guessing between
/// digits would mislead.
package func nearest(
  to word: String, in known: some Sequence<String>, within limit: Int? = nil, isCode: Bool = false
) -> String? {
  let letters = Array(word.lowercased())
  let limit = limit ?? max(1, letters.count / 3)
  let sorted = letters.sorted()
  var best: (word: String, distance: Int, isSwapped: Bool)?
  var isTied = false
  for candidate in known where candidate != word {
    let other = Array(candidate.lowercased())
    guard abs(other.count - letters.count) <= limit else { continue }
    let distance = swapDistance(letters, other)
    guard distance <= limit, distance <= best?.distance ?? .max else { continue }
    let isSwapped = other.sorted() == sorted
    if let former = best, former.distance == distance, former.isSwapped || !isSwapped {
      isTied = isTied || former.isSwapped == isSwapped
      continue
    }
    best = (candidate, distance, isSwapped)
    isTied = false
  }
  return isCode && isTied ? nil : best?.word
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
package func swapDistance(_ left: [Character], _ right: [Character]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for row in 1...left.count {
    var current = [row] + [Int](repeating: 0, count: right.count)
    for column in 1...right.count {
      let same = left[row - 1] == right[column - 1]
      current[column] = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
      if row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1] {
        current[column] = min(current[column], beforeLast[column - 2] + 1)
      }
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
