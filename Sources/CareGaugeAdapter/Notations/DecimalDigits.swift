/// A decimal number as its digits and a power of ten, so that 1.92 under 万 becomes 19200 without a rounding error.
struct DecimalDigits: Hashable {
  var isNegative = false
  /// ASCII digits, at least one.
  var digits: String
  /// Power of ten of the last digit.
  var exponent = 0

  /// The nearest number.
  var value: Double? {
    guard let value = Double("\(digits)e\(exponent)"), value.isFinite else { return nil }
    return isNegative ? -value : value
  }

  /// The number times a power of ten.
  func scaled(by power: Int) -> DecimalDigits {
    var scaled = self
    scaled.exponent += power
    return scaled
  }

  /// Takes an unsigned number off the beginning of a plain text: `12345`, `12,345`, `12 345`, `58.0`.
  ///
  /// Separators stand before groups of exactly three digits, or the text is not one number.
  static func take(from text: inout Substring) throws(NotationFault) -> DecimalDigits? {
    guard let first = text.first, first.isDecimalDigit else { return nil }
    var digits = takeDigits(from: &text)
    // 0531 is a telephone's area code and 01 a number in a list; a figure has no zero in front.
    guard digits.count == 1 || digits.first != "0" else { throw NotationFault("it begins with 0, as codes do") }
    if let separator = text.first, separator == "," || separator == " ", text.dropFirst().first?.isDecimalDigit == true
    {
      guard digits.count <= 3 else { throw NotationFault("its digits are not grouped in threes") }
      while text.first == separator, text.dropFirst().first?.isDecimalDigit == true {
        text = text.dropFirst()
        let group = takeDigits(from: &text)
        guard group.count == 3 else { throw NotationFault("its digits are not grouped in threes") }
        digits += group
      }
    }
    guard text.first == "." else { return DecimalDigits(digits: digits) }
    text = text.dropFirst()
    let decimals = takeDigits(from: &text)
    guard !decimals.isEmpty else { throw NotationFault("no digit follows its decimal point") }
    return DecimalDigits(digits: digits + decimals, exponent: -decimals.count)
  }

  private static func takeDigits(from text: inout Substring) -> String {
    let digits = text.prefix { $0.isDecimalDigit }
    text = text[digits.endIndex...]
    return String(digits)
  }
}

extension Character {
  /// ASCII 0 to 9; full-width digits have been made ASCII before.
  var isDecimalDigit: Bool { self >= "0" && self <= "9" && isASCII }
}
