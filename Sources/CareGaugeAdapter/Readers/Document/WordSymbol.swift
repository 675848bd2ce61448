/// Characters that documents take from symbol fonts.
enum WordSymbol {
  /// The character that a font of symbols shows for a code of four hexadecimal digits; U+FFFD where it is not known.
  static func text(font: String, code: String) -> String {
    guard var value = UInt32(code, radix: 16) else { return "\u{FFFD}" }
    if (0xF000...0xF0FF).contains(value) { value -= 0xF000 }
    return (font == "Wingdings 2" ? wingdings2 : font == "Wingdings" ? wingdings : [:])[value] ?? "\u{FFFD}"
  }

  private static let wingdings: [UInt32: String] = [
    0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x78: "☒", 0xA8: "□", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
  ]
  private static let wingdings2: [UInt32: String] = [
    0x2A: "□", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA2: "■", 0xA3: "□",
  ]
}
