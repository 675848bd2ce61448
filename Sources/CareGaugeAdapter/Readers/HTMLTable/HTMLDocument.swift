/// A web page's tables and text, as a reader of the shown page sees them.
///
/// Tags need not be closed or nested rightly; scripts, styles, comments and hidden parts are left out. Nothing is fetched.
public struct HTMLDocument: Sendable {
  /// Every table in the order of their opening tags, tables within tables too.
  public let tables: [HTMLTable]
  /// All shown text, line by line, blank lines left out; for titles and dates outside tables.
  public let lines: [String]
  /// The encoding that the bytes are really in.
  public let encoding: Encoding

  /// The two encodings that the regions' pages use.
  public enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
  }

  /// Reads a page from its bytes.
  ///
  /// The page's own charset declaration is not believed: bytes that are valid UTF-8 are read as that, else bytes that are
  /// valid GB18030 (GBK is part of it) as that, and others are refused.
  public init(_ bytes: [UInt8], limits: HTMLLimits = HTMLLimits()) throws(HTMLFault) {
    guard bytes.count <= limits.bytes else {
      throw HTMLFault(.tooLarge, "the page has \(bytes.count) bytes; at most \(limits.bytes) are read")
    }
    let text: String
    (text, encoding) = try decoded(bytes)
    var collector = HTMLTableCollector(limits: limits)
    var tokenizer = HTMLTokenizer(Array(text.utf8), limits: limits)
    while let token = try tokenizer.next() { try collector.take(token) }
    (tables, lines) = try collector.finish()
  }
}

/// The page as text, and what it was written in.
private func decoded(_ bytes: [UInt8]) throws(HTMLFault) -> (String, HTMLDocument.Encoding) {
  if let text = try? SourceText.decode(bytes, as: .utf8) { return (text, .utf8) }
  // A page that is cut off within a character is UTF-8 up to there; its last table has no end tag either.
  if let lead = bytes.suffix(3).lastIndex(where: { $0 >= 0xC2 }),
    bytes[(lead + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 }),
    let text = try? SourceText.decode(Array(bytes[..<lead]), as: .utf8), text.utf8.contains(where: { $0 >= 0x80 })
  {
    return (text, .utf8)
  }
  do {
    return (try SourceText.decode(bytes), .gb18030)
  } catch {
    throw HTMLFault(.encoding, "the page is neither UTF-8 nor GB18030 at \(error); fetch it again or save it as UTF-8")
  }
}
