/// Reads JSON numbers exactly: what `strtod` would give, without calling it where two exact operations do.
enum NumberScanner {
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// Reads the number under the cursor.
  static func scan(_ cursor: inout ByteCursor) throws(ScanFault) -> Double {
    let start = cursor.offset
    let isNegative = cursor.take(0x2D)
    var digits = Digits()
    if cursor.take(0x30) {
      if isDigit(cursor.byte) { throw cursor.fault("a number must not begin with a zero", at: start) }
    } else if !digits.take(&cursor, asDecimals: false) {
      throw cursor.fault("expected a number: \(cursor.found)")
    }
    if cursor.take(0x2E), !digits.take(&cursor, asDecimals: true) {
      throw cursor.fault("a decimal point needs digits after it", at: start)
    }
    var exponent = 0
    if cursor.byte | 0x20 == 0x65 {
      cursor.offset += 1
      let isDown = cursor.take(0x2D)
      if !isDown { _ = cursor.take(0x2B) }
      guard isDigit(cursor.byte) else { throw cursor.fault("an exponent needs digits", at: start) }
      while isDigit(cursor.byte) {
        exponent = min(exponent * 10 + Int(cursor.byte - 0x30), 100_000)
        cursor.offset += 1
      }
      if isDown { exponent = -exponent }
    }
    if let value = exact(digits.value, count: digits.count, exponent: exponent - digits.decimals) {
      return isNegative ? -value : value
    }
    let bytes = UnsafeBufferPointer(start: cursor.base + start, count: cursor.offset - start)
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
      throw cursor.fault("the number is too large", at: start)
    }
    return value
  }

  /// The value of digits × 10^exponent where double arithmetic gives it exactly (Clinger's fast path), else nil.
  @inline(__always)
  static func exact(_ digits: UInt64, count: Int, exponent: Int) -> Double? {
    guard count <= 19, digits <= 1 << 53 else { return nil }
    if exponent == 0 { return Double(digits) }
    guard exponent >= -22, exponent <= 22 else { return digits == 0 ? 0 : nil }
    return powers.withUnsafeBufferPointer { powers in
      exponent < 0 ? Double(digits) / powers[-exponent] : Double(digits) * powers[exponent]
    }
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private struct Digits {
    var value: UInt64 = 0
    /// Significant digits, from the first that is not 0.
    var count = 0
    var decimals = 0

    mutating func take(_ cursor: inout ByteCursor, asDecimals: Bool) -> Bool {
      let start = cursor.offset
      while NumberScanner.isDigit(cursor.byte) {
        if count < 19 { value = value &* 10 &+ UInt64(cursor.byte - 0x30) }
        if value != 0 || count > 0 { count += 1 }
        cursor.offset += 1
      }
      if asDecimals { decimals = cursor.offset - start }
      return cursor.offset > start
    }
  }
}
