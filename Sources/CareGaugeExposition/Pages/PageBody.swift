/// The bytes of an answer as pieces that are shared with the page.
package struct PageBody: Sendable {
  /// The pieces in order; nothing is copied to make them.
  package let chunks: [[UInt8]]
  /// How many bytes there are in all: the Content-Length.
  package let byteCount: Int

  init(_ parts: [TextPart], _ coding: PageCoding) {
    switch coding {
    case .identity: chunks = parts.map(\.bytes)
    case .gzip:
      var member = GzipMember()
      var pieces = [GzipMember.head]
      pieces.reserveCapacity(parts.count + 2)
      for part in parts {
        let deflated = part.deflated
        member.add(deflated)
        pieces.append(deflated.bytes)
      }
      pieces.append(member.tail)
      chunks = pieces
    }
    byteCount = chunks.reduce(0) { $0 + $1.count }
  }

  /// Writes all pieces one behind another, into a ByteBuffer for example.
  ///
  /// - Parameter target: room for `byteCount` bytes at least.
  /// - Returns: `byteCount`, or 0 when the room does not suffice and nothing was written.
  @discardableResult
  package func copy(to target: UnsafeMutableRawBufferPointer) -> Int {
    guard target.count >= byteCount else { return 0 }
    var position = 0
    for chunk in chunks {
      chunk.withUnsafeBytes {
        target.baseAddress?.advanced(by: position).copyMemory(from: $0.baseAddress!, byteCount: $0.count)
      }
      position += chunk.count
    }
    return byteCount
  }

  /// All bytes in one array.
  package var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: byteCount) { target, initialized in
      initialized = copy(to: UnsafeMutableRawBufferPointer(target))
    }
  }
}
