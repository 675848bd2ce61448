@testable import CareGaugeExposition

/// A page of random families with what a reader should find on it.
struct RandomPage {
  var page: ExpositionPage
  /// Families as OpenMetrics has them.
  var expected: [ParsedFamily] = []

  /// Pieces that texts are made of; each of them has broken somebody's writer or reader.
  private static let pieces = [
    "\"", "\\", "\n", "\\n", "\\\"", "n", "养老", "床位", "👵🏽", "🇨🇳", " ", ",", "=", "{", "}", "#", "\t", "\r", "\u{2028}",
    "a", "0", "é",
  ]

  init(_ random: inout SeededRandom, families: Int, samples: Int) throws {
    var rendered: [RenderedFamily] = []
    for number in 0..<families {
      let (family, parsed) = try Self.family(number, Int.random(in: 1...samples, using: &random), &random)
      rendered.append(family)
      expected.append(parsed)
    }
    page = try ExpositionPage(rendered)
  }

  static func text(_ random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  static func value(_ random: inout SeededRandom) -> Double {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: Double(bitPattern: random.next())
    case 1: [.nan, .infinity, -.infinity, -0.0, 0, 1e21, 1e-5].randomElement(using: &random) ?? 0
    case 2: Double(Int.random(in: -5...5, using: &random))
    case 3: Double(Int.random(in: 0...100_000, using: &random)) / 10_000
    default: Double(Int.random(in: 0...9999, using: &random)) / Double(Int.random(in: 1...9999, using: &random))
    }
  }

  private static func family(
    _ number: Int, _ samples: Int, _ random: inout SeededRandom
  ) throws -> (RenderedFamily, ParsedFamily) {
    // Readers drop blanks before the text.
    let help = "H" + text(&random)
    let rows = (0..<samples).map { ["\($0)", text(&random), text(&random)] }
    let names = ["number", "name", "a_2"]
    let labels = try rows.map { try LabelSet(LabelNames(names), $0) }
    let readBack = rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(names, row).filter { !$0.1.isEmpty })
    }
    func parsed(_ name: String, _ kind: String, unit: String = "", _ samples: [ParsedSample]) -> ParsedFamily {
      ParsedFamily(name: name, kind: kind, unit: unit, help: help, samples: samples)
    }
    switch number % 5 {
    case 0:
      let values = rows.map { _ in value(&random) }
      let name = "caregauge_g\(number)_ratio"
      return (
        try RenderedFamily(
          FamilyDescription(name: name, help: help, kind: .gauge, unit: "ratio"), labels: labels, values: values),
        parsed(name, "gauge", unit: "ratio", zip(readBack, values).map { ParsedSample(name, $0, $1) })
      )
    case 1:
      let values = rows.map { _ in value(&random).magnitude }.map { $0.isNaN ? 0 : $0 }
      let name = "caregauge_c\(number)"
      return (
        try RenderedFamily(
          FamilyDescription(name: name + "_total", help: help, kind: .counter), labels: labels, values: values),
        parsed(name, "counter", zip(readBack, values).map { ParsedSample(name + "_total", $0, $1) })
      )
    case 2:
      let histograms = rows.map { _ in
        HistogramSample(counts: (0..<4).map { _ in random.next() >> 50 }, sum: value(&random).magnitude)
      }.map { $0.sum.isNaN ? HistogramSample(counts: $0.counts, sum: 1) : $0 }
      let name = "caregauge_h\(number)_seconds"
      return (
        try RenderedFamily(
          FamilyDescription(name: name, help: help, kind: .histogram(bounds: [0.005, 1, 2.5e6]), unit: "seconds"),
          labels: labels, histograms: histograms),
        parsed(
          name, "histogram", unit: "seconds",
          zip(readBack, histograms).flatMap { labels, histogram in
            var total = 0.0
            let buckets = zip(["0.005", "1.0", "2.5e+06", "+Inf"], histogram.counts).map { bound, count in
              total += Double(count)
              return ParsedSample(name + "_bucket", labels.merging(["le": bound]) { $1 }, total)
            }
            return buckets + [
              ParsedSample(name + "_sum", labels, histogram.sum), ParsedSample(name + "_count", labels, total),
            ]
          })
      )
    case 3:
      let name = "caregauge_i\(number)"
      return (
        try RenderedFamily(FamilyDescription(name: name + "_info", help: help, kind: .info), facts: labels),
        parsed(name, "info", readBack.map { ParsedSample(name + "_info", $0, 1) })
      )
    default:
      let states = ["met", "at \"risk\"", "逾期"]
      let current = rows.map { _ in Int.random(in: 0..<3, using: &random) }
      let name = "caregauge_s\(number)_state"
      return (
        try RenderedFamily(
          FamilyDescription(name: name, help: help, kind: .state), labels: labels, states: states, current: current),
        parsed(
          name, "gauge",
          zip(readBack, current).flatMap { labels, state in
            states.indices.map {
              ParsedSample(name, labels.merging(["state": states[$0]]) { $1 }, $0 == state ? 1 : 0)
            }
          })
      )
    }
  }
}
