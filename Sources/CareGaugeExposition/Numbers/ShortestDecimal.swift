/// The shortest decimal that reads back as a given Double and, among those, the nearest: digits × 10^exponent.
///
/// After Raffaello Giulietti, "The Schubfach way to render doubles": three multiplications by a power of ten, rounded
/// to odd, give the value and the ends of its rounding interval on a scale where at most two candidates lie within.
struct ShortestDecimal {
  /// At most 17 digits; may end in zeros.
  let digits: UInt64
  let exponent: Int

  /// - Parameter value: finite and above zero.
  @inline(__always)
  init(_ value: Double) {
    let fraction = value.significandBitPattern
    let biased = Int(value.exponentBitPattern)
    let significand = biased == 0 ? fraction : fraction | 1 << 52
    let binary = Swift.max(biased, 1) - 1075
    let even = significand & 1 == 0
    // At a power of two the gap below is half of the gap above.
    let narrow = fraction == 0 && biased > 1
    let scale = narrow ? (binary &* 1_262_611 &- 524_031) >> 22 : (binary &* 1_262_611) >> 22
    let shift = UInt64(truncatingIfNeeded: binary &+ ((-scale &* 1_741_647) >> 19) &+ 1)
    let row = 2 &* (-scale &- PowersOfTen.exponents.lowerBound)
    let words = PowersOfTen.shared.words
    let (high, low) = (words[row], words[row &+ 1])

    let middle = 4 &* significand
    let value = Self.roundedToOdd(high, low, middle &<< shift)
    let lower = Self.roundedToOdd(high, low, (middle &- (narrow ? 1 : 2)) &<< shift) &+ (even ? 0 : 1)
    let upper = Self.roundedToOdd(high, low, (middle &+ 2) &<< shift) &- (even ? 0 : 1)

    let floor = value / 4
    if floor >= 10 {
      let tens = floor / 10
      let below = lower <= 40 &* tens
      let above = 40 &* tens &+ 40 <= upper
      if below != above {
        digits = tens &+ (above ? 1 : 0)
        exponent = scale &+ 1
        return
      }
    }
    let below = lower <= 4 &* floor
    let above = 4 &* floor &+ 4 <= upper
    exponent = scale
    if below != above {
      digits = floor &+ (above ? 1 : 0)
    } else {
      let half = 4 &* floor &+ 2
      digits = floor &+ (value > half || (value == half && floor & 1 == 1) ? 1 : 0)
    }
  }

  /// The integer part of a product with a 128-bit power of ten, its last bit set when anything was cut off.
  @inline(__always)
  private static func roundedToOdd(_ high: UInt64, _ low: UInt64, _ factor: UInt64) -> UInt64 {
    let fromLow = low.multipliedFullWidth(by: factor).high
    let fromHigh = high.multipliedFullWidth(by: factor)
    let (sum, carried) = fromHigh.low.addingReportingOverflow(fromLow)
    return (fromHigh.high &+ (carried ? 1 : 0)) | (sum > 1 ? 1 : 0)
  }
}
