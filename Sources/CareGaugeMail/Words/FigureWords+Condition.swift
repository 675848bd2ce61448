import CareGaugeModel

extension FigureWords {
  /// What a target demands: `≥60%`, `<700 米`, `350–400 家`, `约 20 个(±2)`, `完成`.
  package func condition(_ condition: Condition) -> String {
    switch condition {
    case .atLeast(let value): return "≥\(exact(value))"
    case .atMost(let value): return "≤\(exact(value))"
    case .above(let value): return ">\(exact(value))"
    case .below(let value): return "<\(exact(value))"
    case .exactly(let value): return "=\(exact(value))"
    case .between(let low, let high):
      return unit.style == .counted ? "\(bare(low))–\(exact(high))" : "\(exact(low))–\(exact(high))"
    case .about(let value, let tolerance, let isOneSided): return about(value, tolerance, isOneSided)
    case .done: return language == .zh ? "完成" : "done"
    case .during(let first, let last):
      let (from, to) = (DayWords.day(first, in: language), DayWords.day(last, in: language))
      return language == .zh ? "\(from)至\(to)" : "\(from) to \(to)"
    }
  }

  private func about(_ value: Double, _ tolerance: Double, _ isOneSided: Bool) -> String {
    // Rounded, because 0.28 - 0.028 has binary noise behind its last digit.
    let least = (value - tolerance).rounded(toDecimals: 9)
    let width =
      switch unit.style {
      case .percent: difference(tolerance)
      case .money: exact(tolerance)
      case .counted, .task: bare(tolerance)
      }
    switch language {
    case .zh: return "约 \(exact(value))(\(isOneSided ? "≥\(exact(least))" : "±\(width)"))"
    case .en: return "about \(exact(value)), \(isOneSided ? "≥\(exact(least))" : "±\(width)")"
    }
  }
}

extension Condition {
  /// Without the binary noise behind the last digit that sums of figures have.
  var rounded: Condition {
    switch self {
    case .exactly(let value): .exactly(value.rounded(toDecimals: 9))
    case .between(let low, let high): .between(low.rounded(toDecimals: 9), high.rounded(toDecimals: 9))
    case .atLeast, .atMost, .above, .below, .about, .done, .during: self
    }
  }
}

extension Double {
  fileprivate func rounded(toDecimals decimals: Int) -> Double {
    Double(DecimalNumber(self).rounded(to: decimals).text.filter { $0 != "," }) ?? self
  }
}
