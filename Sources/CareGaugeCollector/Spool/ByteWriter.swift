/// Puts values one behind the other, little-endian, texts and lists with their counts in front.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ value: Double) { put(value.bitPattern) }

  mutating func put(_ text: String) {
    put(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put<Value>(_ value: Value?, _ body: (inout ByteWriter, Value) -> Void) {
    put(UInt8(value == nil ? 0 : 1))
    if let value { body(&self, value) }
  }

  mutating func put(_ text: String?) { put(text) { $0.put($1) } }

  mutating func put<Element>(list: [Element], _ body: (inout ByteWriter, Element) -> Void) {
    put(UInt32(list.count))
    for element in list { body(&self, element) }
  }

  /// A column of numbers as it lies in memory; the file never leaves the machine.
  mutating func put<Element: BitwiseCopyable>(column: [Element]) {
    put(UInt32(column.count))
    column.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what `ByteWriter` wrote; anything else is a `SpoolFault`.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var offset: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  var isAtEnd: Bool { offset == bytes.endIndex }

  mutating func integer<Integer: FixedWidthInteger>(_ type: Integer.Type = Integer.self) throws(SpoolFault) -> Integer {
    let raw = try take(MemoryLayout<Integer>.size)
    return Integer(littleEndian: raw.withUnsafeBytes { $0.loadUnaligned(as: Integer.self) })
  }

  mutating func number() throws(SpoolFault) -> Double { Double(bitPattern: try integer()) }

  mutating func text() throws(SpoolFault) -> String {
    let count = Int(try integer(UInt32.self))
    guard let text = String(validating: try take(count), as: UTF8.self) else {
      throw SpoolFault(.damaged, "a text is no UTF-8")
    }
    return text
  }

  mutating func optional<Value>(
    _ body: (inout ByteReader) throws(SpoolFault) -> Value
  ) throws(SpoolFault) -> Value? {
    let mark = try integer(UInt8.self)
    guard mark <= 1 else { throw SpoolFault(.damaged, "a mark is neither yes nor no") }
    return mark == 0 ? nil : try body(&self)
  }

  mutating func optionalText() throws(SpoolFault) -> String? {
    try optional { reader throws(SpoolFault) in try reader.text() }
  }

  mutating func list<Element>(
    _ body: (inout ByteReader) throws(SpoolFault) -> Element
  ) throws(SpoolFault) -> [Element] {
    let count = Int(try integer(UInt32.self))
    var list: [Element] = []
    for _ in 0..<count { list.append(try body(&self)) }
    return list
  }

  mutating func column<Element: BitwiseCopyable>(_ type: Element.Type) throws(SpoolFault) -> [Element] {
    let count = Int(try integer(UInt32.self))
    let raw = try take(count * MemoryLayout<Element>.stride)
    return raw.withUnsafeBytes { raw in
      (0..<count).map { raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Element>.stride, as: Element.self) }
    }
  }

  /// A value that its text must give.
  mutating func value<Value>(_ make: (String) -> Value?) throws(SpoolFault) -> Value {
    guard let value = make(try text()) else { throw SpoolFault(.damaged, "a text is no \(Value.self)") }
    return value
  }

  private mutating func take(_ count: Int) throws(SpoolFault) -> ArraySlice<UInt8> {
    guard count <= bytes.endIndex - offset else { throw SpoolFault(.damaged, "the file ends too early") }
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }
}
