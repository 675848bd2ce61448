/// One reading as `/api/v1/readings` and `caregauge readings` show it; days ISO, instants RFC 3339.
package struct ReadingItem: Codable, Sendable, Hashable {
  package var region: String
  package var area: String
  package var indicator: String
  package var period: String
  /// The unrounded quotient where there are parts; null where a revision withdrew the figure.
  @Nullable package var value: Double?
  @Nullable package var numerator: Double?
  @Nullable package var denominator: Double?
  package var status: String
  package var reportedAt: String
  package var receivedAt: String
  package var adapter: String
  @Nullable package var reporter: String?
  @Nullable package var source: String?
  @Nullable package var place: String?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case region, area, indicator, period, value, numerator, denominator, status
    case reportedAt = "reported_at"
    case receivedAt = "received_at"
    case adapter, reporter, source, place
  }

  package init(
    region: String, area: String, indicator: String, period: String, value: Double?, numerator: Double?,
    denominator: Double?, status: String, reportedAt: String, receivedAt: String, adapter: String, reporter: String?,
    source: String?, place: String?
  ) {
    self.region = region
    self.area = area
    self.indicator = indicator
    self.period = period
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.status = status
    self.reportedAt = reportedAt
    self.receivedAt = receivedAt
    self.adapter = adapter
    self.reporter = reporter
    self.source = source
    self.place = place
  }
}
