/// A straight line through the readings, by least squares.
package struct Trend: Hashable, Sendable, Codable {
  /// Change in a day, in the indicator's unit.
  package var slope: Double
  /// The line's value on the due day, and the bounds of its 95 % prediction interval there.
  package var onDueDay: Double
  package var low: Double
  package var high: Double
  /// How many readings it rests on; at least three.
  package var readings: Int

  package init(slope: Double, onDueDay: Double, low: Double, high: Double, readings: Int) {
    self.slope = slope
    self.onDueDay = onDueDay
    self.low = low
    self.high = high
    self.readings = readings
  }
}

/// What the plan's own increases give: share = (part + increase) / (whole + increase).
package struct PlanReach: Hashable, Sendable, Codable {
  package var part: Double
  package var partIncrease: Double
  package var whole: Double
  package var wholeIncrease: Double
  /// Their quotient, in the share's unit.
  package var reached: Double
  /// Targets whose increases were assumed.
  package var assumes: [String]

  package init(
    part: Double, partIncrease: Double, whole: Double, wholeIncrease: Double, reached: Double, assumes: [String]
  ) {
    self.part = part
    self.partIncrease = partIncrease
    self.whole = whole
    self.wholeIncrease = wholeIncrease
    self.reached = reached
    self.assumes = assumes
  }
}
