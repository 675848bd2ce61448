/// Writes figures for people: shares as percentages, counts with separators, at most two decimals.
enum FigureText {
  /// `57.66%` for a ratio, `9,688` for beds; the unit's own words stand in the indicator's name.
  static func text(of value: Double, unit: String) -> String {
    unit == "ratio" ? decimal(value * 100) + "%" : decimal(value)
  }

  private static func decimal(_ value: Double) -> String {
    // Adding 0 turns -0 into 0.
    let rounded = (value * 100).rounded() / 100 + 0
    guard abs(rounded) < 1e15 else { return "\(value)" }
    let whole = Int64(abs(rounded))
    var cents = Int64(((abs(rounded) - Double(whole)) * 100).rounded())
    let carried = cents == 100
    if carried { cents = 0 }
    let digits = String(carried ? whole + 1 : whole)
    let grouped = stride(from: digits.count, to: 0, by: -3).reversed().map { end in
      let start = digits.index(digits.startIndex, offsetBy: max(0, end - 3))
      return String(digits[start..<digits.index(digits.startIndex, offsetBy: end)])
    }
    let fraction =
      switch (cents / 10, cents % 10) {
      case (0, 0): ""
      case (let tenth, 0): ".\(tenth)"
      case (let tenth, let hundredth): ".\(tenth)\(hundredth)"
      }
    return (rounded < 0 ? "-" : "") + grouped.joined(separator: ",") + fraction
  }
}
