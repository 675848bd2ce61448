import CareGaugeAdapter
import Testing

/// 养老机构, in GB 18030.
private let chinese: [UInt8] = [0xD1, 0xF8, 0xC0, 0xCF, 0xBB, 0xFA, 0xB9, 0xB9]

@Test func twoByteCharactersAreRead() throws {
  #expect(try SourceText.decode(chinese, as: .gb18030) == "养老机构")
  #expect(try SourceText.decode(chinese) == "养老机构")
}

@Test func fourByteCharactersAreRead() throws {
  // U+20BB7 and U+3400.
  #expect(
    try SourceText.decode([0x95, 0x34, 0xB2, 0x35, 0x81, 0x39, 0xEE, 0x39], as: .gb18030) == "\u{20BB7}\u{3400}")
}

@Test func utf8IsReadWithAndWithoutItsMark() throws {
  #expect(try SourceText.decode(Array("养老,1".utf8)) == "养老,1")
  #expect(try SourceText.decode([0xEF, 0xBB, 0xBF] + Array("养老".utf8), as: .utf8) == "养老")
  #expect(try SourceText.decode([]) == "")
}

@Test func badBytesAreReportedWhereTheyStand() {
  let bytes = chinese + [0x0A, 0xFF, 0xFF]
  #expect(
    throws: TextFault(offset: 9, line: 2, reason: "not GB 18030; if the file is UTF-8, say so in the options")
  ) { try SourceText.decode(bytes, as: .gb18030) }
  #expect(throws: TextFault(offset: 9, line: 2, reason: "neither UTF-8 nor GB 18030")) {
    try SourceText.decode(bytes)
  }
  #expect(
    throws: TextFault(offset: 3, line: 1, reason: "not UTF-8; if the file is GB 18030 (GBK), say so in the options")
  ) { try SourceText.decode(Array("abc".utf8) + chinese, as: .utf8) }
}

@Test(arguments: [TextEncoding.gb18030, .automatic]) func aTextCutWithinACharacterSaysSo(encoding: TextEncoding) {
  let fault = TextFault(offset: 6, line: 1, reason: "the text ends within a character; it is cut off")
  #expect(throws: fault) { try SourceText.decode(Array(chinese.dropLast()), as: encoding) }
}

@Test func whatIsNoTextIsRefused() {
  #expect(throws: TextFault(offset: 2, line: 1, reason: "a NUL byte; this is no text file")) {
    try SourceText.decode([0x61, 0x62, 0x00])
  }
  #expect(throws: TextFault(offset: 0, line: 1, reason: "UTF-16 text; save it as UTF-8 or GB 18030")) {
    try SourceText.decode([0xFF, 0xFE, 0x61, 0x00])
  }
}

@Test func aLongTextIsReadAcrossPieces() throws {
  // An odd offset, so that a piece of 2^20 bytes ends within a character.
  let text = try SourceText.decode([0x61] + (0..<300_000).flatMap { _ in chinese }, as: .gb18030)
  #expect(text.unicodeScalars.count == 1_200_001)
  #expect(text.hasSuffix("养老机构养老机构"))
}
