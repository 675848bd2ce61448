import Testing

@testable import CareGaugeExposition

@Test(
  arguments: [
    (0, "0"), (-0.0, "-0.0"), (1, "1"), (-1, "-1"), (0.57, "0.57"), (5586.0 / 9688, "0.5765895953757225"),
    (1_696_118_400, "1696118400"), (100, "100"), (1234567.125, "1234567.125"), (999_999_999.999999, "999999999.999999"),
    (0.000001, "0.000001"), (0.0000123, "0.0000123"), (0.00001234, "0.00001234"),
    (1e15, "1000000000000000"), (9_007_199_254_740_992, "9007199254740992"), (1e20, "100000000000000000000"),
    (1e21, "1e+21"), (1.5e300, "1.5e+300"), (1e23, "1e+23"), (9.5e-7, "9.5e-7"), (1.5e-5, "0.000015"),
    (0.00000123, "1.23e-6"), (.leastNonzeroMagnitude, "5e-324"),
    (2.2250738585072014e-308, "2.2250738585072014e-308"), (1.7976931348623157e308, "1.7976931348623157e+308"),
    (.infinity, "+Inf"), (-Double.infinity, "-Inf"), (.nan, "NaN"), (Double(bitPattern: 0xFFF8_0000_0000_0001), "NaN"),
    (0.30000000000000004, "0.30000000000000004"),
    (2.5e-5, "0.000025"), (123456.7890123, "123456.7890123"), (2251799813685248.5, "2251799813685248.5"),
  ] as [(Double, String)])
func aNumberIsWrittenAsExpected(value: Double, text: String) {
  #expect(NumberText.string(value) == text)
}

@Test func aHundredThousandRandomDoublesReadBackWithTheFewestDigits() {
  var random = SeededRandom(seed: 0x5EED)
  for round in 0..<100_000 {
    let value = round % 2 == 0 ? Double(bitPattern: random.next()) : everyday(&random)
    let text = NumberText.string(value)
    guard !value.isNaN else {
      #expect(text == "NaN")
      continue
    }
    guard value.isFinite else {
      #expect(text == (value > 0 ? "+Inf" : "-Inf"))
      continue
    }
    let back = Double(text)
    if back?.bitPattern != value.bitPattern || digits(text) != digits(value.description) || text.utf8.count > 24 {
      Issue.record("\(value) was written as \(text)")
    }
  }
}

@Test func powersOfTwoAndTenAndTheirNeighboursReadBackWithTheFewestDigits() {
  let twos = (-1074...1023).map { exponent in
    exponent < -1022
      ? Double(bitPattern: 1 << UInt64(exponent + 1074)) : Double(sign: .plus, exponent: exponent, significand: 1)
  }
  let tens = (-323...308).compactMap { Double("1e\($0)") }
  for value in (twos + tens).flatMap({ [$0, $0.nextUp, $0.nextDown, -$0] }) where value.isFinite {
    let text = NumberText.string(value)
    if Double(text)?.bitPattern != value.bitPattern || digits(text) != digits(value.description) {
      Issue.record("\(value) was written as \(text)")
    }
  }
}

@Test(
  arguments: [
    (0, "0.0"), (1, "1.0"), (0.25, "0.25"), (0.005, "0.005"), (10, "10.0"), (1e5, "100000.0"), (1e6, "1e+06"),
    (2.5e7, "2.5e+07"), (1e-5, "1e-05"), (1e-10, "1e-10"), (0.0001, "0.0001"), (1e120, "1e+120"),
  ] as [(Double, String)])
func aBoundIsWrittenInItsCanonicalForm(bound: Double, text: String) {
  #expect(BoundText.string(bound) == text)
}

/// Values such as readings have them: counts, shares, sums of money, quotients.
private func everyday(_ random: inout SeededRandom) -> Double {
  let whole = Double(random.next() >> (20 + random.next() % 40))
  switch random.next() % 5 {
  case 0: return whole
  case 1: return whole / 100
  case 2: return -whole / 1e6
  case 3: return whole / Double(random.next() >> 30 | 1)
  default: return whole / 1e9
  }
}

/// Significant digits of a number's text, without leading and trailing zeros.
private func digits(_ text: String) -> String {
  let mantissa = text.prefix { $0 != "e" }.filter(\.isNumber)
  let trimmed = mantissa.drop { $0 == "0" }.reversed().drop { $0 == "0" }
  return String(trimmed.reversed())
}
