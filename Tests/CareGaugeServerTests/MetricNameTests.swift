import CareGaugeModel
import CareGaugeServer
import Testing

@Suite struct MetricNameTests {
  @Test(arguments: [
    ("nursing_bed_share", "ratio", nil, "caregauge_nursing_bed_share_ratio", "ratio", 1.0),
    ("institution_beds", "beds", nil, "caregauge_institution_beds", nil, 1),
    ("elder_care_annual_revenue", "yuan", nil, "caregauge_elder_care_annual_revenue_yuan", "yuan", 1),
    ("elder_care_circle_minutes", "minutes", nil, "caregauge_elder_care_circle_seconds", "seconds", 60),
    (
      "community_facility_service_radius_m", "m", nil, "caregauge_community_facility_service_radius_meters", "meters", 1
    ),
    ("award_yuan", "yuan", nil, "caregauge_award_yuan", "yuan", 1),
    ("pilot_summary_phase", "date", "pilot_summing_up", "caregauge_pilot_summing_up", nil, 1),
  ])
  func namesEndInTheirBaseUnit(
    id: String, unit: String, metric: String?, family: String, base: String?, scale: Double
  ) throws {
    let indicator = Indicator(
      id: try #require(IndicatorID(id)), name: LocalizedName(zh: "", en: ""), unit: unit, kind: .stock, range: 0...1,
      metric: metric)
    let name = MetricName(of: indicator)
    #expect(name.family == family)
    #expect(name.unit == base)
    #expect(name.scale == scale)
  }
}
