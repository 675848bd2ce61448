/// Checks a list or an object without keeping anything, and without recursion.
enum CompositeSkipper {
  private enum Expected { case value, valueOrEnd, key, keyOrEnd, separator }

  static func skip(_ cursor: inout ByteCursor) throws(ScanFault) {
    // One bit a level, 1 for an object; the line's own object is the level below the first.
    var levels: UInt64 = 0
    var depth = 0
    var expected = Expected.value
    while true {
      cursor.skipSpace()
      switch expected {
      case .valueOrEnd where cursor.take(0x5D), .keyOrEnd where cursor.take(0x7D):
        depth -= 1
        levels >>= 1
        expected = .separator
      case .key, .keyOrEnd:
        _ = try cursor.string()
        cursor.skipSpace()
        guard cursor.take(0x3A) else { throw cursor.fault("expected ':' after a key: \(cursor.found)") }
        expected = .value
      case .value, .valueOrEnd:
        if cursor.byte == 0x7B || cursor.byte == 0x5B {
          depth += 1
          guard depth < LineScanner.maximumDepth else {
            throw cursor.fault("more than \(LineScanner.maximumDepth) levels stand within each other")
          }
          levels = levels << 1 | (cursor.byte == 0x7B ? 1 : 0)
          expected = cursor.byte == 0x7B ? .keyOrEnd : .valueOrEnd
          cursor.offset += 1
        } else {
          try scalar(&cursor)
          expected = .separator
        }
      case .separator:
        let isObject = levels & 1 == 1
        if cursor.take(0x2C) {
          expected = isObject ? .key : .value
        } else if cursor.take(isObject ? 0x7D : 0x5D) {
          depth -= 1
          levels >>= 1
        } else {
          throw cursor.fault("expected ',' or '\(isObject ? "}" : "]")': \(cursor.found)")
        }
      }
      if depth == 0 { return }
    }
  }

  private static func scalar(_ cursor: inout ByteCursor) throws(ScanFault) {
    switch cursor.byte {
    case 0x22: _ = try cursor.string()
    case 0x2D, 0x30...0x39: _ = try NumberScanner.scan(&cursor)
    default: _ = try LineScanner.word(&cursor)
    }
  }
}
