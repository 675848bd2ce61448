import Testing

@testable import CareGaugeExposition

/// A page with one family of each kind and all that needs escaping.
func smallPage() throws -> ExpositionPage {
  let area = try LabelNames(["region", "area", "name"])
  let ratio = try RenderedFamily(
    FamilyDescription(
      name: "caregauge_nursing_bed_share_ratio", help: "Nursing beds \\ all \"beds\"\nof homes.", kind: .gauge,
      unit: "ratio"),
    labels: [
      LabelSet(area, ["ningxia", "640100", "银川市"]), LabelSet(area, ["ningxia", "", "a\"b\\c\nd"]),
    ],
    values: [5586.0 / 9688, .nan])
  let stored = try RenderedFamily(
    FamilyDescription(name: "caregauge_readings_stored_total", help: "Readings stored.", kind: .counter),
    labels: [LabelSet(LabelNames(["adapter"]), ["ningxia"])], values: [4])
  let collect = try RenderedFamily(
    FamilyDescription(
      name: "caregauge_adapter_collect_seconds", help: "Time of a collection.", kind: .histogram(bounds: [0.1, 1]),
      unit: "seconds"),
    labels: [LabelSet(LabelNames(["adapter"]), ["ningxia"])],
    histograms: [HistogramSample(counts: [2, 1, 1], sum: 3.25)])
  let build = try RenderedFamily(
    FamilyDescription(name: "caregauge_build_info", help: "The build.", kind: .info),
    facts: [LabelSet(LabelNames(["version"]), ["1.0.0"])])
  let state = try RenderedFamily(
    FamilyDescription(name: "caregauge_target_state", help: "1 for the state it is in.", kind: .state),
    labels: [LabelSet(LabelNames(["target"]), ["YC-010"])], states: ["met", "at_risk", "open"], current: [1])
  let up = try RenderedFamily(
    FamilyDescription(name: "caregauge_store_up", help: "Whether the store answers.", kind: .gauge), labels: [.none],
    values: [1])
  return try ExpositionPage([ratio, stored, collect, build, state, up])
}

@Test func theTextFormatIsWrittenToTheLetter() throws {
  #expect(
    try String(decoding: smallPage().body(.text).bytes, as: UTF8.self) == #"""
      # HELP caregauge_nursing_bed_share_ratio Nursing beds \\ all "beds"\nof homes.
      # TYPE caregauge_nursing_bed_share_ratio gauge
      caregauge_nursing_bed_share_ratio{region="ningxia",area="640100",name="银川市"} 0.5765895953757225
      caregauge_nursing_bed_share_ratio{region="ningxia",name="a\"b\\c\nd"} NaN
      # HELP caregauge_readings_stored_total Readings stored.
      # TYPE caregauge_readings_stored_total counter
      caregauge_readings_stored_total{adapter="ningxia"} 4
      # HELP caregauge_adapter_collect_seconds Time of a collection.
      # TYPE caregauge_adapter_collect_seconds histogram
      caregauge_adapter_collect_seconds_bucket{adapter="ningxia",le="0.1"} 2
      caregauge_adapter_collect_seconds_bucket{adapter="ningxia",le="1.0"} 3
      caregauge_adapter_collect_seconds_bucket{adapter="ningxia",le="+Inf"} 4
      caregauge_adapter_collect_seconds_sum{adapter="ningxia"} 3.25
      caregauge_adapter_collect_seconds_count{adapter="ningxia"} 4
      # HELP caregauge_build_info The build.
      # TYPE caregauge_build_info gauge
      caregauge_build_info{version="1.0.0"} 1
      # HELP caregauge_target_state 1 for the state it is in.
      # TYPE caregauge_target_state gauge
      caregauge_target_state{target="YC-010",state="met"} 0
      caregauge_target_state{target="YC-010",state="at_risk"} 1
      caregauge_target_state{target="YC-010",state="open"} 0
      # HELP caregauge_store_up Whether the store answers.
      # TYPE caregauge_store_up gauge
      caregauge_store_up 1

      """#)
}

@Test func openMetricsIsWrittenToTheLetter() throws {
  #expect(
    try String(decoding: smallPage().body(.openMetrics).bytes, as: UTF8.self) == #"""
      # HELP caregauge_nursing_bed_share_ratio Nursing beds \\ all \"beds\"\nof homes.
      # TYPE caregauge_nursing_bed_share_ratio gauge
      # UNIT caregauge_nursing_bed_share_ratio ratio
      caregauge_nursing_bed_share_ratio{region="ningxia",area="640100",name="银川市"} 0.5765895953757225
      caregauge_nursing_bed_share_ratio{region="ningxia",name="a\"b\\c\nd"} NaN
      # HELP caregauge_readings_stored Readings stored.
      # TYPE caregauge_readings_stored counter
      caregauge_readings_stored_total{adapter="ningxia"} 4
      # HELP caregauge_adapter_collect_seconds Time of a collection.
      # TYPE caregauge_adapter_collect_seconds histogram
      # UNIT caregauge_adapter_collect_seconds seconds
      caregauge_adapter_collect_seconds_bucket{adapter="ningxia",le="0.1"} 2
      caregauge_adapter_collect_seconds_bucket{adapter="ningxia",le="1.0"} 3
      caregauge_adapter_collect_seconds_bucket{adapter="ningxia",le="+Inf"} 4
      caregauge_adapter_collect_seconds_sum{adapter="ningxia"} 3.25
      caregauge_adapter_collect_seconds_count{adapter="ningxia"} 4
      # HELP caregauge_build The build.
      # TYPE caregauge_build info
      caregauge_build_info{version="1.0.0"} 1
      # HELP caregauge_target_state 1 for the state it is in.
      # TYPE caregauge_target_state gauge
      caregauge_target_state{target="YC-010",state="met"} 0
      caregauge_target_state{target="YC-010",state="at_risk"} 1
      caregauge_target_state{target="YC-010",state="open"} 0
      # HELP caregauge_store_up Whether the store answers.
      # TYPE caregauge_store_up gauge
      caregauge_store_up 1
      # EOF

      """#)
}

@Test func familiesOfOneAnswerStandBehindTheOthersAndBeforeTheEndMark() throws {
  let page = try ExpositionPage([
    RenderedFamily(FamilyDescription(name: "a", help: "A.", kind: .gauge), labels: [.none], values: [1]),
    RenderedFamily(FamilyDescription(name: "nothing", help: "No samples.", kind: .gauge), labels: [], values: []),
  ])
  let last = try RenderedFamily(
    FamilyDescription(name: "process_cpu_seconds_total", help: "CPU.", kind: .counter, unit: "seconds"),
    labels: [.none], values: [0.5])
  #expect(
    try String(decoding: page.body(.openMetrics, appending: [last]).bytes, as: UTF8.self) == """
      # HELP a A.
      # TYPE a gauge
      a 1
      # HELP process_cpu_seconds CPU.
      # TYPE process_cpu_seconds counter
      # UNIT process_cpu_seconds seconds
      process_cpu_seconds_total 0.5
      # EOF

      """)
  #expect(throws: MetricFault.self) { try page.body(.text, appending: [last, last]) }
}
