/// A decimal number digit by digit, so that rounding for display and comparing what is displayed know no binary noise.
struct DecimalNumber: Sendable, Hashable, Comparable {
  private(set) var isNegative: Bool
  /// Significant digits (0–9) without zeros at either end; empty for zero.
  private(set) var digits: [UInt8]
  /// The value is 0.d₁d₂… × 10^point.
  private(set) var point: Int

  /// The shortest decimal that reads back as `value`; zero for what is not finite.
  init(_ value: Double) {
    let text = value.isFinite ? "\(value.magnitude)" : "0"
    let parts = text.split(separator: "e")
    let mantissa = (parts.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
    let whole = mantissa.first ?? ""
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    self.init(
      isNegative: value < 0, digits: "\(whole)\(fraction)".utf8.map { $0 - 0x30 }, point: whole.utf8.count + exponent)
  }

  private init(isNegative: Bool, digits: [UInt8], point: Int) {
    let zeros = digits.prefix { $0 == 0 }.count
    var kept = Array(digits.dropFirst(zeros))
    while kept.last == 0 { kept.removeLast() }
    self.digits = kept
    self.point = kept.isEmpty ? 0 : point - zeros
    self.isNegative = isNegative && !kept.isEmpty
  }

  /// Moves the decimal point to the right; two places make a ratio a percentage.
  func shifted(by places: Int) -> DecimalNumber {
    DecimalNumber(isNegative: isNegative, digits: digits, point: point + places)
  }

  /// Rounds half away from zero to so many decimals.
  func rounded(to decimals: Int) -> DecimalNumber {
    let kept = point + decimals
    guard kept < digits.count else { return self }
    guard kept >= 0 else { return DecimalNumber(isNegative: false, digits: [], point: 0) }
    var rounded = [0] + digits[..<kept]
    if digits[kept] >= 5 {
      var place = kept
      while rounded[place] == 9 {
        rounded[place] = 0
        place -= 1
      }
      rounded[place] += 1
    }
    return DecimalNumber(isNegative: isNegative, digits: rounded, point: point + 1)
  }

  /// How many decimals its exact text has.
  var decimals: Int { max(0, digits.count - point) }

  /// `1,234.5`, with commas between thousands.
  var text: String {
    let whole = point > 0 ? (0..<point).map { $0 < digits.count ? digits[$0] : 0 } : [0]
    var text = isNegative ? "-" : ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { text += "," }
      text += "\(digit)"
    }
    guard decimals > 0 else { return text }
    text += "." + String(repeating: "0", count: max(0, -point))
    for digit in digits.dropFirst(max(0, point)) { text += "\(digit)" }
    return text
  }

  static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isCloserToZero(than: left) : left.isCloserToZero(than: right)
  }

  private func isCloserToZero(than other: DecimalNumber) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    return point == other.point ? digits.lexicographicallyPrecedes(other.digits) : point < other.point
  }
}
