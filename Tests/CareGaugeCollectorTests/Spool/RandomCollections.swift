import CareGaugeModel

/// Collections of every shape that the model allows, and of no other.
struct RandomCollections {
  var numbers: SeededGenerator

  init(seed: UInt64) { numbers = SeededGenerator(seed: seed) }

  mutating func next() throws -> (CollectedReports, startedAt: Instant?) {
    let vocabulary = try vocabulary()
    let collected = CollectedReports(
      adapter: text(), version: text(), region: try region(), collection: text(), receivedAt: instant(),
      vocabulary: vocabulary, reports: try (0..<below(4)).map { _ in try report(vocabulary) },
      findings: try (0..<below(4)).map { _ in try finding() })
    return (collected, maybe { $0.instant() })
  }

  private mutating func vocabulary() throws -> Vocabulary {
    // Around the widths at which numbers take one byte or two.
    let size = [0, 1, 3, 255, 256, 257, 300].randomElement(using: &numbers) ?? 0
    let indicators = (0..<below(12)).compactMap { _ in IndicatorID("indicator_\(below(1000))") }
    return Vocabulary(indicators: indicators, areas: (0..<size).compactMap { AreaCode("\(640_000 + $0)") })
  }

  private mutating func report(_ vocabulary: Vocabulary) throws -> CollectedReport {
    var readings = ReadingColumns()
    var absences: [Absence] = []
    if !vocabulary.indicators.isEmpty, !vocabulary.areas.isEmpty {
      let givesText = below(2) == 0
      for _ in 0..<(below(3) == 0 ? below(400) : below(6)) {
        readings.append(
          indicator: Int32(below(vocabulary.indicators.count)), area: Int32(below(vocabulary.areas.count)),
          figure: try figure(), origin: givesText ? origin() : Origin())
      }
      for _ in 0..<below(5) {
        absences.append(
          Absence(
            indicator: Int32(below(vocabulary.indicators.count)), area: Int32(below(vocabulary.areas.count)),
            reason: pick(AbsentReason.allCases)))
      }
    }
    return CollectedReport(
      head: try head(), readings: readings, absences: absences,
      rejections: (0..<below(4)).map { _ in Rejection(origin: origin(), reason: text()) })
  }

  private mutating func head() throws -> ReportHead {
    ReportHead(
      name: text(), period: try period(), reporter: maybe { $0.text() }, reportedAt: day(),
      deliveredAt: maybe { $0.instant() }, status: pick(ReportStatus.allCases), source: maybe { $0.text() },
      sha256: maybe { $0.text() }, asOf: maybe { $0.day() }, obligation: maybe { $0.text() })
  }

  private mutating func finding() throws -> Finding {
    Finding(
      kind: pick(Finding.Kind.allCases), state: pick(Finding.State.allCases), region: try region(),
      indicator: maybe { IndicatorID("indicator_\($0.below(9))") } ?? nil,
      area: maybe { AreaCode("64010\($0.below(9))") } ?? nil, period: below(2) == 0 ? nil : try period(),
      value: maybe { $0.value() }, expected: maybe { $0.value() }, reason: text(), report: maybe { $0.text() },
      source: maybe { $0.text() }, origin: origin())
  }

  private mutating func figure() throws -> Figure {
    let hasParts = below(3) == 0
    let stated = !hasParts || below(2) == 0 ? value() : nil
    let figure = Figure(
      stated: stated, numerator: hasParts ? value() : nil, denominator: hasParts ? Double(1 + below(90_000)) : nil)
    return try unwrap(figure)
  }

  private mutating func value() -> Double {
    switch below(4) {
    case 0: Double(below(100_000)) / 100
    case 1: -0.0
    case 2: Double.random(in: -1e300...1e300, using: &numbers)
    default: Double.leastNonzeroMagnitude
    }
  }

  private mutating func origin() -> Origin { Origin(place: maybe { $0.text() }, raw: maybe { $0.text() }) }

  private mutating func text() -> String {
    let words = ["", "14:3", "养老机构", "1,203", "58%%", "\u{0}\n\"\\", "é", "👵🏻", "file:2023-09.csv", "Ａ１"]
    return (0..<below(4)).map { _ in pick(words) }.joined()
  }

  private mutating func region() throws -> RegionID {
    try unwrap(RegionID(pick(["shandong", "yunnan", "zhejiang", "ningxia", "inner_mongolia"])))
  }

  private mutating func period() throws -> Period {
    let year = 1 + below(9999)
    switch below(5) {
    case 0: return .day(day())
    case 1: return try unwrap(.month(1 + below(12), of: year))
    case 2: return try unwrap(.quarter(1 + below(4), of: year))
    case 3: return try unwrap(.halfYear(1 + below(2), of: year))
    default: return try unwrap(.year(year))
    }
  }

  private mutating func day() -> Day { Day(number: Int32.random(in: -719_162...2_932_896, using: &numbers)) }

  private mutating func instant() -> Instant {
    Instant(microseconds: Int64.random(in: -62_135_596_800_000_000...253_402_300_799_999_999, using: &numbers))
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &numbers) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  private mutating func maybe<Value>(_ make: (inout RandomCollections) -> Value) -> Value? {
    below(2) == 0 ? nil : make(&self)
  }

  private func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw RandomCollectionFault() }
    return value
  }
}

/// The generator made something that the model refuses.
struct RandomCollectionFault: Error {}
