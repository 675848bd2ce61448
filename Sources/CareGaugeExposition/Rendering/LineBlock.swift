/// Some thousand lines of a family, kept as bytes until one of them changes.
///
/// The parts of a line before its value stand only in the bytes themselves; writing other values copies them from there.
struct LineBlock: Sendable {
  /// Large enough that compressing blocks apart costs no size, small enough that the numbers stay in the cache.
  static let capacity = 4096

  let part: TextPart
  /// Length of `name{labels} ` of each line; equal labels share it.
  let prefixLengths: [UInt32]
  /// Length of the value with its line feed.
  let valueLengths: [UInt8]

  var lineCount: Int { prefixLengths.count }

  /// Lines from prefixes that stand one behind another.
  init(prefixes: [UInt8], prefixLengths: [UInt32], values: UnsafeBufferPointer<Double>) {
    let none = [UInt8](repeating: 0, count: prefixLengths.count)
    let (bytes, lengths) =
      LineWriter(source: prefixes, prefixLengths: prefixLengths, valueLengths: none)
      .lines(values) ?? (prefixes, none)
    self.init(part: TextPart(bytes), prefixLengths: prefixLengths, valueLengths: lengths)
  }

  init(part: TextPart, prefixLengths: [UInt32], valueLengths: [UInt8]) {
    self.part = part
    self.prefixLengths = prefixLengths
    self.valueLengths = valueLengths
  }

  /// The same lines with other values, as many as there are lines; this very block when its text stays the same.
  func replacing(values: UnsafeBufferPointer<Double>) -> LineBlock {
    let writer = LineWriter(source: part.bytes, prefixLengths: prefixLengths, valueLengths: valueLengths)
    guard let (bytes, lengths) = writer.lines(values) else { return self }
    return LineBlock(part: TextPart(bytes), prefixLengths: prefixLengths, valueLengths: lengths)
  }
}
