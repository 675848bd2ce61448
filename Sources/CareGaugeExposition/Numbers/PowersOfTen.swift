/// Powers of ten as the first 128 of their bits, rounded up: what the shortest text of a Double is found with.
struct PowersOfTen {
  static let exponents = -292...324
  static let shared = PowersOfTen()

  /// High and low words by turns, the highest bit of each high word set.
  let words: [UInt64]

  private init() {
    var rows: [(high: UInt64, low: UInt64)] = []
    // Dividing a big power of two again and again is exact below: floor(floor(x / 10) / 10) is floor(x / 100).
    var limbs = [UInt32](repeating: 0, count: 40) + [1]
    for _ in 1...(-Self.exponents.lowerBound) {
      var remainder: UInt64 = 0
      for index in limbs.indices.reversed() {
        let part = remainder << 32 | UInt64(limbs[index])
        limbs[index] = UInt32(truncatingIfNeeded: part / 10)
        remainder = part % 10
      }
      rows.append(Self.leading(limbs, inexact: true))
    }
    rows.reverse()
    limbs = [1]
    for exponent in 0...Self.exponents.upperBound {
      rows.append(Self.leading(limbs, inexact: false))
      guard exponent < Self.exponents.upperBound else { break }
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = UInt64(limbs[index]) * 10 + carry
        limbs[index] = UInt32(truncatingIfNeeded: product)
        carry = product >> 32
      }
      if carry > 0 { limbs.append(UInt32(carry)) }
    }
    words = rows.flatMap { [$0.high, $0.low] }
  }

  /// The first 128 bits of a number given with its lowest limb first, rounded up.
  private static func leading(_ limbs: [UInt32], inexact: Bool) -> (high: UInt64, low: UInt64) {
    let top = limbs.lastIndex { $0 != 0 } ?? 0
    let shift = UInt32(limbs[top].leadingZeroBitCount)
    func limb(_ index: Int) -> UInt64 { index >= 0 ? UInt64(limbs[index]) : 0 }
    func shifted(_ index: Int) -> UInt64 { ((limb(index) << 32 | limb(index - 1)) << shift) >> 32 }
    var high = shifted(top) << 32 | shifted(top - 1)
    var low = shifted(top - 2) << 32 | shifted(top - 3)
    let rest =
      UInt32(truncatingIfNeeded: limb(top - 4)) << shift != 0
      || limbs.prefix(Swift.max(0, top - 4)).contains { $0 != 0 }
    if inexact || rest {
      let (sum, overflow) = low.addingReportingOverflow(1)
      low = sum
      if overflow { high += 1 }
    }
    return (high, low)
  }
}
