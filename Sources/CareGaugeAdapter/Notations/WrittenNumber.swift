/// One number with the unit written behind it, as far as the text itself goes.
struct WrittenNumber: Hashable {
  let decimal: DecimalDigits
  /// The unit in the text, if any.
  let unit: WrittenUnit?
  /// Whether words say that it is a share: 百分之六十, 六成, 半数.
  let isWordRatio: Bool

  /// Reads a whole plain text.
  /// - Throws: `NotationFault` when it is not a number, or something stands behind number and unit.
  init(_ text: String) throws(NotationFault) {
    var rest = Substring(text)
    let isNegative = WrittenNumber.takeSign(from: &rest)
    if let ratio = try WrittenNumber.wordRatio(rest) {
      guard !isNegative else { throw NotationFault("not a number") }
      (decimal, unit, isWordRatio) = (ratio, nil, true)
      return
    }
    guard var number = try WrittenNumber.take(from: &rest) else {
      throw NotationFault("not a number")
    }
    number.isNegative = isNegative
    let unitText = PlainText(rest).compact
    if unitText.hasPrefix("刻钟") {
      number = try WrittenNumber.quarters(number)
      (decimal, unit, isWordRatio) = (number, WrittenUnit(.minutes, power: 0), false)
      guard unitText == "刻钟" else { throw NotationFault("something stands behind its unit") }
      return
    }
    guard !unitText.isEmpty || rest.isEmpty else { throw NotationFault("not a number") }
    (decimal, isWordRatio) = (number, false)
    unit = unitText.isEmpty ? nil : try WrittenNumber.unit(unitText)
  }

  /// What stands behind a number is a unit, or the text is not a number at all.
  private static func unit(_ text: String) throws(NotationFault) -> WrittenUnit {
    guard let first = text.first, !first.isDecimalDigit, !".,+-*/=(".contains(first) else {
      throw NotationFault("not a number")
    }
    return try WrittenUnit(text)
  }

  /// `-12`, `△12`, `▲12`, `↓3`, `(12)`.
  /// - Returns: whether the number is negative.
  private static func takeSign(from text: inout Substring) -> Bool {
    if let first = text.first, "-△▲↓".contains(first) {
      text = text.dropFirst().drop { $0 == " " }
      return true
    }
    if text.first == "(", text.last == ")" {
      text = text.dropFirst().dropLast()
      return true
    }
    return false
  }

  private static func take(from text: inout Substring) throws(NotationFault) -> DecimalDigits? {
    if let number = try DecimalDigits.take(from: &text) { return number }
    return try ChineseNumeral.take(from: &text)
  }

  private static func wordRatio(_ text: Substring) throws(NotationFault) -> DecimalDigits? {
    for (word, power) in [("百分之", -2), ("千分之", -3), ("万分之", -4)] where text.hasPrefix(word) {
      return try whole(text.dropFirst(word.count)).scaled(by: power)
    }
    if text == "半数" || text == "一半" { return DecimalDigits(digits: "5", exponent: -1) }
    guard text.last == "成", text.count > 1 else { return nil }
    let tenths = try whole(text.dropLast()).scaled(by: -1)
    guard let value = tenths.value, value <= 1 else { throw NotationFault("more than ten tenths") }
    return tenths
  }

  private static func whole(_ text: Substring) throws(NotationFault) -> DecimalDigits {
    var rest = text
    guard let number = try WrittenNumber.take(from: &rest), rest.isEmpty else {
      throw NotationFault("not a number")
    }
    return number
  }

  /// A quarter of an hour has 15 minutes.
  private static func quarters(_ number: DecimalDigits) throws(NotationFault) -> DecimalDigits {
    guard number.exponent == 0, let count = Int(number.digits), count > 0, count <= 96 else {
      throw NotationFault("not a number of quarters of an hour")
    }
    return DecimalDigits(isNegative: number.isNegative, digits: String(count * 15))
  }
}
