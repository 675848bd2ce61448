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

  @inlinable package init(
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
