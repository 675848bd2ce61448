import Testing

@testable import CareGaugeExposition

@Test(arguments: 0..<12)
func aPageChangedBitByBitEqualsOneWrittenAnew(seed: Int) throws {
  var random = SeededRandom(seed: UInt64(1_000 + seed))
  let names = try LabelNames(["area", "name"])
  let counts = [1, 10, LineBlock.capacity, LineBlock.capacity + 1, 3 * LineBlock.capacity - 7]
  let labels = try counts.map { count in
    try (0..<count).map { try LabelSet(names, ["\($0)", RandomPage.text(&random)]) }
  }
  let descriptions = try counts.indices.map {
    try FamilyDescription(name: "caregauge_family_\($0)", help: "A family.", kind: .gauge)
  }
  var values = counts.map { (0..<$0).map { _ in RandomPage.value(&random) } }
  func whole() throws -> ExpositionPage {
    try ExpositionPage(
      counts.indices.map { try RenderedFamily(descriptions[$0], labels: labels[$0], values: values[$0]) })
  }
  var page = try whole()
  for _ in 0..<6 {
    let family = counts.indices.randomElement(using: &random) ?? 0
    for _ in 0..<Int.random(in: 0...20, using: &random) {
      values[family][Int.random(in: 0..<counts[family], using: &random)] = RandomPage.value(&random)
    }
    page = try page.replacing(page.families[family].replacing(values: values[family]))
  }
  for format in ExpositionFormat.allCases {
    #expect(try page.body(format).bytes == whole().body(format).bytes)
  }
}

@Test func aFamilyWithTheSameValuesKeepsItsBlocks() throws {
  let page = try largePage(lines: 10_000)
  let family = page.families[0]
  var values = (0..<10_000).map { Double($0) / 7 }
  let same = try family.replacing(values: values)
  #expect(zip(family.blocks, same.blocks).allSatisfy { $0.part === $1.part })
  values[4_100] = 0.5
  let changed = try family.replacing(values: values)
  #expect(zip(family.blocks, changed.blocks).map { $0.part === $1.part } == [true, false, true])
}

@Test func histogramsAndStatesChangeInPlace() throws {
  let page = try smallPage()
  let collect = try #require(page["caregauge_adapter_collect_seconds"])
  let state = try #require(page["caregauge_target_state"])
  let changed = try page.replacing(collect.replacing(histograms: [HistogramSample(counts: [0, 0, 1], sum: 2.5)]))
    .replacing(state.replacing(current: [0]))
  let text = try String(decoding: changed.body(.text).bytes, as: UTF8.self)
  #expect(text.contains("caregauge_adapter_collect_seconds_bucket{adapter=\"ningxia\",le=\"1.0\"} 0\n"))
  #expect(text.contains("caregauge_adapter_collect_seconds_sum{adapter=\"ningxia\"} 2.5\n"))
  #expect(text.contains("state=\"met\"} 1\n") && text.contains("state=\"at_risk\"} 0\n"))
}

@Test func aPageOfTheSameFiguresIsTheSameBytes() throws {
  let (one, other) = (try largePage(lines: 5_000), try largePage(lines: 5_000))
  for format in ExpositionFormat.allCases {
    for coding in PageCoding.allCases {
      #expect(try one.body(format, coding).bytes == other.body(format, coding).bytes)
    }
  }
}

@Test func onlyOpenMetricsEndsInAMarkAndOnlyOnce() throws {
  let page = try smallPage()
  let openMetrics = try String(decoding: page.body(.openMetrics).bytes, as: UTF8.self)
  let text = try String(decoding: page.body(.text).bytes, as: UTF8.self)
  #expect(openMetrics.split(separator: "\n").filter { $0.hasPrefix("# EOF") } == ["# EOF"])
  #expect(openMetrics.hasSuffix("\n# EOF\n") && !text.contains("# EOF"))
}
