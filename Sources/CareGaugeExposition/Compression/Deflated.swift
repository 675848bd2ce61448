import CZlib

/// Bytes compressed as raw deflate blocks that end on a byte and are not the last of their stream, so that parts stand
/// behind one another in one gzip member.
struct Deflated: Sendable {
  let bytes: [UInt8]
  /// CRC-32 of the bytes before compression.
  let checksum: UInt32
  /// Length before compression.
  let length: Int

  /// Compresses; when zlib finds no memory the bytes are kept as stored blocks, which every reader takes as well.
  init(_ plain: [UInt8]) {
    length = plain.count
    checksum = plain.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
    bytes = Self.compress(plain) ?? Self.store(plain)
  }

  /// Level 1: a tenth of the page in size at a third of the time of level 6.
  private static let level: Int32 = 1

  private static func compress(_ plain: [UInt8]) -> [UInt8]? {
    // zlib remembers the address of its stream, which therefore stays in one place.
    withUnsafeTemporaryAllocation(of: z_stream.self, capacity: 1) { room in
      let stream = room.baseAddress!
      stream.initialize(to: z_stream())
      let size = Int32(MemoryLayout<z_stream>.size)
      guard deflateInit2_(stream, level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
        return nil
      }
      defer { deflateEnd(stream) }
      // The bound is for Z_FINISH; a flush adds up to five bytes for each of its empty blocks.
      let bound = Int(deflateBound(stream, UInt(plain.count))) + 16
      guard plain.count <= UInt32.max / 2, bound <= UInt32.max / 2 else { return nil }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bound) { output in
        plain.withUnsafeBufferPointer { input in
          stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
          stream.pointee.avail_in = UInt32(input.count)
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(bound)
          guard deflate(stream, Z_FULL_FLUSH) == Z_OK, stream.pointee.avail_in == 0, stream.pointee.avail_out > 0 else {
            return nil
          }
          return Array(output[..<(bound - Int(stream.pointee.avail_out))])
        }
      }
    }
  }

  /// The bytes as deflate blocks that are only copied.
  static func store(_ plain: [UInt8]) -> [UInt8] {
    var stored: [UInt8] = []
    stored.reserveCapacity(plain.count + 5 * (plain.count / 65_535 + 1))
    for start in stride(from: 0, to: plain.count, by: 65_535) {
      let block = plain[start..<Swift.min(start + 65_535, plain.count)]
      let length = UInt16(block.count)
      stored += [0, UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
      stored += block
    }
    return stored
  }
}
