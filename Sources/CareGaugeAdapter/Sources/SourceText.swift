import Foundation

/// How a source's text is coded.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// GB 18030, which holds GBK and GB 2312 and has sequences of one, two and four bytes.
  case gb18030
  /// UTF-8 where the bytes are valid UTF-8, else GB 18030.
  case automatic = "auto"
}

/// Bytes that are no text in the encoding expected.
public struct TextFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where the first bad byte is, from 0.
  public let offset: Int
  /// The line that it is in, from 1.
  public let line: Int
  /// A sentence for a person.
  public let reason: String

  /// A fault with its place and sentence.
  public init(offset: Int, line: Int, reason: String) {
    self.offset = offset
    self.line = line
    self.reason = reason
  }

  /// Place and reason.
  public var description: String { "byte \(offset) (line \(line)): \(reason)" }
}

/// Turns a source's bytes into text, or says where they are none.
public enum SourceText {
  /// Decodes all of `bytes`; a byte order mark is dropped, nothing is replaced.
  /// - Throws: `TextFault` for bytes that are not valid, and for NUL, which no text holds.
  public static func decode(_ bytes: [UInt8], as encoding: TextEncoding = .automatic) throws(TextFault) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw fault(at: 0, in: bytes, "UTF-16 text; save it as UTF-8 or GB 18030")
    }
    if let nul = bytes.firstIndex(of: 0) {
      throw fault(at: nul, in: bytes, "a NUL byte; this is no text file")
    }
    switch encoding {
    case .utf8: return try utf8(bytes)
    case .gb18030: return try gb18030(bytes)
    case .automatic:
      if bytes.starts(with: byteOrderMark) { return try utf8(bytes) }
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      do {
        return try gb18030(bytes)
      } catch {
        let reason = error.reason == cutOff ? cutOff : "neither UTF-8 nor GB 18030"
        throw TextFault(offset: error.offset, line: error.line, reason: reason)
      }
    }
  }

  private static let cutOff = "the text ends within a character; it is cut off"
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func utf8(_ bytes: [UInt8]) throws(TextFault) -> String {
    let content = bytes.starts(with: byteOrderMark) ? bytes[3...] : bytes[...]
    if let text = String(validating: content, as: UTF8.self) { return text }
    throw fault(at: firstInvalid(content), in: bytes, "not UTF-8; if the file is GB 18030 (GBK), say so in the options")
  }

  /// The first position from which the bytes are no UTF-8: the end of the longest valid beginning.
  private static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var source = bytes.makeIterator()
    var position = bytes.startIndex
    while case .valid(let scalar) = parser.parseScalar(from: &source) { position += scalar.count }
    return min(position, bytes.endIndex)
  }

  /// Through the C library's iconv, the only decoder here that knows the four-byte sequences and says where a fault is.
  private static func gb18030(_ bytes: [UInt8]) throws(TextFault) -> String {
    let none = iconv_t(bitPattern: -1)
    guard let converter = iconv_open("UTF-8", "GB18030"), converter != none else {
      throw TextFault(offset: 0, line: 1, reason: "this system's C library has no GB 18030 converter")
    }
    defer { iconv_close(converter) }
    var output = [UInt8](repeating: 0, count: bytes.count * 2 + 64)
    var consumed = 0
    var produced = 0
    while consumed < bytes.count {
      let step = convert(converter, bytes, from: consumed, into: &output, at: produced)
      consumed += step.consumed
      produced += step.produced
      switch step.error {
      case 0: break
      case E2BIG: output.append(contentsOf: repeatElement(0, count: output.count))
      case EINVAL: throw fault(at: consumed, in: bytes, cutOff)
      default: throw fault(at: consumed, in: bytes, "not GB 18030; if the file is UTF-8, say so in the options")
      }
    }
    return String(decoding: output[..<produced], as: UTF8.self)
  }

  private static func convert(
    _ converter: iconv_t, _ bytes: [UInt8], from start: Int, into output: inout [UInt8], at end: Int
  ) -> (consumed: Int, produced: Int, error: Int32) {
    var input = Array(bytes[start...].prefix(1 << 20))
    // A piece may end within a character, which is only a fault at the end of the file.
    let isLast = start + input.count == bytes.count
    return input.withUnsafeMutableBytes { source in
      output.withUnsafeMutableBytes { target in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var fromLeft = source.count
        var to = target.baseAddress?.advanced(by: end).assumingMemoryBound(to: CChar.self)
        var toLeft = target.count - end
        let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
        var error = Int(bitPattern: UInt(bitPattern: Int(result))) == -1 ? errno : 0
        if error == EINVAL, !isLast { error = 0 }
        return (source.count - fromLeft, target.count - end - toLeft, error)
      }
    }
  }

  private static func fault(at offset: Int, in bytes: [UInt8], _ reason: String) -> TextFault {
    let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
    return TextFault(offset: offset, line: line, reason: reason)
  }
}
