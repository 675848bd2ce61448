/// One finding as `/api/v1/findings` and `caregauge findings` show it.
package struct FindingItem: Codable, Sendable, Hashable {
  package var id: Int64
  package var kind: String
  package var region: String
  package var area: String?
  package var indicator: String?
  package var period: String?
  package var value: Double?
  package var expected: Double?
  package var reason: String
  package var report: String?
  package var place: String?
  package var state: String

  package init(
    id: Int64, kind: String, region: String, area: String?, indicator: String?, period: String?, value: Double?,
    expected: Double?, reason: String, report: String?, place: String?, state: String
  ) {
    self.id = id
    self.kind = kind
    self.region = region
    self.area = area
    self.indicator = indicator
    self.period = period
    self.value = value
    self.expected = expected
    self.reason = reason
    self.report = report
    self.place = place
    self.state = state
  }

  enum CodingKeys: String, CodingKey {
    case id, kind, region, area, indicator, period, value, expected, reason, report, place, state
  }

  /// Every field is written, missing ones as null.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(id, forKey: .id)
    try fields.encode(kind, forKey: .kind)
    try fields.encode(region, forKey: .region)
    try fields.encode(area, forKey: .area)
    try fields.encode(indicator, forKey: .indicator)
    try fields.encode(period, forKey: .period)
    try fields.encode(value, forKey: .value)
    try fields.encode(expected, forKey: .expected)
    try fields.encode(reason, forKey: .reason)
    try fields.encode(report, forKey: .report)
    try fields.encode(place, forKey: .place)
    try fields.encode(state, forKey: .state)
  }
}
