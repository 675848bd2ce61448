/// Reads days as officials write them: `2023年9月6日`, `2023.9.6`, `2023/09/06`, `20230906`, `二〇二三年九月六日`.
public enum DateNotation {
  /// The day that a text states in full; blanks within it do not matter, nor a time of day behind it.
  /// - Throws: `NotationFault` when year, month or day is missing or cannot be (`20239月27日`, 30 February).
  public static func day(_ text: some StringProtocol) throws(NotationFault) -> Day {
    let plain = PlainText(text).compact
    guard plain.utf8.count <= 60 else { throw NotationFault("too long for a date") }
    var rest = Substring(plain)
    guard let year = year(&rest) else { throw NotationFault("a date without its year in four digits") }
    guard let month = number(&rest, ending: "月"), let day = number(&rest, ending: "日", "号") else {
      return try separated(plain)
    }
    guard rest.isEmpty || isTime(rest) else { throw NotationFault("something stands behind the date") }
    return try checked(year, month, day)
  }

  /// The day that a serial number of a workbook stands for: 45175 is 2023-09-06 in the 1900 system.
  ///
  /// The 1900 system counts a 29 February 1900 that was none; serials up to 60 are refused for that reason.
  /// - Throws: `NotationFault` for a serial outside 61 to 109,575 (1900-03-01 to 2199-12-31) or with a fraction.
  public static func day(serial: Double, since1904: Bool = false) throws(NotationFault) -> Day {
    guard serial == serial.rounded(), serial > 60, serial <= 109_575 else {
      throw NotationFault("not a workbook's serial number of a day")
    }
    return Day(number: Int32(serial) - (since1904 ? 24_107 : 25_569))
  }

  /// `2023.9.6`, `2023-09-06`, `2023/09/06`, `20230906`.
  private static func separated(_ text: String) throws(NotationFault) -> Day {
    for separator in ["-", ".", "/"] {
      let parts = text.split(separator: separator, maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].count == 4, let year = Int(digits: parts[0]), let month = Int(digits: parts[1])
      else { continue }
      let day = parts[2].prefix { $0.isDecimalDigit }
      let rest = parts[2][day.endIndex...]
      // `2021-08-0719:39`: blanks are gone, so a time begins after the second digit of the day.
      if rest.first == ":", day.count == 4, let number = Int(digits: day.prefix(2)), isTime(day.dropFirst(2) + rest) {
        return try checked(year, month, number)
      }
      guard day.count <= 2, parts[1].count <= 2, let number = Int(digits: day), rest.isEmpty || isTime(rest) else {
        break
      }
      return try checked(year, month, number)
    }
    guard text.count == 8, let number = Int(digits: text) else { throw NotationFault("not a full date") }
    return try checked(number / 10_000, number / 100 % 100, number % 100)
  }

  static func checked(_ year: Int, _ month: Int, _ day: Int) throws(NotationFault) -> Day {
    guard (1900...2199).contains(year), let day = Day(year: year, month: month, day: day) else {
      throw NotationFault("a date that is in no calendar")
    }
    return day
  }

  /// Takes `2023年` or `二〇二三年`; leaves digits alone that no 年 follows.
  static func year(_ text: inout Substring) -> Int? {
    let head = text.prefix { $0 != "年" }
    guard head.count == 4, let year = Int(digits: head) ?? ChineseNumeral.integer(head) else {
      return Int(digits: text.prefix(4))
    }
    if head.endIndex < text.endIndex { text = text[text.index(after: head.endIndex)...] }
    return year
  }

  /// Takes a number in digits or characters up to one of the endings.
  static func number(_ text: inout Substring, ending: Character...) -> Int? {
    guard let end = text.firstIndex(where: { ending.contains($0) }) else { return nil }
    let head = text[..<end]
    // 两月 are two months, not February.
    guard head.count <= 3, !head.contains("两"), let number = Int(digits: head) ?? ChineseNumeral.integer(head) else {
      return nil
    }
    text = text[text.index(after: end)...]
    return number
  }

  private static func isTime(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) }) else { return false }
    let numbers = parts.compactMap { Int(digits: $0) }
    return numbers.count == parts.count && numbers[0] < 24 && numbers[1] < 60
  }
}

extension Int {
  /// A number of ASCII digits only, at most nine.
  init?(digits: some StringProtocol) {
    guard (1...9).contains(digits.count), digits.allSatisfy(\.isDecimalDigit) else { return nil }
    self.init(digits)
  }
}
