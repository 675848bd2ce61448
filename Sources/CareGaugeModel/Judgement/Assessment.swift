/// A target judged on a day, with everything that the judgement rests on.
package struct Assessment: Hashable, Sendable, Codable {
  package var state: TargetState
  package var reason: AssessmentReason
  /// Names the window of a recurring target: `2023`, `2023-10` or `2023-11-30`.
  package var occurrence: String?
  /// The last day on which the target may be met; nil for continuous and undated ones.
  package var due: Day?
  /// The reading that decided.
  package var reading: JudgedReading?
  /// Where the trajectory stands on the reading's day, in the indicator's unit.
  package var expected: Double?
  /// What is still to go, in the indicator's unit; positive while the target is not met.
  package var gap: Double?
  /// How many beds or persons a share lacks: `ceil(target × denominator) − numerator`.
  package var missing: Double?
  /// The same if the plan's own increases happen as written.
  package var missingUnderPlan: Double?
  /// The change needed in each month from the reading's day to the due day, in the indicator's unit.
  package var neededPerMonth: Double?
  package var trend: Trend?
  /// What the plan's own numbers reach, where its arithmetic speaks.
  package var plan: PlanReach?
  /// For a scope over areas: each area that counts, the worst first.
  package var areas: [AreaAssessment]
  /// How many of the areas have a figure, and how many there are.
  package var reported: Reported?
  /// For a day after the clock: as if nothing more were reported.
  package var isProjected: Bool

  package init(_ state: TargetState, _ reason: AssessmentReason) {
    self.state = state
    self.reason = reason
    areas = []
    isProjected = false
  }

  /// A count of areas.
  package struct Reported: Hashable, Sendable, Codable {
    package var count: Int
    package var of: Int
    package init(_ count: Int, of: Int) {
      self.count = count
      self.of = of
    }
  }
}

/// The reading that a judgement used.
package struct JudgedReading: Hashable, Sendable, Codable {
  package var period: Period
  /// The day for which it stands.
  package var day: Day
  package var value: Double
  package var numerator: Double?
  package var denominator: Double?
  package var receivedOn: Day?
  package var report: Int32?
  /// What it was before a later report changed it.
  package var restatedFrom: Double?

  package init(
    period: Period, day: Day, value: Double, numerator: Double? = nil, denominator: Double? = nil,
    receivedOn: Day? = nil, report: Int32? = nil, restatedFrom: Double? = nil
  ) {
    self.period = period
    self.day = day
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.receivedOn = receivedOn
    self.report = report
    self.restatedFrom = restatedFrom
  }
}

/// One area of a scope over areas.
package struct AreaAssessment: Hashable, Sendable, Codable {
  package var area: AreaCode
  package var state: TargetState
  package var reason: AssessmentReason
  package var reading: JudgedReading?

  package init(area: AreaCode, state: TargetState, reason: AssessmentReason, reading: JudgedReading? = nil) {
    self.area = area
    self.state = state
    self.reason = reason
    self.reading = reading
  }
}

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
