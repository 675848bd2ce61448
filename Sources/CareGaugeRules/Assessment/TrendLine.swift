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
    var (meanDay, meanValue) = (0.0, 0.0)
    for point in points {
      meanDay += Double(point.day - origin)
      meanValue += point.value
    }
    meanDay /= count
    meanValue /= count
    var (spread, product) = (0.0, 0.0)
    for point in points {
      let distance = Double(point.day - origin) - meanDay
      spread += distance * distance
      product += distance * (point.value - meanValue)
    }
    guard spread > 0 else { return nil }
    let slope = product / spread
    var squares = 0.0
    for point in points {
      let residual = point.value - meanValue - slope * (Double(point.day - origin) - meanDay)
      squares += residual * residual
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
