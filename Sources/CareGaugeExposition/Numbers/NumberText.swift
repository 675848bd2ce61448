/// Numbers as both formats write them: the fewest digits that read back as the same Double, `+Inf`, `-Inf`, `NaN`.
enum NumberText {
  /// Room that `write` may touch; the text itself has at most 24 bytes.
  static let room = 64

  /// Writes a number and gives the length of its text.
  @inline(__always)
  static func write(_ value: Double, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var target = target
    var magnitude = value
    var signs = 0
    if value.sign == .minus && !value.isNaN {
      if value == 0 { return writeNegativeZero(to: target) }
      target[0] = UInt8(ascii: "-")
      target += 1
      signs = 1
      magnitude = -value
    }
    // Below 2^53 whole numbers are exact, and with at most 15 digits no shorter text can mean the same Double.
    if magnitude < 1e15 {
      let whole = Int64(magnitude)
      if Double(whole) == magnitude { return signs + DigitBlock.write(UInt64(bitPattern: whole), to: target) }
      if magnitude < 1e9 {
        let millionths = Int64(magnitude * 1e6 + 0.5)
        if Double(millionths) / 1e6 == magnitude {
          return signs + writeMillionths(UInt64(bitPattern: millionths), to: target)
        }
      }
    }
    return signs + writeShortest(magnitude, negative: signs == 1, to: target)
  }

  /// A number that has at most six decimals.
  @inline(__always)
  private static func writeMillionths(_ millionths: UInt64, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let length = DigitBlock.write(millionths / 1_000_000, to: target)
    let digits = DigitBlock.split(millionths % 1_000_000 * 100)
    target[length] = UInt8(ascii: ".")
    DigitBlock.store(digits, to: target + length + 1)
    return length + 1 + 8 - digits.leadingZeroBitCount / 8
  }

  @inline(never)
  private static func writeShortest(
    _ magnitude: Double, negative: Bool, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard magnitude.isFinite else { return writeSpecial(magnitude, negative: negative, to: target) }
    let decimal = ShortestDecimal(magnitude)
    // The digits are first written aside, then moved in pieces of fixed size, which costs less than their exact length.
    let digits = target + pieceSize
    var count = DigitBlock.write(decimal.digits, to: digits)
    let point = count + decimal.exponent
    while count > 1 && digits[count - 1] == UInt8(ascii: "0") { count -= 1 }
    switch point {
    case -4...0:
      movePiece(zeros.utf8Start, to: target)
      target[1] = UInt8(ascii: ".")
      movePiece(digits, to: target + 2 - point)
      return 2 - point + count
    case 1..<count:
      movePiece(digits, to: target)
      target[point] = UInt8(ascii: ".")
      movePiece(digits + point, to: target + point + 1)
      return count + 1
    case count...21:
      for index in 0..<count { target[index] = digits[index] }
      for index in count..<point { target[index] = UInt8(ascii: "0") }
      return point
    default:
      target[0] = digits[0]
      guard count > 1 else { return writeExponent(point - 1, to: target, at: 1) }
      target[1] = UInt8(ascii: ".")
      movePiece(digits + 1, to: target + 2)
      return writeExponent(point - 1, to: target, at: count + 1)
    }
  }

  /// Readers that take whole numbers for integers lose the sign of "-0".
  private static func writeNegativeZero(to target: UnsafeMutablePointer<UInt8>) -> Int {
    let text: StaticString = "-0.0"
    target.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    return text.utf8CodeUnitCount
  }

  private static let pieceSize = 24
  private static let zeros: StaticString = "000000000000000000000000"

  /// Moves as many bytes as the longest run of digits may have.
  @inline(__always)
  private static func movePiece(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) {
    let words = UnsafeRawPointer(source).loadUnaligned(as: (UInt64, UInt64, UInt64).self)
    UnsafeMutableRawPointer(target).storeBytes(of: words, as: (UInt64, UInt64, UInt64).self)
  }

  private static func writeExponent(_ exponent: Int, to target: UnsafeMutablePointer<UInt8>, at end: Int) -> Int {
    target[end] = UInt8(ascii: "e")
    target[end + 1] = exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
    return end + 2 + DigitBlock.write(UInt64(exponent.magnitude), to: target + end + 2)
  }

  private static func writeSpecial(
    _ magnitude: Double, negative: Bool, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    // The minus of -Inf stands before the target already; +Inf brings its own sign.
    let text: StaticString = magnitude.isNaN ? "NaN" : negative ? "Inf" : "+Inf"
    target.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    return text.utf8CodeUnitCount
  }
}

extension NumberText {
  /// The text of one number as a String.
  static func string(_ value: Double) -> String {
    var bytes = [UInt8](repeating: 0, count: room)
    let length = bytes.withUnsafeMutableBufferPointer { write(value, to: $0.baseAddress!) }
    return String(decoding: bytes[..<length], as: UTF8.self)
  }
}
