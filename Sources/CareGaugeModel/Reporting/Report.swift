/// How settled a report's figures are.
public enum ReportStatus: String, Sendable, CaseIterable {
  /// To be followed by a final report.
  case provisional
  /// The figures of record.
  case final
  /// Corrects an earlier report of the same period.
  case revised
}

/// Why a report that could hold a figure holds none. Missing is never 0 and never 1.
public enum AbsentReason: String, Sendable, CaseIterable {
  /// The reporter left the cell blank.
  case notReported = "not_reported"
  /// There is nothing to count (no project due: 0 of 0).
  case notApplicable = "not_applicable"
  /// The region has not published the figure so far.
  case notYetPublished = "not_yet_published"
}

/// What one source delivered at once for one period: the head of many readings.
public struct ReportHead: Hashable, Sendable {
  /// The adapter's own name for the report within one collection, 1 to 200 bytes.
  public var name: String
  /// What the report's readings are about.
  public var period: Period
  /// The reporting unit (填报单位), if the source names one.
  public var reporter: String?
  /// The day that the report bears; it orders revisions.
  public var reportedAt: Day
  /// When the source received the report; lateness is judged by it.
  public var deliveredAt: Instant?
  /// How settled the figures are.
  public var status: ReportStatus
  /// Where it was read: `file:2023-09.csv`, an address, a page.
  public var source: String?
  /// SHA-256 of the source's bytes, 64 lower-case hexadecimal digits.
  public var sha256: String?
  /// The day within the period for which the figures stand, where that is not its end.
  public var asOf: Day?
  /// The id of the obligation that the report meets, if the source says so.
  public var obligation: String?

  /// A final report with the given name, period and day; everything else is optional.
  public init(
    name: String, period: Period, reporter: String? = nil, reportedAt: Day, deliveredAt: Instant? = nil,
    status: ReportStatus = .final, source: String? = nil, sha256: String? = nil, asOf: Day? = nil,
    obligation: String? = nil
  ) {
    self.name = name
    self.period = period
    self.reporter = reporter
    self.reportedAt = reportedAt
    self.deliveredAt = deliveredAt
    self.status = status
    self.source = source
    self.sha256 = sha256
    self.asOf = asOf
    self.obligation = obligation
  }
}

/// Where a figure stood in its source, and the text that stood there.
public struct Origin: Hashable, Sendable {
  /// Place within the source: `14:3` (line:column), `Sheet1!C7`, `table 2 row 3`.
  public var place: String?
  /// The cell's text before it was read as a number.
  public var raw: String?

  /// An origin; both parts are optional.
  public init(place: String? = nil, raw: String? = nil) {
    self.place = place
    self.raw = raw
  }
}
