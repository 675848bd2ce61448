/// Reads one line of an adapter's output: a JSON object whose first level has the protocol's keys, in any order.
///
/// Keys that the protocol does not know are checked and skipped. Nothing is copied: values are places in the line.
package struct LineScanner: Sendable {
  /// Levels of objects and lists within each other, the line's own object included.
  static let maximumDepth = 64
  /// Keys on the first level, which keeps the search for duplicates cheap.
  static let maximumKeys = 256

  /// Values by the field's number, of the line scanned last.
  package private(set) var values: [WireValue]
  private var seen: UInt64 = 0
  private var unknownKeys: [[UInt8]] = []
  private var keys = 0
  /// Fields in the order of their appearance, of the line scanned last.
  package private(set) var order: [Int] = []

  package init() {
    values = Array(repeating: WireValue(), count: WireField.allCases.count)
  }

  /// Scans a line without its line feed.
  package mutating func scan(_ line: UnsafeBufferPointer<UInt8>) throws(ScanFault) {
    reset()
    guard let base = line.baseAddress, !line.isEmpty else {
      throw ScanFault(offset: 0, what: "an empty line stands where a JSON object should")
    }
    var cursor = ByteCursor(base: base, count: line.count)
    cursor.skipSpace()
    guard cursor.take(0x7B) else { throw cursor.fault("a line must be a JSON object: \(cursor.found)") }
    cursor.skipSpace()
    if !cursor.take(0x7D) { try members(&cursor) }
    cursor.skipSpace()
    if !cursor.atEnd { throw cursor.fault("nothing may follow the object: \(cursor.found)") }
  }

  private mutating func reset() {
    for field in order { values[field] = WireValue() }
    seen = 0
    keys = 0
    order.removeAll(keepingCapacity: true)
    unknownKeys.removeAll(keepingCapacity: true)
  }

  private mutating func members(_ cursor: inout ByteCursor) throws(ScanFault) {
    while true {
      let place = cursor.offset
      let key = try cursor.string()
      let field = try note(key, at: place, in: cursor)
      cursor.skipSpace()
      guard cursor.take(0x3A) else { throw cursor.fault("expected ':' after a key: \(cursor.found)") }
      cursor.skipSpace()
      do {
        let value = try LineScanner.value(&cursor)
        if let field { values[field] = value }
      } catch {
        throw field.map { error.naming(WireField.numbered[$0].key) } ?? error
      }
      cursor.skipSpace()
      if cursor.take(0x2C) {
        cursor.skipSpace()
        continue
      }
      guard cursor.take(0x7D) else { throw cursor.fault("expected ',' or '}' after a value: \(cursor.found)") }
      return
    }
  }

  /// The field of a key, nil when the protocol has none; a key that was there before is a fault.
  private mutating func note(_ key: ByteCursor.Text, at place: Int, in cursor: ByteCursor) throws(ScanFault) -> Int? {
    keys += 1
    if keys > LineScanner.maximumKeys {
      throw cursor.fault("a line must not have more than \(LineScanner.maximumKeys) keys", at: place)
    }
    let bytes = UnsafeBufferPointer(start: cursor.base + key.start, count: key.end - key.start)
    let number: Int32
    if key.isEscaped {
      number = WireField.table.lookup(JSONText.decode(bytes, isEscaped: true))
    } else {
      number = WireField.table.lookup(cursor.base + key.start, bytes.count)
    }
    guard number >= 0 else {
      let name = key.isEscaped ? JSONText.unescape(bytes) : Array(bytes)
      if unknownKeys.contains(name) { throw duplicate(String(decoding: name, as: UTF8.self), at: place) }
      unknownKeys.append(name)
      return nil
    }
    let field = Int(number)
    if seen & (1 << UInt64(field)) != 0 { throw duplicate(WireField.numbered[field].key, at: place) }
    seen |= 1 << UInt64(field)
    order.append(field)
    return field
  }

  private func duplicate(_ key: String, at place: Int) -> ScanFault {
    ScanFault(offset: place, field: String(key.prefix(100)), what: "the key stands twice in the line")
  }

  private static func value(_ cursor: inout ByteCursor) throws(ScanFault) -> WireValue {
    var value = WireValue()
    value.start = Int32(cursor.offset)
    switch cursor.byte {
    case 0x22:
      let text = try cursor.string()
      value.kind = .text
      value.isEscaped = text.isEscaped
      value.start = Int32(text.start)
      value.end = Int32(text.end)
      return value
    case 0x2D, 0x30...0x39:
      value.kind = .number
      value.number = try NumberScanner.scan(&cursor)
    case 0x7B, 0x5B:
      value.kind = .composite
      try CompositeSkipper.skip(&cursor)
    default: value.kind = try word(&cursor)
    }
    value.end = Int32(cursor.offset)
    return value
  }

  /// Reads `true`, `false` or `null`; everything else is no JSON value.
  static func word(_ cursor: inout ByteCursor) throws(ScanFault) -> WireValue.Kind {
    switch cursor.byte {
    case UInt8(ascii: "t"):
      try cursor.word("true")
      return .yes
    case UInt8(ascii: "f"):
      try cursor.word("false")
      return .no
    default:
      try cursor.word("null")
      return .null
    }
  }
}
