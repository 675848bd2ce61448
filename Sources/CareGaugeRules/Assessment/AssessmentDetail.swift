import CareGaugeModel

extension JudgedReading {
  init(_ reading: HistoryReading, restatedFrom: Double?) {
    self.init(
      period: reading.period, day: reading.day, value: reading.value,
      numerator: reading.numerator.isNaN ? nil : reading.numerator,
      denominator: reading.denominator.isNaN ? nil : reading.denominator, receivedOn: reading.receivedOn,
      report: reading.report, restatedFrom: restatedFrom)
  }
}

extension Figures {
  /// The reading in a place, with what it was before.
  func judged(_ place: Int) -> JudgedReading {
    JudgedReading(readings[place], restatedFrom: earlier.isEmpty ? nil : earlier[place])
  }
}

extension Assessment {
  /// Fills in the reading, how far it is from the aim, and how many are missing.
  mutating func use(_ place: Int, of figures: Figures, aim: Aim) {
    let reading = figures.readings[place]
    self.reading = figures.judged(place)
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
