/// A number as catalogues write it: plain, or in percent.
package struct WrittenNumber: Hashable, Sendable {
  /// In units; percents already divided by 100.
  package let value: Double
  package let isPercent: Bool

  /// Reads `70000`, `48.6`, `-1` or `60%`; anything else is nil.
  package init?(_ text: String) {
    isPercent = text.hasSuffix("%")
    let digits = isPercent ? text.dropLast() : text[...]
    // Percents are shifted as decimals, so that 95.4% is the number nearest to 0.954.
    guard isDecimal(digits), let value = Double(isPercent ? "\(digits)e-2" : String(digits)) else { return nil }
    self.value = value
  }
}

extension Form where Value == WrittenNumber {
  /// `70000`, `48.6`, `-1`, `60%`
  static var number: Form {
    Form("a number such as 70000 or 48.6") { text, _ in
      WrittenNumber(text).map { .success($0) } ?? .failure(numberMisfit(text))
    }
  }
}

/// Whether the text is `-?digits(.digits)?` of at most 20 characters.
func isDecimal(_ text: Substring) -> Bool {
  let unsigned = text.first == "-" ? text.dropFirst() : text
  let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
  return (1...2).contains(parts.count) && text.utf8.count <= 20
    && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

/// Why a text is no number, with the number that was probably meant.
private func numberMisfit(_ text: String) -> Misfit {
  let halfWidth = String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { (0xFF01...0xFF5E).contains($0.value) ? Unicode.Scalar($0.value - 0xFEE0) ?? $0 : $0 }))
  let plain = halfWidth.filter { $0 != "," && $0 != "_" && $0 != " " && $0 != "，" }
  // A word for what is counted (700张) says nothing that the unit does not say.
  let digits = plain.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "-" }
  let isScaled = plain.contains { "万亿千百十‰成%".contains($0) }
  if isDecimal(digits), !isScaled, (1...2).contains(plain.count - digits.count), plain.last?.isASCII == false {
    return Misfit(write: "\(digits)")
  }
  let number = plain.hasSuffix("%") ? plain.dropLast() : plain[...]
  if isDecimal(number) { return Misfit(write: "\(plain)") }
  if plain.hasSuffix("万"), isDecimal(plain.dropLast()), let value = Double("\(plain.dropLast())e4"),
    value == value.rounded(), abs(value) < 1e15
  {
    return Misfit(write: "\(Int64(value))")
  }
  if plain.hasSuffix("‰") || plain.contains("/") {
    return Misfit("which is no decimal number", write: "it as a decimal number or in percent")
  }
  return Misfit("which is no number")
}
