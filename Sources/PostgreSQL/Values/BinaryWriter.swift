/// Bytes in PostgreSQL's binary format: big-endian, nothing between the parts.
package struct BinaryWriter: Sendable {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Appends an integer, most significant byte first.
  @inlinable
  package mutating func append<Integer: FixedWidthInteger>(_ value: Integer) {
    withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }

  /// Appends a number as its eight IEEE bytes, most significant first.
  @inlinable
  package mutating func append(_ value: Double) { append(value.bitPattern) }

  /// Appends bytes as they are.
  package mutating func append(contentsOf more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// Appends one field as in arrays and COPY rows: its length, then its bytes; NULL is length −1.
  package mutating func appendField<Value: QueryValue>(_ value: Value?) throws {
    guard let value else { return append(Int32(-1)) }
    let start = bytes.count
    append(Int32(0))
    try value.encode(to: &self)
    guard let length = Int32(exactly: bytes.count - start - 4) else { throw ValueFault("a value is over 2 GiB long") }
    withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(start..<start + 4, with: $0) }
  }

  /// Forgets the bytes but keeps their storage.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
