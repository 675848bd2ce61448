/// Names a series: an indicator in an area.
package struct SeriesKey: Hashable, Comparable, Sendable {
  package var indicator: IndicatorID
  package var area: AreaCode

  package init(_ indicator: IndicatorID, _ area: AreaCode) {
    self.indicator = indicator
    self.area = area
  }

  package static func < (left: SeriesKey, right: SeriesKey) -> Bool {
    left.indicator == right.indicator ? left.area < right.area : left.indicator < right.indicator
  }
}

/// One revision of a series' figure for a period, or a report's word that there is none.
package struct HistoryReading: Hashable, Sendable {
  package var period: Period
  /// The day within the period for which the figure stands, where that is not its end.
  package var asOf: Day?
  /// In the indicator's unit, unrounded; NaN where the report says that there is no figure.
  package var value: Double
  /// NaN where the source gave no parts.
  package var numerator: Double
  package var denominator: Double
  package var absent: AbsentReason?
  package var status: ReportStatus
  /// The day that the report bears.
  package var reportedAt: Day
  package var receivedAt: Instant
  /// The day of `receivedAt` in the service's zone.
  package var receivedOn: Day
  /// The report's number in the store; later reports have greater ones.
  package var report: Int32

  package init(
    period: Period, asOf: Day? = nil, value: Double, numerator: Double = .nan, denominator: Double = .nan,
    absent: AbsentReason? = nil, status: ReportStatus = .final, reportedAt: Day, receivedAt: Instant, receivedOn: Day,
    report: Int32
  ) {
    self.period = period
    self.asOf = asOf
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.absent = absent
    self.status = status
    self.reportedAt = reportedAt
    self.receivedAt = receivedAt
    self.receivedOn = receivedOn
    self.report = report
  }

  /// The day for which the figure stands.
  @inlinable package var day: Day { asOf ?? period.end }

  /// Whether it is a figure, and not the word that there is none.
  @inlinable package var isFigure: Bool { !value.isNaN }
}

/// What was known of a series at a moment: the newest revision of each period.
package struct SeriesHistory: Hashable, Sendable {
  /// In order of periods: by their end, of those that end together the longer first; absences among them.
  package private(set) var readings: [HistoryReading]
  /// The figure of the revision before, by place in `readings`; only for periods that were restated.
  package private(set) var earlier: [Int: Double]

  package init() {
    readings = []
    earlier = [:]
  }

  /// Picks the newest revision of each period among those that `isKnown` lets through.
  ///
  /// - Parameter revisions: of one series, in any order; newest is the later `reportedAt`, then the greater `report`.
  package init(revisions: [HistoryReading], isKnown: (HistoryReading) -> Bool = { _ in true }) {
    readings = []
    earlier = [:]
    let ordered = revisions.filter(isKnown).sorted { left, right in
      if left.period.end != right.period.end { return left.period.end < right.period.end }
      if left.period.start != right.period.start { return left.period.start < right.period.start }
      return left.reportedAt == right.reportedAt ? left.report < right.report : left.reportedAt < right.reportedAt
    }
    for reading in ordered {
      if let last = readings.last, last.period == reading.period {
        if last.isFigure && last.value != reading.value { earlier[readings.count - 1] = last.value }
        readings[readings.count - 1] = reading
      } else {
        readings.append(reading)
      }
    }
  }

  package var isEmpty: Bool { readings.isEmpty }

  /// The newest period whose figure a later report has taken back without giving another.
  ///
  /// - Parameter counts: which readings are of interest.
  package func withdrawn(where counts: (HistoryReading) -> Bool = { _ in true }) -> Period? {
    if earlier.isEmpty { return nil }
    let place = readings.indices.last { place in
      !readings[place].isFigure && earlier[place] != nil && counts(readings[place])
    }
    return place.map { readings[$0].period }
  }
}
