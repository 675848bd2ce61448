import CareGaugeModel

extension HistoryReading {
  /// There is nothing to count: the source says so, or gives 0 of 0.
  var isNotApplicable: Bool { absent == .notApplicable || (numerator == 0 && denominator == 0) }
}

extension Rule {
  /// Whether a reading says something: of a task 0 means that nothing was reported yet.
  func counts(_ reading: HistoryReading, in window: Window) -> Bool {
    reading.isFigure && (!isTask || reading.value != 0) && window.holds(reading)
  }

  /// The newest figure that counts.
  func newest(_ readings: [HistoryReading], in window: Window) -> Int? {
    readings.indices.last { counts(readings[$0], in: window) }
  }

  /// The newest earlier figure that met the aim.
  func lastMet(_ readings: [HistoryReading], before place: Int, in window: Window) -> Int? {
    let end = readings[place].period.end
    return (0..<place).last {
      readings[$0].period.end < end && counts(readings[$0], in: window) && aim.isMet(by: readings[$0])
    }
  }

  /// The figure whose period contains or ends on the due day: that which ends nearest to it, the shortest of those.
  func deciding(_ readings: [HistoryReading], on due: Day, in window: Window) -> Int? {
    var best: Int?
    for place in readings.indices.reversed() {
      guard readings[place].period.end >= due else { break }
      guard readings[place].period.start <= due, counts(readings[place], in: window) else { continue }
      if let found = best, readings[found].period.end == readings[place].period.end { continue }
      best = place
    }
    return best
  }

  /// The newest figure after the deciding one, or after the due day, that was fresh when it came.
  func later(_ readings: [HistoryReading], than decided: Int?, due: Day, in window: Window) -> Int? {
    readings.indices.last { place in
      let reading = readings[place]
      guard counts(reading, in: window), reading.receivedOn <= freshness.lastDay(of: reading) else { return false }
      guard let decided else { return reading.period.start > due }
      // A sum of events never falls: a lower one counts from another day.
      if isCumulative && reading.value < readings[decided].value { return false }
      return reading.period.end > readings[decided].period.end && reading.period.end > due
    }
  }

  /// The report's word that there is nothing to count in the period of the due day, where no figure contradicts it.
  func notApplicable(_ readings: [HistoryReading], on due: Day, in window: Window) -> Period? {
    for place in readings.indices.reversed() {
      let reading = readings[place]
      guard reading.period.end >= due else { return nil }
      if reading.period.start <= due && reading.isNotApplicable && window.holds(reading) {
        return deciding(readings, on: due, in: window) == nil ? reading.period : nil
      }
    }
    return nil
  }

  /// The newest word of a series, where it is that there is nothing to count.
  func nothingToCount(_ readings: [HistoryReading], in window: Window) -> Period? {
    for reading in readings.reversed() where window.holds(reading) {
      if reading.isNotApplicable { return reading.period }
      if reading.isFigure { return nil }
    }
    return nil
  }

  /// Where the trajectory stands on a day; nil where there is none.
  func expected(on day: Day, from start: Trajectory.Point?, in window: Window) -> Double? {
    guard let due = window.due, start != nil || !trajectory.milestones.isEmpty else { return nil }
    return trajectory.value(on: day, from: start, by: due)
  }

  /// Where the trajectory starts; nil without a baseline, or while its figure is not known.
  func start(_ readings: [HistoryReading], in window: Window) -> Trajectory.Point? {
    switch baseline {
    case .none: return nil
    case .zero(let day): return Trajectory.Point(day: day, value: 0)
    case .zeroAtStart: return window.after.map { Trajectory.Point(day: $0, value: 0) }
    case .figure(let day):
      guard let place = readings.reading(for: day) else { return nil }
      return Trajectory.Point(day: readings[place].day, value: readings[place].value)
    }
  }
}
