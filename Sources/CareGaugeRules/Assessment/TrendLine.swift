import CareGaugeModel

/// A straight line through figures by least squares.
struct TrendLine {
  private let slope: Double
  private let meanDay: Double
  private let meanValue: Double
  /// Sum of the squared distances of the days from their mean.
  private let spread: Double
  /// Standard deviation of the figures around the line.
  private let deviation: Double
  private let origin: Day
  private let count: Int

  /// Two figures always lie on a line, and say nothing about how well.
  static let leastReadings = 3

  /// Nil for fewer than three figures, or when all stand for one day.
  init?(_ points: [Trajectory.Point]) {
    guard points.count >= TrendLine.leastReadings, let origin = points.first?.day else { return nil }
    let count = Double(points.count)
    let days = points.map { Double($0.day - origin) }
    let meanDay = days.reduce(0, +) / count
    let meanValue = points.reduce(0) { $0 + $1.value } / count
    var (spread, product) = (0.0, 0.0)
    for (day, point) in zip(days, points) {
      spread += (day - meanDay) * (day - meanDay)
      product += (day - meanDay) * (point.value - meanValue)
    }
    guard spread > 0 else { return nil }
    let slope = product / spread
    let squares = zip(days, points).reduce(0.0) { sum, pair in
      let residual = pair.1.value - meanValue - slope * (pair.0 - meanDay)
      return sum + residual * residual
    }
    (self.slope, self.meanDay, self.meanValue, self.spread) = (slope, meanDay, meanValue, spread)
    (self.origin, self.count) = (origin, points.count)
    deviation = (squares / (count - 2)).squareRoot()
  }

  /// The line's value on a day, with its 95 % prediction interval: where one more figure of that day would lie.
  func trend(on day: Day) -> Trend {
    let distance = Double(day - origin) - meanDay
    let value = meanValue + slope * distance
    let width =
      StudentT.quantile(degrees: count - 2) * deviation
      * (1 + 1 / Double(count) + distance * distance / spread).squareRoot()
    return Trend(slope: slope, onDueDay: value, low: value - width, high: value + width, readings: count)
  }
}
