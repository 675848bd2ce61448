/// One reading as `/api/v1/readings` and `caregauge readings` show it; days ISO, instants RFC 3339.
package struct ReadingItem: Codable, Sendable, Hashable {
  package var region: String
  package var area: String
  package var indicator: String
  package var period: String
  /// The unrounded quotient where there are parts; null where a revision withdrew the figure.
  package var value: Double?
  package var numerator: Double?
  package var denominator: Double?
  package var status: String
  package var reportedAt: String
  package var receivedAt: String
  package var adapter: String
  package var reporter: String?
  package var source: String?
  package var place: String?

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

  /// Every field is written, missing ones as null, so that readers see the same shape in each object.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(region, forKey: .region)
    try fields.encode(area, forKey: .area)
    try fields.encode(indicator, forKey: .indicator)
    try fields.encode(period, forKey: .period)
    try fields.encode(value, forKey: .value)
    try fields.encode(numerator, forKey: .numerator)
    try fields.encode(denominator, forKey: .denominator)
    try fields.encode(status, forKey: .status)
    try fields.encode(reportedAt, forKey: .reportedAt)
    try fields.encode(receivedAt, forKey: .receivedAt)
    try fields.encode(adapter, forKey: .adapter)
    try fields.encode(reporter, forKey: .reporter)
    try fields.encode(source, forKey: .source)
    try fields.encode(place, forKey: .place)
  }
}
