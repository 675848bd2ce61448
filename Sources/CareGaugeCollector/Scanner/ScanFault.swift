/// Where a line of an adapter's output is not what the protocol asks for.
package struct ScanFault: Error, Hashable {
  /// Bytes before the fault in its line; `column(in:)` turns it into what an editor shows.
  package var offset: Int
  /// The key whose value is at fault, if one is.
  package var field: String?
  /// What is wrong, and what should stand there.
  package var what: String
  /// Whether the bytes are no UTF-8, which has a code of its own.
  package var isEncoding: Bool

  package init(offset: Int, field: String? = nil, what: String, isEncoding: Bool = false) {
    self.offset = offset
    self.field = field
    self.what = what
    self.isEncoding = isEncoding
  }

  /// The fault's column, from 1, in characters as an editor counts them (code points).
  package func column(in line: UnsafeBufferPointer<UInt8>) -> Int {
    1 + line.prefix(offset).reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  /// The same fault, said of a field.
  func naming(_ field: String) -> ScanFault {
    var named = self
    named.field = field
    return named
  }
}
