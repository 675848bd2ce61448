/// A place in one line, from which the tokens of JSON are read strictly.
struct ByteCursor {
  let base: UnsafePointer<UInt8>
  let count: Int
  var offset = 0

  /// A string's content between its quotes.
  struct Text {
    var start: Int
    var end: Int
    var isEscaped: Bool
  }

  /// The byte under the cursor, or 0 at the end of the line; a 0 byte is refused wherever it stands.
  @inline(__always)
  var byte: UInt8 { offset < count ? base[offset] : 0 }

  var atEnd: Bool { offset >= count }

  @inline(__always)
  mutating func skipSpace() {
    while offset < count, base[offset] == 0x20 || base[offset] == 0x09 || base[offset] == 0x0D { offset += 1 }
  }

  @inline(__always)
  mutating func take(_ wanted: UInt8) -> Bool {
    guard byte == wanted, offset < count else { return false }
    offset += 1
    return true
  }

  func fault(_ what: String, at place: Int? = nil) -> ScanFault { ScanFault(offset: place ?? offset, what: what) }

  /// What stands under the cursor, for a fault's text.
  var found: String {
    if atEnd { return "the line ends" }
    return byte < 0x20 || byte >= 0x7F
      ? "found the byte 0x\(hexadecimal(byte))" : "found '\(Character(Unicode.Scalar(byte)))'"
  }

  /// Reads `true`, `false` or `null`.
  mutating func word(_ text: StaticString) throws(ScanFault) {
    guard count - offset >= text.utf8CodeUnitCount,
      ByteWords.equal(base + offset, text.utf8Start, count: text.utf8CodeUnitCount)
    else { throw fault("expected a JSON value: \(found)") }
    offset += text.utf8CodeUnitCount
  }

  /// Reads a string with its quotes; escapes are checked, not yet replaced.
  mutating func string() throws(ScanFault) -> Text {
    guard take(0x22) else { throw fault("expected a text in double quotes: \(found)") }
    var text = Text(start: offset, end: offset, isEscaped: false)
    var isASCII = true
    while true {
      offset += ByteWords.plainLength(base + offset, limit: count - offset)
      if atEnd { throw fault("the text that begins in column \(text.start) has no closing quote", at: text.start - 1) }
      switch byte {
      case 0x22:
        text.end = offset
        offset += 1
        if !isASCII { try checkEncoding(text) }
        return text
      case 0x5C:
        text.isEscaped = true
        try escape()
      case 0x80...:
        isASCII = false
        offset += 1
      default:
        throw fault("a control byte 0x\(hexadecimal(byte)) stands in a text; write it as an escape")
      }
    }
  }

  private func checkEncoding(_ text: Text) throws(ScanFault) {
    let bytes = UnsafeBufferPointer(start: base + text.start, count: text.end - text.start)
    guard let place = UTF8Check.firstFault(in: bytes) else { return }
    throw ScanFault(
      offset: text.start + place, what: "the byte 0x\(hexadecimal(bytes[place])) is no UTF-8", isEncoding: true)
  }

  private mutating func escape() throws(ScanFault) {
    let start = offset
    offset += 1
    switch byte {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: offset += 1
    case 0x75:
      let unit = try codeUnit()
      if unit == 0 { throw fault("the character U+0000 cannot be stored", at: start) }
      guard unit & 0xF800 == 0xD800 else { return }
      guard unit < 0xDC00, byte == 0x5C, offset + 1 < count, base[offset + 1] == 0x75 else {
        throw fault("half of a surrogate pair stands alone", at: start)
      }
      offset += 1
      guard try codeUnit() & 0xFC00 == 0xDC00 else {
        throw fault("half of a surrogate pair stands alone", at: start)
      }
    default: throw fault("JSON has no such escape", at: start)
    }
  }

  /// Reads `uXXXX`.
  private mutating func codeUnit() throws(ScanFault) -> UInt16 {
    guard offset + 5 <= count, let unit = JSONText.hexadecimal(base + offset + 1) else {
      throw fault("an escape \\u needs four hexadecimal digits", at: offset - 1)
    }
    offset += 5
    return unit
  }
}

/// Two hexadecimal digits.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "0" + digits : digits
}
