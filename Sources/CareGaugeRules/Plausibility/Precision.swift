/// How finely a source printed a value: one unit of its last digit.
package struct Precision: Hashable, Sendable {
  /// In the value's own unit; 0.01 for a share printed as 57%.
  package let step: Double

  /// The step of a printed text such as `57.66%`, `1,203` or `2.3`; nil where it is no plain decimal number.
  package init?(of text: String, isShare: Bool) {
    let digits = text.filter { $0 != "," && $0 != " " }
    let isPercent = digits.hasSuffix("%") || digits.hasSuffix("％")
    let number = isPercent ? digits.dropLast() : digits[...]
    guard !number.isEmpty, number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      number.count(where: { $0 == "." }) <= 1
    else { return nil }
    let decimals = number.firstIndex(of: ".").map { number[$0...].count - 1 } ?? 0
    // Shares are also printed as bare percentages, the sign standing in the heading.
    let isBarePercent = isShare && !isPercent && (Double(number) ?? 0) > 1
    step = Precision.power(decimals + (isPercent || isBarePercent ? 2 : 0))
  }

  /// The step of a value of which only the value is known: its shortest decimal, for shares at least a whole percent.
  package init(of value: Double, isShare: Bool) {
    var decimals = 0
    while decimals < 12,
      abs((value * Precision.tens[decimals]).rounded() / Precision.tens[decimals] - value) > abs(value) * 1e-15
    {
      decimals += 1
    }
    step = Precision.power(isShare ? max(2, decimals) : decimals)
  }

  /// Whether `printed` is `exact` rounded or truncated to this step.
  package func agrees(printed: Double, exact: Double) -> Bool {
    // A billionth of a step forgives that decimal steps are no binary fractions.
    let slack = step * 1e-9
    let rounds = abs(exact - printed) <= step / 2 + slack
    let truncates =
      abs(exact) >= abs(printed) - slack && abs(exact) < abs(printed) + step + slack && exact * printed >= 0
    return rounds || truncates
  }

  private static let tens = (0...20).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }

  private static func power(_ decimals: Int) -> Double { 1 / tens[min(decimals, 20)] }
}
