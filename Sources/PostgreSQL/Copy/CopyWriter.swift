import CLibPQ

/// Writes rows in COPY's binary format, in blocks of 64 KiB that wait when the server is slower.
///
/// For each row: `beginRow(fields:)`, then one `append` for each column. `append(raw:)` takes rows that the caller has
/// encoded itself (field count, then length and bytes of each).
package struct CopyWriter: ~Copyable {
  private let wire: Wire
  @usableFromInline var buffer: UnsafeMutableRawBufferPointer
  @usableFromInline var used = 0
  private var scratch = BinaryWriter()

  private static let blockSize = 64 * 1024
  private static let signature: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)

  init(wire: Wire) throws {
    self.wire = wire
    buffer = .allocate(byteCount: CopyWriter.blockSize, alignment: 16)
    try CopyWriter.signature.withUnsafeBytes { try append(raw: $0) }
  }

  deinit { buffer.deallocate() }

  /// Begins a row of that many columns.
  @inlinable
  package mutating func beginRow(fields: Int16) throws {
    try reserve(2)
    store(fields)
  }

  /// A field of the type `integer`.
  @inlinable
  package mutating func append(_ value: Int32) throws { try appendFixed(value) }

  /// A field of the type `bigint`.
  @inlinable
  package mutating func append(_ value: Int64) throws { try appendFixed(value) }

  /// A field of the type `double precision`.
  @inlinable
  package mutating func append(_ value: Double) throws { try appendFixed(value.bitPattern) }

  /// A field of the type `bytea`, or any other whose bytes the caller has encoded.
  @inlinable
  package mutating func append(bytes: UnsafeRawBufferPointer) throws {
    try reserve(4)
    store(Int32(truncatingIfNeeded: bytes.count))
    try append(raw: bytes)
  }

  /// A field that is NULL.
  @inlinable
  package mutating func appendNull() throws {
    try reserve(4)
    store(Int32(-1))
  }

  /// A field of any type; nil is NULL.
  package mutating func append<Value: QueryValue>(value: Value?) throws {
    scratch.removeAll()
    do {
      try scratch.appendField(value)
    } catch let fault as ValueFault {
      throw PostgreSQLError(.invalidValue, "a value for COPY: \(fault)")
    }
    try scratch.bytes.withUnsafeBytes { try append(raw: $0) }
  }

  /// An array field; nil is NULL.
  package mutating func append<Value: QueryValue>(array: SlotArray<Value>?) throws {
    guard let array else { return try appendNull() }
    scratch.removeAll()
    do {
      try array.encode(to: &scratch)
    } catch let fault as ValueFault {
      throw PostgreSQLError(.invalidValue, "an array for COPY: \(fault)")
    }
    try scratch.bytes.withUnsafeBytes { try append(bytes: $0) }
  }

  /// Bytes that are rows, or parts of rows, already.
  @inlinable
  package mutating func append(raw bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append(raw: $0) } }

  /// Bytes that are rows, or parts of rows, already.
  package mutating func append(raw bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count <= buffer.count - used else {
      try flush()
      guard bytes.count < buffer.count else { return try send(bytes) }
      return try append(raw: bytes)
    }
    UnsafeMutableRawBufferPointer(rebasing: buffer[used...]).copyMemory(from: bytes)
    used += bytes.count
  }

  /// Sends what is left, with the mark of the end.
  mutating func finish() throws {
    try reserve(2)
    store(Int16(-1))
    try flush()
  }

  @inlinable
  mutating func appendFixed<Integer: FixedWidthInteger>(_ value: Integer) throws {
    try reserve(4 + MemoryLayout<Integer>.size)
    store(Int32(MemoryLayout<Integer>.size))
    store(value)
  }

  @inlinable
  mutating func store<Integer: FixedWidthInteger>(_ value: Integer) {
    buffer.storeBytes(of: value.bigEndian, toByteOffset: used, as: Integer.self)
    used += MemoryLayout<Integer>.size
  }

  @inlinable
  mutating func reserve(_ count: Int) throws { if buffer.count - used < count { try flush() } }

  @usableFromInline
  mutating func flush() throws {
    try send(UnsafeRawBufferPointer(rebasing: buffer[..<used]))
    used = 0
  }

  /// Sends bytes in blocks, each handed to the system before the next, so that nothing piles up in memory.
  private func send(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      let block = UnsafeRawBufferPointer(rebasing: rest.prefix(CopyWriter.blockSize))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(block.count))
      try wire.putCopyBlock(block)
    }
  }
}
