import CareGaugeModel

extension JudgedReading {
  init(_ reading: HistoryReading) {
    self.init(
      period: reading.period, day: reading.day, value: reading.value,
      numerator: reading.numerator.isNaN ? nil : reading.numerator,
      denominator: reading.denominator.isNaN ? nil : reading.denominator, receivedOn: reading.receivedOn,
      report: reading.report)
  }
}

extension Assessment {
  /// What stands in a place before it is judged.
  static let unjudged = Assessment(.open, AssessmentReason(.noFigureYet))

  mutating func answer(_ state: TargetState, _ reason: AssessmentReason) {
    self.state = state
    self.reason = reason
  }

  /// Fills in the reading, how far it is from the aim, and how many are missing.
  mutating func use(_ reading: HistoryReading, aim: Aim) {
    self.reading = JudgedReading(reading)
    gap = aim.gap(reading.value)
    if reading.denominator > 0, !aim.isMet(by: reading) {
      missing = aim.missing(reading.numerator, of: reading.denominator)
    }
  }

  /// Fills in the change that each month needs until the due day.
  mutating func need(_ aim: Aim, from reading: HistoryReading, by due: Day) {
    guard reading.day < due else { return }
    let months = Double(due - reading.day) / Assessment.daysInAMonth
    neededPerMonth = aim.change(from: reading.value) / months
  }

  /// The mean of a Gregorian year's months.
  private static let daysInAMonth = 365.2425 / 12
}
