import CareGaugeModel
import Testing

/// Names of metric families, which dashboards and rules depend on.
@Suite struct MetricNameTests {
  private func name(_ id: String, _ unit: String, metric: String? = nil) throws -> String {
    let indicator = Indicator(
      id: try #require(IndicatorID(id)), name: LocalizedName(zh: "甲", en: "A"), unit: unit, kind: .stock, range: 0...1,
      metric: metric)
    return indicator.metricName
  }

  @Test(arguments: [
    ("nursing_bed_share", "ratio", "nursing_bed_share_ratio"), ("index_ratio", "ratio", "index_ratio"),
    ("revenue", "yuan", "revenue_yuan"), ("elder_care_circle_minutes", "minutes", "elder_care_circle_seconds"),
    ("walk", "minutes", "walk_seconds"), ("service_radius_m", "m", "service_radius_meters"),
    ("distance", "m", "distance_meters"), ("nursing_beds", "beds", "nursing_beds"),
    ("beds_per_1000_elders", "beds_per_1000_elders", "beds_per_1000_elders"),
  ])
  func baseUnitsStandInTheName(id: String, unit: String, expected: String) throws {
    #expect(try name(id, unit) == expected)
  }

  @Test func theCataloguesOwnNameWins() throws {
    #expect(try name("nursing_bed_share", "ratio", metric: "share") == "share")
  }
}
