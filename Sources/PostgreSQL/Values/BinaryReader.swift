/// Reads PostgreSQL's binary format from the bytes of one field; every read checks that the bytes are there.
package struct BinaryReader {
  /// The type that the server gave the field.
  package let type: UInt32
  /// The bytes not read yet; they belong to the rows and must not be kept.
  package private(set) var rest: UnsafeRawBufferPointer

  package init(type: UInt32, bytes: UnsafeRawBufferPointer) {
    self.type = type
    self.rest = bytes
  }

  /// Reads an integer, most significant byte first.
  @inlinable
  package mutating func integer<Integer: FixedWidthInteger>(_: Integer.Type = Integer.self) throws -> Integer {
    let size = MemoryLayout<Integer>.size
    return Integer(bigEndian: try take(size).loadUnaligned(as: Integer.self))
  }

  /// Takes the next `count` bytes.
  package mutating func take(_ count: Int) throws -> UnsafeRawBufferPointer {
    guard count >= 0, count <= rest.count else { throw ValueFault("its bytes end early") }
    defer { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count)) }
    return UnsafeRawBufferPointer(rebasing: rest.prefix(count))
  }

  /// Takes all bytes that are left.
  package mutating func takeAll() -> UnsafeRawBufferPointer {
    defer { rest = UnsafeRawBufferPointer(start: nil, count: 0) }
    return rest
  }
}

/// Why a value cannot be written or read; where it stood is added by who knows it.
package struct ValueFault: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
