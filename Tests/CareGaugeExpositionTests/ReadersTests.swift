import Testing

@testable import CareGaugeExposition

@Test(arguments: 0..<40)
func aStrictReaderFindsWhatWasWritten(seed: Int) throws {
  var random = SeededRandom(seed: UInt64(seed))
  let sample = try RandomPage(&random, families: 10, samples: 30)
  let read = try ReferenceParser.families(of: sample.page.body(.openMetrics).bytes, .openMetrics)
  expectSame(read, sample.expected)
  let text = try ReferenceParser.families(of: sample.page.body(.text).bytes, .text)
  expectSame(text.flatMap(\.samples), sample.expected.flatMap(\.samples))
  #expect(text.map(\.help) == sample.expected.map(\.help))
}

@Test func prometheusClientsStrictOpenMetricsParserFindsWhatWasWritten() throws {
  var random = SeededRandom(seed: 7)
  let sample = try RandomPage(&random, families: 60, samples: 40)
  let read = try PrometheusClient.families(of: sample.page.body(.openMetrics).bytes, .openMetrics)
  expectSame(read.flatMap(\.samples), sample.expected.flatMap(\.samples))
  for part in [\ParsedFamily.name, \.kind, \.unit, \.help] {
    expectSame(read.map { $0[keyPath: part] }, sample.expected.map { $0[keyPath: part] })
  }
}

@Test func prometheusClientsTextParserFindsWhatWasWritten() throws {
  var random = SeededRandom(seed: 8)
  let sample = try RandomPage(&random, families: 60, samples: 40)
  let read = try PrometheusClient.families(of: sample.page.body(.text).bytes, .text)
  expectSame(read.flatMap(\.samples), sample.expected.flatMap(\.samples))
}

@Test func aHundredThousandRandomDoublesReadBackInPython() throws {
  var random = SeededRandom(seed: 9)
  let number = try LabelNames(["number"])
  let values = (0..<100_000).map { _ in Double(bitPattern: random.next()) }
  let family = try RenderedFamily(
    FamilyDescription(name: "caregauge_random", help: "Any double.", kind: .gauge),
    labels: values.indices.map { try LabelSet(number, [String($0)]) }, values: values)
  let read = try PrometheusClient.families(of: ExpositionPage([family]).body(.text).bytes, .text)
  let expected = values.indices.map { ParsedSample("caregauge_random", ["number": String($0)], values[$0]) }
  expectSame(read.flatMap(\.samples), expected)
}

@Test func promtoolHasNothingToComplainAbout() throws {
  let area = try LabelNames(["region", "area"])
  let page = try smallPage().replacing(
    RenderedFamily(
      FamilyDescription(
        name: "caregauge_target_due_timestamp_seconds", help: "First instant after the due day.", kind: .gauge,
        unit: "seconds"), labels: [LabelSet(area, ["ningxia", "640100"])], values: [1_735_660_800]))
  let program = try OutsideProgram("promtool", ["check", "metrics"], input: page.body(.text).bytes)
  #expect(program.status == 0 && program.output.isEmpty && program.errors.isEmpty, "\(program.errors)")
}

/// Equality that names the first difference only, where there may be thousands.
private func expectSame<Element: Equatable>(
  _ read: [Element], _ expected: [Element], sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(read.count == expected.count, sourceLocation: sourceLocation)
  if let (left, right) = zip(read, expected).first(where: { $0 != $1 }) {
    Issue.record(
      "read \(String(reflecting: left)), expected \(String(reflecting: right))", sourceLocation: sourceLocation)
  }
}
