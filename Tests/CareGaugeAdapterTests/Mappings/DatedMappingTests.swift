import CareGaugeAdapter
import Testing

private let form = MappingForm(
  always: [.pairs("labels", .choice("states", of: ["reporter", "period"]), .list("label")), .texts("ends", "word")],
  parts: [
    .pairs("areas", "name", "code"),
    .rows(
      "columns", ["heading", .list("also"), "indicator", .optional("unit"), .choice("kind", of: ["stock", "flow"])]),
  ])

private func mapping(_ text: String, form: MappingForm = form) throws -> DatedMapping {
  try DatedMapping.read(Array(text.utf8), name: "h.yaml", form: form) { mapping, _ in mapping }
}

@Test func aMappingHoldsFromDayToDay() throws {
  let mapping = try mapping(
    """
    always:
      labels: {reporter: [填报单位, 报送单位], period: 报告期}
      ends: 填表人
    parts:
      - from: 2023-01-01
        to: 2023-12-31
        columns:
          - {heading: 机构养老床位（张）, also: [床位, 床位数], indicator: institution_beds, kind: stock}
          - heading: "床位,张"
            also: 床
            indicator: beds
            unit: beds
            kind: flow
      - from: 2024-01-01
        areas:
          兴庆区: 640104
          西夏区: "640105"
    """)
  #expect(mapping["labels"].map { $0.texts("label") } == [["填报单位", "报送单位"], ["报告期"]])
  #expect(mapping["labels"].map { $0["states"] } == ["reporter", "period"])
  #expect(mapping["ends"].map { $0["word"] } == ["填表人"])
  let columns = try #require(mapping.part(on: Day("2023-12-31")!))["columns"]
  #expect(columns.map { $0["heading"] } == ["机构养老床位(张)", "床位,张"])
  #expect(columns.map { $0.texts("also") } == [["床位", "床位数"], ["床"]])
  #expect(columns.map { $0["unit"] } == ["", "beds"])
  #expect(columns.map(\.place) == ["h.yaml:8:9", "h.yaml:9:9"])
  let areas = try #require(mapping.part(on: Day("2030-01-01")!))["areas"]
  #expect(areas.map { $0["name"] + $0["code"] } == ["兴庆区640104", "西夏区640105"])
  #expect(areas.map(\.place) == ["h.yaml:16:7", "h.yaml:17:7"])
  #expect(mapping.part(on: Day("2022-12-31")!) == nil)
}

/// A faulty file and what is said about it.
private let faulty: [(String, [String])] = [
  (
    """
    always:
      label: {reporter: 填报单位}
      columns: []
      ends:
    partz: []
    """,
    [
      "2:3: unknown key “label”; write “labels”", "3:3: “columns” stands here; it belongs under “parts”",
      "4:8: “ends” has no value; write a text, or a list of texts in [ ]", "5:1: unknown key “partz”; write “parts”",
    ]
  ),
  (
    """
    areas: {}
    always: {labels: {reportr: 填报单位, period: {a: b}, reporter: [填报单位, [x], ""]}, ends: [[a]]}
    """,
    [
      "1:1: “areas” stands here; it belongs under “parts”",
      "2:19: a key of “labels” is “reportr”; write “reporter”, or another of reporter, period",
      "2:42: “period” in “labels” is a map; write a text", "2:67: “label” is a list; write a text",
      "2:72: “label” is a single value; write a text",
      "2:85: “ends” is a list; write a text, or a list of texts in [ ]",
    ]
  ),
  (
    """
    parts:
      - from: 2023-01-01
        columns:
          - {headng: 床位, indicator: beds, kind: stok}
          - {heading: 床位, indicators: beds, kind: flow, colour: red}
          - 床位
          - heading：床位
          - {heading: [床位], indicator: , kind: stock}
      - from: 2024-01-01
        columns: {}
      - {from: soon, to: 2024-13-01}
      - to: 2025-01-01
      - {from: 2026-01-01, to: 2025-12-31, labels: {}}
      - 2027
    """,
    [
      "4:10: unknown key “headng”; write “heading”, which is missing here",
      "4:45: “kind” is “stok”; write “stock”, or another of stock, flow",
      "5:23: unknown key “indicators”; write “indicator”, which is missing here",
      "5:53: unknown key “colour”; take it out, or write one of heading, also, indicator, unit, kind",
      "6:9: an item of “columns” is a single value; write {heading: …, indicator: …, kind: …}",
      "7:9: an item of “columns” is a single value with a full-width “：”, which separates nothing; write {heading: …, "
        + "indicator: …, kind: …}",
      "8:19: “heading” is a list; write a text", "8:36: “indicator” has no value; write a text",
      "10:14: “columns” is a map; write a list of items, each as - {heading: …, indicator: …, kind: …}",
      "9:5: this part begins before the one above it ends; end that one earlier",
      "11:12: “from” is “soon”; write a day such as 2023-01-01",
      "11:22: “to” is “2024-13-01”; write a day such as 2023-01-01",
      "12:5: “from” is missing; write the first day, as from: 2023-01-01",
      "13:40: “labels” stands here; it belongs under “always”",
      "13:28: “to” is before “from”; write a later day",
      "13:6: this part begins before the one above it ends; end that one earlier",
      "14:5: an item of “parts” is a single value; write from: 2023-01-01 and the words that hold from then",
    ]
  ),
  ("[a]", ["1:1: the file is a list; write always: and parts:"]),
  ("", ["1:1: the file is empty; write its keys, or take it away"]),
  (
    "a: *b",
    [
      "1:4: an alias \"*b\" stands here; write the value out instead",
      "1:1: unknown key “a”; take it out, or write one of always, parts",
    ]
  ),
  ("parts: {}", ["1:8: “parts” is a map; write a list of parts, each beginning with “- from: 2023-01-01”"]),
  (
    "always: {ends: [填表人}",
    [
      "1:20: the list that opens with \"[\" at 1:16 is not closed here; write \",\" or \"]\", or put text with special characters in quotation marks"
    ]
  ),
  ("always: [[[[[[[[[[]]]]]]]]]]", ["1:16: lists and maps lie more than 8 levels deep here; write the file flatter"]),
]

@Test(arguments: faulty)
func everyFaultOfAMappingIsNamedAtOnceWithItsPlaceAndRemedy(_ text: String, _ expected: [String]) {
  #expect(throws: AdapterFault(.format, expected.map { "h.yaml:\($0)" }.joined(separator: "; "))) {
    try mapping(text)
  }
}

@Test func ofManyFaultsTwentyAreNamed() {
  let text = "always: {" + (0..<30).map { "x\($0): 1" }.joined(separator: ", ") + "}"
  let fault = #expect(throws: AdapterFault.self) { try mapping(text) }
  #expect(fault?.reason.hasSuffix("; and 10 more") == true)
}

@Test func aMappingWithoutDatesHasNoParts() {
  let form = MappingForm(always: [.pairs("characters", "from", "to")])
  #expect(throws: AdapterFault(.format, "h.yaml:1:1: unknown key “parts”; take it out, or write one of always")) {
    try mapping("parts: []", form: form)
  }
}

@Test func faultsOfTheFormAndOfWhatIsMadeOfItAreNamedTogether() {
  let text = """
    parts:
      - from: 2023-01-01
        areas: {兴庆区: 6401}
        columns: [{heading: 床位, indicator: beds, kind: x}]
    """
  let fault = AdapterFault(
    .format, "h.yaml:4:52: “kind” is “x”; write one of stock, flow; h.yaml:3:13: an area's code has six or nine digits")
  #expect(throws: fault) {
    try DatedMapping.read(Array(text.utf8), name: "h.yaml", form: form) { mapping, faults in
      #expect(mapping.parts.first?["columns"] == [])
      for entry in mapping.parts.flatMap({ $0["areas"] }) {
        faults.check(entry) { () throws(NotationFault) in
          guard AreaCode(entry["code"]) != nil else { throw NotationFault("an area's code has six or nine digits") }
        }
      }
    }
  }
}
