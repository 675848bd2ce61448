/// Turns the content of a checked JSON string into a `String`.
enum JSONText {
  /// The text of content whose escapes the cursor has found to be valid.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, isEscaped: Bool) -> String {
    isEscaped ? String(decoding: unescape(bytes), as: UTF8.self) : String(decoding: bytes, as: UTF8.self)
  }

  static func unescape(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x5C, index + 1 < bytes.count else {
        result.append(bytes[index])
        index += 1
        continue
      }
      if bytes[index + 1] == 0x75, let scalar = scalar(bytes, at: &index) {
        result.append(contentsOf: String(Character(scalar)).utf8)
      } else {
        result.append(plain(bytes[index + 1]))
        index += 2
      }
    }
    return result
  }

  /// The value of four hexadecimal digits.
  static func hexadecimal(_ digits: UnsafePointer<UInt8>) -> UInt16? {
    var value: UInt16 = 0
    for offset in 0..<4 {
      let digit: UInt8
      switch digits[offset] {
      case 0x30...0x39: digit = digits[offset] - 0x30
      case 0x41...0x46: digit = digits[offset] - 0x37
      case 0x61...0x66: digit = digits[offset] - 0x57
      default: return nil
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  private static func plain(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  /// The character of `\uXXXX` or of a pair of them; moves `index` behind it.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Unicode.Scalar? {
    guard let base = bytes.baseAddress, index + 6 <= bytes.count, let unit = hexadecimal(base + index + 2)
    else { return nil }
    if unit & 0xFC00 == 0xD800, index + 12 <= bytes.count, let low = hexadecimal(base + index + 8) {
      index += 12
      return Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF)))
    }
    index += 6
    return Unicode.Scalar(UInt32(unit))
  }
}
