/// Reads a JSON text into a `PageValue`; Foundation's decoder would keep one of two equal keys and not say so.
struct PageValueReader {
  private let bytes: [UInt8]
  private var position = 0
  private static let deepest = 512

  /// - Parameter bytes: Valid UTF-8.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that is the whole text, nil when the text is no JSON.
  mutating func whole() -> PageValue? {
    guard let value = value(depth: 1) else { return nil }
    skipBlanks()
    return position == bytes.count ? value : nil
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func take(word: StaticString, as value: PageValue) -> PageValue? {
    let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[position...].starts(with: word) else { return nil }
    position += word.count
    return value
  }

  private mutating func value(depth: Int) -> PageValue? {
    guard depth <= PageValueReader.deepest else { return nil }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return map(depth: depth)
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "\""): return string().map(PageValue.text)
    case UInt8(ascii: "t"): return take(word: "true", as: .flag(true))
    case UInt8(ascii: "f"): return take(word: "false", as: .flag(false))
    case UInt8(ascii: "n"): return take(word: "null", as: .null)
    default: return number()
    }
  }

  private mutating func list(depth: Int) -> PageValue? {
    position += 1
    var items: [PageValue] = []
    if take(UInt8(ascii: "]")) { return .list(items) }
    repeat {
      guard let item = value(depth: depth + 1) else { return nil }
      items.append(item)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .list(items) : nil
  }

  private mutating func map(depth: Int) -> PageValue? {
    position += 1
    var entries: [String: PageValue] = [:]
    if take(UInt8(ascii: "}")) { return .map(entries) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\""), let key = string(), take(UInt8(ascii: ":")), let item = value(depth: depth + 1)
      else { return nil }
      if let other = entries[key], other != item {
        entries[key] = .list([other, item])
      } else {
        entries[key] = item
      }
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .map(entries) : nil
  }

  /// `-12.50e3`, by JSON's grammar, which allows no zero in front and no bare point.
  private mutating func number() -> PageValue? {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let isZero = next == UInt8(ascii: "0")
    let count = takeDigits()
    guard count > 0, !isZero || count == 1 else { return nil }
    if next == UInt8(ascii: ".") {
      position += 1
      guard takeDigits() > 0 else { return nil }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard takeDigits() > 0 else { return nil }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Double(text) else { return nil }
    return number.isFinite ? .number(number) : .text(text)
  }

  private mutating func takeDigits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() -> String? {
    position += 1
    var text: [UInt8] = []
    while let byte = next, byte >= 0x20 {
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escape = next else { return nil }
      position += 1
      if escape == UInt8(ascii: "u") {
        guard let scalar = unicodeEscape() else { return nil }
        text.append(contentsOf: String(Character(scalar)).utf8)
      } else {
        guard let plain = PageValueReader.escapes[escape] else { return nil }
        text.append(plain)
      }
    }
    return nil
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"),
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "t"): 0x09,
  ]

  /// Four hexadecimal digits, or twice four for a character beyond U+FFFF; half of such a pair is no character.
  private mutating func unicodeEscape() -> Unicode.Scalar? {
    guard let unit = hexadecimal() else { return nil }
    guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
    guard bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { return nil }
    position += 2
    guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func hexadecimal() -> UInt32? {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    position += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
