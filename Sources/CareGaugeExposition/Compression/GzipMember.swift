import CZlib

/// Head and tail of the one gzip member that compressed parts are put together to.
struct GzipMember {
  /// No name, no time, so that equal pages are equal bytes; the system is given as unknown.
  static let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

  private var checksum: UInt32 = 0
  private var length = 0

  mutating func add(_ part: Deflated) {
    checksum = UInt32(crc32_combine(UInt(checksum), UInt(part.checksum), part.length))
    length += part.length
  }

  /// An empty last block, the checksum of everything and the length modulo 2^32.
  var tail: [UInt8] {
    let length = UInt32(truncatingIfNeeded: length)
    return [3, 0] + [checksum, length].flatMap { word in (0..<4).map { UInt8(word >> (8 * UInt32($0)) & 0xFF) } }
  }
}
