import CareGaugeModel

/// The figures that meet a condition, as the interval between two bounds of which either may be missing.
struct Aim: Hashable, Sendable {
  /// Minus infinity where there is no lower bound.
  let low: Double
  /// Infinity where there is no upper bound.
  let high: Double
  /// Whether the bounds themselves fail: 小于, 突破.
  let isStrict: Bool
  /// What a quotient is multiplied by to be in the indicator's unit.
  let scale: Double

  /// - Parameter scale: 1000 for rates per 1,000, 1 for most.
  init(_ condition: Condition, scale: Double = 1) {
    var strict = false
    switch condition {
    case .atLeast(let value): (low, high) = (value, .infinity)
    case .above(let value): (low, high, strict) = (value, .infinity, true)
    case .atMost(let value): (low, high) = (-.infinity, value)
    case .below(let value): (low, high, strict) = (-.infinity, value, true)
    case .between(let least, let most): (low, high) = (least, most)
    case .exactly(let value): (low, high) = (value, value)
    case .about(let value, let tolerance, let oneSided):
      (low, high) = (value - tolerance, oneSided ? .infinity : value + tolerance)
    case .done: (low, high) = (1, .infinity)
    case .during: (low, high) = (-.infinity, .infinity)
    }
    isStrict = strict
    self.scale = scale
  }

  var isCorridor: Bool { low.isFinite && high.isFinite }

  func isMet(_ value: Double) -> Bool {
    reaches(value, low, isStrict) && reaches(-value, -high, isStrict)
  }

  /// Compares numerator and denominator where there are any, because a rounded quotient may fall beside the bound.
  func isMet(by reading: HistoryReading) -> Bool {
    guard reading.denominator > 0 else { return isMet(reading.value) }
    let part = reading.numerator * scale
    return reaches(part, low * reading.denominator, isStrict) && reaches(-part, -high * reading.denominator, isStrict)
  }

  /// Above the interval, and not only outside of it.
  func isExceeded(_ value: Double) -> Bool { !reaches(-value, -high, isStrict) }

  /// What is still to go; negative inside the interval.
  func gap(_ value: Double) -> Double { max(low - value, value - high) }

  /// The change that brings a value to the nearer bound: falling figures have a negative one.
  func change(from value: Double) -> Double { value < low ? low - value : value > high ? high - value : 0 }

  /// How many a part lacks of the lower bound's share of a whole; nil without a lower bound.
  func missing(_ part: Double, of whole: Double) -> Double? {
    guard low.isFinite, whole > 0 else { return nil }
    let share = low * whole / scale
    let nearest = share.rounded()
    let isWhole = abs(share - nearest) <= 8 * share.ulp
    let least = isWhole ? nearest + (isStrict ? 1 : 0) : share.rounded(.up)
    return least - part
  }

  /// Where a trajectory that comes from a value ends: the bound, of two the nearer one.
  func end(from value: Double?) -> Double {
    guard isCorridor else { return low.isFinite ? low : high }
    return min(max(value ?? low, low), high)
  }

  /// Whether a value that does not meet the aim is behind what the trajectory expects of it.
  func isBehind(_ value: Double, expected: Double) -> Bool {
    let isBelow = high.isFinite ? low.isFinite && value < low : true
    return isBelow ? !reaches(value, expected, false) : !reaches(-value, -expected, false)
  }

  /// Binary fractions are a few units in the last place off: figures as near as that are the same.
  private func reaches(_ value: Double, _ bound: Double, _ strictly: Bool) -> Bool {
    guard bound.isFinite else { return bound < 0 }
    let slack = 16 * max(value.magnitude, bound.magnitude).ulp
    return strictly ? value - bound > slack : value - bound >= -slack
  }
}
