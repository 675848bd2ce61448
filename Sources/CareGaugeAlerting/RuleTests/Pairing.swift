/// Gives as many expected items as possible one found item each that fits it.
struct Pairing {
  /// For each expected item the place of its found one.
  private(set) var partners: [Int?]
  private var owners: [Int?]

  /// - Parameter fits: whether a found item is what the expected one asks for.
  init(expected: Int, found: Int, fits: (Int, Int) -> Bool) {
    partners = Array(repeating: nil, count: expected)
    owners = Array(repeating: nil, count: found)
    let table = (0..<expected).map { one in (0..<found).filter { fits(one, $0) } }
    for one in 0..<expected {
      var seen: Set<Int> = []
      _ = settle(one, table, &seen)
    }
  }

  /// Places of found items that no expected one has.
  var left: [Int] { owners.indices.filter { owners[$0] == nil } }

  /// Takes a found item that fits, from another expected one too where that can have another instead.
  private mutating func settle(_ one: Int, _ table: [[Int]], _ seen: inout Set<Int>) -> Bool {
    for other in table[one] where seen.insert(other).inserted {
      if let owner = owners[other], !settle(owner, table, &seen) { continue }
      owners[other] = one
      partners[one] = other
      return true
    }
    return false
  }
}
