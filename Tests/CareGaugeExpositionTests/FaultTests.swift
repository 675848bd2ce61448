import Testing

@testable import CareGaugeExposition

@Test(
  arguments: [
    (
      "2beds", .gauge, nil,
      "metric \"2beds\": a name is made of letters a-z, digits and _, and begins with a letter or _"
    ),
    ("", .gauge, nil, "metric \"\": a name is made of letters a-z, digits and _, and begins with a letter or _"),
    ("床位", .gauge, nil, "metric \"床位\": a name is made of letters a-z, digits and _, and begins with a letter or _"),
    ("a:b", .gauge, nil, "metric \"a:b\": a name is made of letters a-z, digits and _, and begins with a letter or _"),
    ("beds", .counter, nil, "metric beds: the name must end in _total; write beds_total"),
    ("build", .info, nil, "metric build: the name must end in _info; write build_info"),
    (
      "beds_total", .gauge, nil,
      "metric beds_total: _total is kept for other kinds of metric there; drop it or choose another last word"
    ),
    (
      "beds_count_total", .counter, nil,
      "metric beds_count_total: _count is kept for other kinds of metric there; drop it or choose another last word"
    ),
    ("beds_ratio", .gauge, "beds", "metric beds_ratio: its unit \"beds\" must be the last word of the name"),
    ("beds_state", .state, "state", "metric beds_state: info and states have no unit; leave \"state\" out"),
    (
      "wait_seconds", .histogram(bounds: [1, 1]), nil,
      "histogram wait_seconds: bounds [1.0, 1.0] must be finite, ascending and not negative; +Inf is added by itself"
    ),
  ] as [(String, FamilyKind, String?, String)])
func aDescriptionThatReadersWouldRefuseIsRefusedWithARemedy(
  name: String, kind: FamilyKind, unit: String?, text: String
) {
  let fault = #expect(throws: MetricFault.self) {
    try FamilyDescription(name: name, help: "", kind: kind, unit: unit)
  }
  #expect(fault?.description == text)
}

@Test(
  arguments: [
    (["2"], "label \"2\": a name is made of letters a-z, digits and _, and begins with a letter or _"),
    (["a-b"], "label \"a-b\": a name is made of letters a-z, digits and _, and begins with a letter or _"),
    (["__name__"], "label __name__: names that begin with __ belong to Prometheus; drop the underscores"),
    (["le"], "label le: the name is kept for histograms and summaries; choose another"),
    (["area", "area"], "label area: given twice; write it once"),
  ] as [([String], String)])
func labelNamesThatReadersWouldRefuseAreRefused(names: [String], text: String) {
  let fault = #expect(throws: MetricFault.self) { try LabelNames(names) }
  #expect(fault?.description == text)
}

@Test func samplesThatDoNotFitAreRefusedWithARemedy() throws {
  let names = try LabelNames(["area"])
  let label = try LabelSet(names, ["64\"01"])
  let beds = try FamilyDescription(name: "beds", help: "", kind: .gauge)
  let stored = try FamilyDescription(name: "stored_total", help: "", kind: .counter)
  let wait = try FamilyDescription(name: "wait_seconds", help: "", kind: .histogram(bounds: [1]))
  let state = try FamilyDescription(name: "state", help: "", kind: .state)
  let family = try RenderedFamily(beds, labels: [label], values: [1])
  func fault(_ code: MetricFault.Code, _ text: String, _ work: () throws -> Void) {
    let fault = #expect(throws: MetricFault.self) { try work() }
    #expect(fault?.code == code && fault?.description == text)
  }
  fault(.count, "labels [\"area\"]: 2 values given for 1 names") { _ = try LabelSet(names, ["a", "b"]) }
  fault(.count, "beds: 2 values given for 1 lines") { _ = try RenderedFamily(beds, labels: [label], values: [1, 2]) }
  fault(.count, "beds: 0 values given for 1 lines") { _ = try family.replacing(values: []) }
  fault(.duplicate, "beds{area=\"64\\\"01\"}: given twice; keep one") {
    _ = try RenderedFamily(beds, labels: [label, label], values: [1, 2])
  }
  fault(.count, "beds: 2 places given for 1 samples; give one each") {
    _ = try RenderedFamily(beds, labels: [label], values: [1], places: [.none, .none])
  }
  fault(.value, "stored_total: -1.0 is no count or sum; such values are 0 or more") {
    _ = try RenderedFamily(stored, labels: [label], values: [-1])
  }
  fault(.value, "stored_total: nan is no count or sum; such values are 0 or more") {
    _ = try RenderedFamily(stored, labels: [label], values: [.nan])
  }
  fault(.value, "state: 2.0 is no value of a fact or state; write 1, or 0 for other states") {
    _ = try RenderedFamily(state, labels: [label], values: [2])
  }
  fault(.value, "state: state number 3 is not one of 0..<2") {
    _ = try RenderedFamily(state, labels: [label], states: ["a", "b"], current: [3])
  }
  fault(.count, "histogram wait_seconds: 1 counts given for 1 bounds; give one more") {
    _ = try RenderedFamily(wait, labels: [label], histograms: [HistogramSample(counts: [1], sum: 1)])
  }
  fault(.value, "histogram wait_seconds: sum -1.0 must be 0 or more") {
    _ = try RenderedFamily(wait, labels: [label], histograms: [HistogramSample(counts: [1, 1], sum: -1)])
  }
  fault(.count, "beds: give values, not histograms, to a family of another kind") {
    _ = try RenderedFamily(beds, labels: [label], histograms: [HistogramSample(counts: [1, 1], sum: 1)])
  }
}

@Test func familiesThatShareANameInEitherFormatAreRefused() throws {
  func family(_ name: String, _ kind: FamilyKind) throws -> RenderedFamily {
    let description = try FamilyDescription(name: name, help: "", kind: kind)
    guard case .histogram = kind else { return try RenderedFamily(description, labels: [.none], values: [1]) }
    return try RenderedFamily(description, labels: [.none], histograms: [HistogramSample(counts: [1, 0], sum: 0)])
  }
  for (one, other) in [
    (try family("a", .gauge), try family("a", .gauge)), (try family("area", .gauge), try family("area_info", .info)),
    (try family("a_total", .counter), try family("a", .histogram(bounds: [1]))),
  ] {
    let fault = #expect(throws: MetricFault.self) { try ExpositionPage([one, other]) }
    #expect(fault?.code == .clash)
    #expect(throws: MetricFault.self) { try ExpositionPage([one]).body(.text, appending: [other]) }
  }
}
