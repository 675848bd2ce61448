/// Numbers for names given as bytes, so that a name in a line becomes a number without becoming a `String` first.
package struct NameTable: Sendable {
  /// Up to 16 bytes are kept in two words and compare at once; longer names compare against `texts` too.
  private struct Entry: Sendable {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var length: Int32 = -1
    var value: Int32 = -1
    var text: Int = 0
  }

  private var entries: [Entry]
  private var mask: Int
  private var texts: [UInt8] = []
  package private(set) var count = 0

  /// A table with room for `capacity` names before it grows.
  package init(capacity: Int = 16) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    entries = Array(repeating: Entry(), count: size)
    mask = size - 1
  }

  /// A table of the names with the numbers beside them.
  package init(_ names: some Sequence<(String, Int32)>) {
    self.init()
    for (name, value) in names { insert(name, value) }
  }

  /// The number of the name, or -1.
  @inline(__always)
  package func lookup(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
    let (first, last) = NameTable.words(bytes, length)
    var index = NameTable.hash(first, last, length) & mask
    return entries.withUnsafeBufferPointer { entries in
      while true {
        let entry = entries[index]
        if entry.length < 0 { return -1 }
        if entry.first == first, entry.last == last, entry.length == Int32(truncatingIfNeeded: length),
          length <= 16 || matches(entry, bytes, length)
        {
          return entry.value
        }
        index = (index &+ 1) & mask
      }
    }
  }

  /// The number of the name, or -1.
  package func lookup(_ name: String) -> Int32 {
    var name = name
    return name.withUTF8 { bytes in bytes.baseAddress.map { lookup($0, bytes.count) } ?? -1 }
  }

  /// Gives a name a number; a name that has one keeps it.
  package mutating func insert(_ name: String, _ value: Int32) {
    var name = name
    name.withUTF8 { bytes in
      if let base = bytes.baseAddress { insert(UnsafeBufferPointer(start: base, count: bytes.count), value) }
    }
  }

  /// Gives a name a number; a name that has one keeps it.
  package mutating func insert(_ name: UnsafeBufferPointer<UInt8>, _ value: Int32) {
    guard let base = name.baseAddress, lookup(base, name.count) < 0 else { return }
    if (count + 1) * 2 > entries.count { grow() }
    let (first, last) = NameTable.words(base, name.count)
    let text = texts.count
    texts.append(contentsOf: name)
    place(Entry(first: first, last: last, length: Int32(name.count), value: value, text: text))
    count += 1
  }

  private mutating func place(_ entry: Entry) {
    var index = NameTable.hash(entry.first, entry.last, Int(entry.length)) & mask
    while entries[index].length >= 0 { index = (index + 1) & mask }
    entries[index] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(), count: old.count * 2)
    mask = entries.count - 1
    for entry in old where entry.length >= 0 { place(entry) }
  }

  private func matches(_ entry: Entry, _ bytes: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    texts.withUnsafeBufferPointer { texts in
      guard let base = texts.baseAddress else { return false }
      return ByteWords.equal(base + entry.text, bytes, count: length)
    }
  }

  /// The first and the last eight bytes, which may overlap; exact for names of up to 16 bytes.
  @inline(__always)
  private static func words(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> (UInt64, UInt64) {
    if length >= 8 { return (ByteWords.load(bytes), ByteWords.load(bytes + (length &- 8))) }
    if length >= 4 { return (UInt64(ByteWords.loadHalf(bytes)), UInt64(ByteWords.loadHalf(bytes + (length &- 4)))) }
    var word: UInt64 = 0
    for offset in 0..<length { word = word << 8 | UInt64(bytes[offset]) }
    return (word, 0)
  }

  @inline(__always)
  private static func hash(_ first: UInt64, _ last: UInt64, _ length: Int) -> Int {
    let (high, low) = (first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: (last &+ UInt64(truncatingIfNeeded: length)) ^ 0xD1B5_4A32_D192_ED03)
    return Int(truncatingIfNeeded: (high ^ low) >> 1)
  }
}
