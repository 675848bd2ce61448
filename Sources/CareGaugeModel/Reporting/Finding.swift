/// A reading, cell or report that cannot be right, with the place where it stood.
package struct Finding: Hashable, Sendable {
  /// What is wrong; the raw values stand in tables, labels and `/api/v1`.
  package enum Kind: String, Sendable, CaseIterable {
    /// The adapter could not map a cell exactly.
    case rejectedCell = "rejected_cell"
    /// A report names an unknown indicator or area, says one thing twice, or has a period that cannot be.
    case refusedReport = "refused_report"
    /// The value lies outside the indicator's plausible range.
    case outOfRange = "out_of_range"
    /// A stated share is neither the rounded nor the truncated quotient of its parts.
    case shareDisagrees = "share_disagrees"
    /// A figure differs from the one that the document publishes.
    case publishedDisagrees = "published_disagrees"
  }

  /// What became of the figure.
  package enum State: String, Sendable, CaseIterable { case held, marked, released }

  package var kind: Kind
  package var state: State
  package var region: RegionID
  package var indicator: IndicatorID?
  package var area: AreaCode?
  package var period: Period?
  package var value: Double?
  package var expected: Double?
  /// A sentence for a person: what was found, what was expected, what to do.
  package var reason: String
  /// The adapter's name for the report.
  package var report: String?
  package var source: String?
  package var origin: Origin

  package init(
    kind: Kind, state: State, region: RegionID, indicator: IndicatorID? = nil, area: AreaCode? = nil,
    period: Period? = nil, value: Double? = nil, expected: Double? = nil, reason: String, report: String? = nil,
    source: String? = nil, origin: Origin = Origin()
  ) {
    self.kind = kind
    self.state = state
    self.region = region
    self.indicator = indicator
    self.area = area
    self.period = period
    self.value = value
    self.expected = expected
    self.reason = reason
    self.report = report
    self.source = source
    self.origin = origin
  }
}
