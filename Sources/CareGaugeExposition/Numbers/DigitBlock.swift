/// Eight decimal digits at once, in the bytes of one word, the first digit in the lowest byte.
enum DigitBlock {
  static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// The digits of a number below 100,000,000 as bytes 0...9.
  @inline(__always)
  static func split(_ number: UInt64) -> UInt64 {
    let halves = number / 10_000 | (number % 10_000) << 32
    let hundreds = ((halves &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- 100 &* hundreds) << 16
    let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
    return tens | (pairs &- 10 &* tens) << 8
  }

  /// Writes eight digits; bytes behind `target + 8` are not touched.
  @inline(__always)
  static func store(_ split: UInt64, to target: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(target).storeBytes(of: (split | zeros).littleEndian, as: UInt64.self)
  }

  /// Writes a number below 10^17 without leading zeros (0 as "0") and gives its length; up to 8 bytes behind are touched.
  @inline(__always)
  static func write(_ number: UInt64, to target: UnsafeMutablePointer<UInt8>) -> Int {
    if number < 100_000_000 { return writeLeading(number, to: target) }
    let upper = number / 100_000_000
    let length = upper < 100_000_000 ? writeLeading(upper, to: target) : writeNine(upper, to: target)
    store(split(number % 100_000_000), to: target + length)
    return length + 8
  }

  @inline(__always)
  private static func writeLeading(_ number: UInt64, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let digits = split(number)
    let leading = Swift.min(digits.trailingZeroBitCount / 8, 7)
    store(digits >> UInt64(8 * leading), to: target)
    return 8 - leading
  }

  private static func writeNine(_ number: UInt64, to target: UnsafeMutablePointer<UInt8>) -> Int {
    target[0] = UInt8(truncatingIfNeeded: number / 100_000_000) + UInt8(ascii: "0")
    store(split(number % 100_000_000), to: target + 1)
    return 9
  }
}
