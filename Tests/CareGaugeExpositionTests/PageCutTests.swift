import Testing

@testable import CareGaugeExposition

@Test func aCutKeepsTheSamplesOfItsRegionsAndLevelsAndWhatHasNone() throws {
  let names = try LabelNames(["region", "area"])
  let beds = try RenderedFamily(
    FamilyDescription(name: "beds", help: "Beds.", kind: .gauge),
    labels: [("ningxia", "64"), ("ningxia", "6401"), ("zhejiang", "33"), ("", "")].map {
      try LabelSet(names, [$0.0, $0.1])
    },
    values: [1, 2, 3, 4],
    places: [
      SamplePlace(region: 3, level: 0), SamplePlace(region: 3, level: 1), SamplePlace(region: 2, level: 0), .none,
    ])
  let states = try RenderedFamily(
    FamilyDescription(name: "target_state", help: "State.", kind: .state),
    labels: ["YC-010", "ZJ-001"].map { try LabelSet(LabelNames(["target"]), [$0]) }, states: ["met", "open"],
    current: [0, 1],
    places: [SamplePlace(region: 3, level: .max), SamplePlace(region: 2, level: .max)])
  let only = try RenderedFamily(
    FamilyDescription(name: "only_zhejiang", help: "Gone.", kind: .gauge), labels: [.none], values: [1],
    places: [SamplePlace(region: 2, level: 0)])
  let clock = try RenderedFamily(
    FamilyDescription(name: "clock", help: "Clock.", kind: .gauge), labels: [.none], values: [5])
  let page = try ExpositionPage([beds, states, only, clock])
  func text(_ cut: PageCut) throws -> String {
    try String(decoding: page.cut(to: cut).body(.text).bytes, as: UTF8.self)
  }
  #expect(
    try text(PageCut(regions: [3])) == """
      # HELP beds Beds.
      # TYPE beds gauge
      beds{region="ningxia",area="64"} 1
      beds{region="ningxia",area="6401"} 2
      beds 4
      # HELP target_state State.
      # TYPE target_state gauge
      target_state{target="YC-010",state="met"} 1
      target_state{target="YC-010",state="open"} 0
      # HELP clock Clock.
      # TYPE clock gauge
      clock 5

      """)
  #expect(
    try text(PageCut(regions: [2, 3], levels: [1])) == """
      # HELP beds Beds.
      # TYPE beds gauge
      beds{region="ningxia",area="6401"} 2
      beds 4
      # HELP target_state State.
      # TYPE target_state gauge
      target_state{target="YC-010",state="met"} 1
      target_state{target="YC-010",state="open"} 0
      target_state{target="ZJ-001",state="met"} 0
      target_state{target="ZJ-001",state="open"} 1
      # HELP clock Clock.
      # TYPE clock gauge
      clock 5

      """)
  #expect(try text(PageCut()) == String(decoding: page.body(.text).bytes, as: UTF8.self))
}

@Test func aCutOverManyBlocksEqualsAPageOfThoseSamples() throws {
  let count = 3 * LineBlock.capacity + 11
  let names = try LabelNames(["area"])
  let description = try FamilyDescription(name: "beds", help: "Beds.", kind: .gauge)
  let labels = try (0..<count).map { try LabelSet(names, ["\($0)"]) }
  let values = (0..<count).map { Double($0) / 3 }
  // The first block is of region 0 alone, the second of 1 alone, the others are mixed.
  let places = (0..<count).map {
    SamplePlace(region: UInt8($0 / LineBlock.capacity < 2 ? $0 / LineBlock.capacity : $0 % 3), level: UInt8($0 % 2))
  }
  let whole = try RenderedFamily(description, labels: labels, values: values, places: places)
  for cut in [PageCut(regions: [0]), PageCut(regions: [1, 2], levels: [1]), PageCut(levels: [0])] {
    let kept = (0..<count).filter { cut.keeps(places[$0]) }
    let expected = try RenderedFamily(description, labels: kept.map { labels[$0] }, values: kept.map { values[$0] })
    let page = try ExpositionPage([whole]).cut(to: cut)
    #expect(try page.body(.text).bytes == ExpositionPage([expected]).body(.text).bytes)
    let packed = try page.body(.text, .gzip).bytes
    #expect(try OutsideProgram("gunzip", ["-c"], input: packed).output == page.body(.text).bytes)
    // What was cut can still be renewed.
    let renewed = try page.replacing(page.families[0].replacing(values: kept.map { values[$0] + 1 }))
    let again = try RenderedFamily(description, labels: kept.map { labels[$0] }, values: kept.map { values[$0] + 1 })
    #expect(try renewed.body(.text).bytes == ExpositionPage([again]).body(.text).bytes)
  }
  #expect(
    try ExpositionPage([whole]).cut(to: PageCut(regions: [0])).families[0].blocks[0].part === whole.blocks[0].part)
}
