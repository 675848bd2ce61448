/// One finding as `/api/v1/findings` and `caregauge findings` show it.
package struct FindingItem: Codable, Sendable, Hashable {
  package var id: Int64
  package var kind: String
  package var region: String
  @Nullable package var area: String?
  @Nullable package var indicator: String?
  @Nullable package var period: String?
  @Nullable package var value: Double?
  @Nullable package var expected: Double?
  package var reason: String
  @Nullable package var report: String?
  @Nullable package var place: String?
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
}
