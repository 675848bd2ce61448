/// A file's bytes before they are parsed.
struct YAMLSource {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Why the bytes cannot be YAML of ours at all, if so: size, encoding, invisible line ends.
  func refusal(limits: YAMLTree.Limits) -> YAMLFault? {
    if bytes.count > limits.bytes {
      return fault(.start, "the file has more than \(limits.bytes >> 20) MiB; split it into several")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return fault(.start, "the file is UTF-16; save it as UTF-8")
    }
    if let offset = firstInvalidByte() {
      return fault(place(ofByte: offset), "a byte that is not UTF-8; save the file as UTF-8 (not GBK or GB18030)")
    }
    if let offset = firstHiddenLineEnd() {
      let what = "an invisible line separator (U+0085, U+2028 or U+2029); replace it by an ordinary line end or blank"
      return fault(place(ofByte: offset), what)
    }
    return nil
  }

  /// Takes a UTF-8 byte order mark away, which libyaml would count as a column.
  mutating func dropByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
  }

  /// Line and character of a byte, counted as editors do: a CR LF is one line end.
  func place(ofByte offset: Int) -> Place {
    var place = Place.start
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < min(offset, bytes.count) {
      let byte = bytes[index]
      let isCRBeforeLF = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isCRBeforeLF) {
        place = Place(line: place.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 && !isCRBeforeLF {
        place.column += 1
      }
      index += 1
    }
    return place
  }

  /// The character at a place, if there is one.
  func character(at place: Place) -> Unicode.Scalar? {
    let lines = bytes.split(separator: 0x0A, maxSplits: place.line, omittingEmptySubsequences: false)
    guard place.line <= lines.count else { return nil }
    return String(decoding: lines[place.line - 1], as: UTF8.self).unicodeScalars.dropFirst(place.column - 1).first
  }

  private func fault(_ place: Place, _ what: String) -> YAMLFault { YAMLFault(place: place, what: what) }

  private func firstInvalidByte() -> Int? {
    // The standard library's own check is fast; only a file that fails it is searched for the place.
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var decoder = UTF8.ForwardParser()
      var iterator = buffer.makeIterator()
      var offset = 0
      while true {
        switch decoder.parseScalar(from: &iterator) {
        case .valid(let scalar): offset += scalar.count
        case .emptyInput: return nil
        case .error: return offset
        }
      }
    }
  }

  private func firstHiddenLineEnd() -> Int? {
    guard bytes.count > 1 else { return nil }
    for index in 0..<bytes.count - 1 where bytes[index] == 0xC2 || bytes[index] == 0xE2 {
      if bytes[index] == 0xC2 && bytes[index + 1] == 0x85 { return index }
      if bytes[index...].starts(with: [0xE2, 0x80, 0xA8]) || bytes[index...].starts(with: [0xE2, 0x80, 0xA9]) {
        return index
      }
    }
    return nil
  }
}
