/// Eight bytes at a time: which of them end the plain part of a JSON string, and whether two runs are equal.
enum ByteWords {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self).littleEndian
  }

  @inline(__always)
  static func loadHalf(_ bytes: UnsafePointer<UInt8>) -> UInt32 {
    UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self).littleEndian
  }

  /// The top bit of each byte that is a quote, a backslash, a control byte or not ASCII; only the lowest one is exact.
  @inline(__always)
  static func specials(_ word: UInt64) -> UInt64 {
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let isQuote = (quote &- ones) & ~quote
    let isBackslash = (backslash &- ones) & ~backslash
    let isControl = (word &- (ones &* 0x20)) & ~word
    return (isQuote | isBackslash | isControl | word) & tops
  }

  /// How many bytes from `start` on are plain: no quote, backslash, control byte or byte over 127.
  @inline(__always)
  static func plainLength(_ start: UnsafePointer<UInt8>, limit: Int) -> Int {
    var length = 0
    while length &+ 8 <= limit {
      let found = specials(load(start + length))
      if found != 0 { return length &+ found.trailingZeroBitCount &>> 3 }
      length &+= 8
    }
    while length < limit {
      let byte = start[length]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { break }
      length &+= 1
    }
    return length
  }

  /// Whether the `count` bytes are the same; both must be readable.
  @inline(__always)
  static func equal(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Bool {
    if count >= 8 {
      var offset = 0
      while offset &+ 8 <= count {
        if load(left + offset) != load(right + offset) { return false }
        offset &+= 8
      }
      return load(left + (count &- 8)) == load(right + (count &- 8))
    }
    if count >= 4 {
      return loadHalf(left) == loadHalf(right) && loadHalf(left + (count &- 4)) == loadHalf(right + (count &- 4))
    }
    for offset in 0..<count where left[offset] != right[offset] { return false }
    return true
  }
}
