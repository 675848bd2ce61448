/// The words round a number that make it a bound.
enum BoundWords {
  /// Longest first, so that 不少于 is not read as 少于.
  private static let before: [(String, Quantity.Bound)] = [
    ("不少于", .atLeast), ("不低于", .atLeast), ("不小于", .atLeast), ("至少", .atLeast), (">=", .atLeast), ("≥", .atLeast),
    ("不超过", .atMost), ("不多于", .atMost), ("不高于", .atMost), ("不大于", .atMost), ("至多", .atMost), ("<=", .atMost),
    ("≤", .atMost), ("超过", .moreThan), ("突破", .moreThan), ("高于", .moreThan), ("大于", .moreThan), ("多于", .moreThan),
    (">", .moreThan), ("小于", .lessThan), ("低于", .lessThan), ("少于", .lessThan), ("不足", .lessThan), ("<", .lessThan),
    ("大约", .about), ("约", .about), ("近", .about),
  ]
  private static let after: [(String, Quantity.Bound)] = [
    ("及以上", .atLeast), ("以上", .atLeast), ("及以下", .atMost), ("以下", .atMost), ("以内", .atMost), ("左右", .about),
    ("上下", .about),
  ]
  /// Words that only lead to the number.
  private static let empty = ["达到", "共计", "共有", "共", "达"]

  /// The bound that a text states, and the text without its words.
  /// - Throws: `NotationFault` when two of them disagree.
  static func take(from text: String) throws(NotationFault) -> (Quantity.Bound, String) {
    var rest = Substring(text)
    var bounds: [Quantity.Bound] = []
    func trim() { while rest.last == " " { rest.removeLast() }; rest = rest.drop { $0 == " " } }
    var found = true
    while found {
      found = false
      for word in empty where rest.hasPrefix(word) {
        rest.removeFirst(word.count)
        found = true
      }
      if let (word, bound) = before.first(where: { rest.hasPrefix($0.0) }) {
        rest.removeFirst(word.count)
        bounds.append(bound)
        found = true
      }
      trim()
    }
    if let (word, bound) = after.first(where: { rest.hasSuffix($0.0) }) {
      rest.removeLast(word.count)
      bounds.append(bound)
      trim()
    }
    guard Set(bounds).count <= 1 else { throw NotationFault("two bounds that disagree") }
    return (bounds.first ?? .exactly, String(rest))
  }
}
