/// Numbers in Chinese characters: 十五, 一百二十, 两, 二〇二三, 三点五.
enum ChineseNumeral {
  private static let digits: [Character: Int] = [
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let small: [Character: Int] = ["十": 10, "百": 100, "千": 1000]
  private static let large: [Character: Int] = ["万": 10_000, "亿": 100_000_000]

  /// Takes a numeral off the beginning of a text; nil when there is none.
  static func take(from text: inout Substring) throws(NotationFault) -> DecimalDigits? {
    let run = text.prefix { digits[$0] != nil || small[$0] != nil || large[$0] != nil || $0 == "点" }
    guard let first = run.first, digits[first] != nil || first == "十" else { return nil }
    let parts = run.split(separator: "点", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = integer(parts[0]) else {
      throw NotationFault("its Chinese numeral is not a number")
    }
    text = text[run.endIndex...]
    guard parts.count == 2 else { return DecimalDigits(digits: String(whole)) }
    let decimals = parts[1].compactMap { digits[$0] }
    guard !decimals.isEmpty, decimals.count == parts[1].count else {
      throw NotationFault("its Chinese numeral is not a number")
    }
    return DecimalDigits(digits: String(whole) + decimals.map(String.init).joined(), exponent: -decimals.count)
  }

  /// The whole of a text as a number: by places (一百二十) or digit by digit (二〇二三).
  static func integer(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.count <= 20 else { return nil }
    if text.allSatisfy({ digits[$0] != nil }) {
      // 二三人 are two or three people, not 23: digit by digit only years and what holds a 零 are written.
      guard text.count == 1 || (text.count >= 4 || text.contains { digits[$0] == 0 }) && text.first != "两" else {
        return nil
      }
      return Int(text.compactMap { digits[$0].map(String.init) }.joined())
    }
    return byPlaces(text)
  }

  /// Places must fall from left to right within each group of four, and groups too, or the text is no number.
  ///
  /// 一百五 (150 in speech, 105 in haste) is none either: a last digit needs its place or 零 before it.
  private static func byPlaces(_ text: some StringProtocol) -> Int? {
    var total = 0
    var group = 0
    var digit: Int?
    var place = 10_000
    var groupPlace = Int.max
    var isLoose = false
    for character in text {
      if let value = digits[character] {
        if value == 0 {
          guard place != 10, digit == nil else { return nil }
          isLoose = false
          continue
        }
        guard digit == nil else { return nil }
        digit = value
      } else if let value = small[character] {
        guard value < place, digit != nil || (value == 10 && group == 0) else { return nil }
        group += (digit ?? 1) * value
        (digit, place, isLoose) = (nil, value, value > 10)
      } else if let value = large[character], value > groupPlace, group == 0, digit == nil {
        // 三万亿: a large place after another multiplies all that stands before it.
        total *= value
        groupPlace = value
      } else if let value = large[character] {
        guard value < groupPlace, group + (digit ?? 0) > 0, digit == nil || !isLoose else { return nil }
        total += (group + (digit ?? 0)) * value
        (group, digit, place, groupPlace, isLoose) = (0, nil, 10_000, value, true)
      } else {
        return nil
      }
    }
    guard digit == nil || !isLoose else { return nil }
    return total + group + (digit ?? 0)
  }
}
