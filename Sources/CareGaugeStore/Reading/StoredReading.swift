import CareGaugeModel

/// One page of an answer.
package struct ReadingPage: Sendable {
  /// In order of indicators by name, blocks, areas of a block, periods by their end (the longer first), revisions.
  package var readings: [StoredReading]
  /// Where the next page goes on; nil when this is the last.
  package var next: ReadingCursor?
}

/// A revision of a reading with everything that is known about it.
package struct StoredReading: Sendable, Hashable {
  /// Nil for an area that no catalogue names.
  package var region: RegionID?
  package var indicator: IndicatorID
  package var area: AreaCode
  package var areaName: String
  package var period: Period
  /// In the indicator's unit: the unrounded quotient times its scale where there are parts, else as stated; nil where
  /// the report says that there is no figure.
  package var value: Double?
  /// As the source prints it, where it does.
  package var stated: Double?
  package var numerator: Double?
  package var denominator: Double?
  /// Why there is no figure.
  package var absent: AbsentReason?
  package var status: ReportStatus
  package var reportedAt: Day
  package var receivedAt: Instant
  package var adapter: String
  package var reporter: String?
  package var source: String?
  package var origin: Origin
  package var asOf: Day?
  package var obligation: String?
  /// The report's number in the database.
  package var report: Int32

  package init(
    region: RegionID?, indicator: IndicatorID, area: AreaCode, areaName: String, period: Period, value: Double?,
    stated: Double?, numerator: Double?, denominator: Double?, absent: AbsentReason?, status: ReportStatus,
    reportedAt: Day, receivedAt: Instant, adapter: String, reporter: String?, source: String?, origin: Origin,
    asOf: Day?, obligation: String?, report: Int32
  ) {
    self.region = region
    self.indicator = indicator
    self.area = area
    self.areaName = areaName
    self.period = period
    self.value = value
    self.stated = stated
    self.numerator = numerator
    self.denominator = denominator
    self.absent = absent
    self.status = status
    self.reportedAt = reportedAt
    self.receivedAt = receivedAt
    self.adapter = adapter
    self.reporter = reporter
    self.source = source
    self.origin = origin
    self.asOf = asOf
    self.obligation = obligation
    self.report = report
  }
}
