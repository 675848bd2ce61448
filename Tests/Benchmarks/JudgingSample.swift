import CareGaugeModel
import CareGaugeRules

/// What judging is measured with: targets on every indicator in every area, half of them due, and two or three figures for
/// each; of those that are due a tenth fails.
struct JudgingSample {
  let indicators: [Indicator]
  let areas: [AreaCode]
  let judge: Judge
  let day: Day
  /// Noon of that day.
  let now: Instant
  /// What is known, by the judge's numbers; in the second a twentieth of the areas has figures of one more period.
  let known: [[SeriesHistory]]

  private static let region = RegionID("zhejiang")
  private let periods: [ReportedPeriod]

  /// A period with the day on which its figures were reported.
  private struct ReportedPeriod {
    let period: Period
    let reported: Day
  }

  init(indicators indicatorCount: Int = 40, areas areaCount: Int = 5000) throws {
    guard let region = Self.region, let day = Day("2023-10-08"), let issued = Day("2021-01-15") else {
      throw JudgingFault(text: "the sample has words that the model does not take")
    }
    let indicators = (0..<indicatorCount).compactMap { Self.indicator($0) }
    let areas = (0..<areaCount).compactMap { AreaCode(String(330_000 + $0)) }
    let periods = [
      ("2020", "2021-01-20"), ("2022", "2023-01-20"), ("2023-H1", "2023-07-20"), ("2023-09", "2023-10-05"),
    ]
    .compactMap { name, reported -> ReportedPeriod? in
      guard let period = Period(name), let reported = Day(reported) else { return nil }
      return ReportedPeriod(period: period, reported: reported)
    }
    let catalogue = Catalogue(
      indicators: indicators,
      areas: areas.map { Area(code: $0, name: "\($0)", parent: nil, level: .county, region: region) },
      documents: [
        PolicyDocument(
          id: "plan", title: "plan", number: nil, issuer: "province", issued: issued, validUntil: nil, region: region)
      ],
      targets: indicators.indices.flatMap { indicator in
        areas.indices.map {
          Self.target(on: indicators[indicator], indicator, in: areas[$0], $0, region, baseline: periods[0].period.end)
        }
      })
    (self.indicators, self.areas, self.periods, self.day) = (indicators, areas, periods, day)
    now = Zone.shanghai.start(of: day).adding(seconds: 43_200)
    let judge = Judge(catalogue)
    self.judge = judge
    var known = [[SeriesHistory]](repeating: judge.series.map { _ in SeriesHistory() }, count: 2)
    for (number, target) in judge.targets.enumerated() {
      guard let series = judge.number(of: SeriesKey(target.indicator, target.area)) else { continue }
      let figures = Self.figures(of: target, indicators[number / areaCount], seed: number, periods)
      let usual = Array(figures.prefix(Self.number(number % areaCount, 3, below: 3) == 0 ? 2 : 3))
      known[0][series] = SeriesHistory(revisions: usual)
      known[1][series] =
        number % areaCount % 20 == 7 ? SeriesHistory(revisions: usual + figures.suffix(1)) : known[0][series]
    }
    self.known = known
  }

  /// Five of eight are shares; the first of each eight is the quotient of two others.
  private static func indicator(_ number: Int) -> Indicator? {
    let isShare = number % 8 < 5
    guard let id = IndicatorID("indicator_\(number / 10)\(number % 10)") else { return nil }
    let name = LocalizedName(zh: "指标\(number)", en: "Indicator \(number)")
    let parts = number % 8 == 0 ? (number + 5, number + 6) : nil
    return Indicator(
      id: id, name: name, unit: isShare ? "ratio" : "beds", kind: isShare ? .share : .stock,
      better: number % 8 == 4 || number % 8 == 7 ? .lower : .higher,
      numerator: parts.flatMap { IndicatorID("indicator_\($0.0 / 10)\($0.0 % 10)") },
      denominator: parts.flatMap { IndicatorID("indicator_\($0.1 / 10)\($0.1 % 10)") },
      range: isShare ? 0...1 : 0...1_000_000)
  }

  private static func target(
    on indicator: Indicator, _ number: Int, in area: AreaCode, _ place: Int, _ region: RegionID, baseline: Day
  ) -> Target {
    let isShare = indicator.kind == .share
    // Bounds are the nearest binary fractions, so that a figure on a bound meets it for every program.
    let parts = isShare ? 500 + 25 * (number % 5 + place % 6) : 1000 + 100 * number + 10 * (place % 6)
    let asked = Double(parts) / (isShare ? 1000 : 1)
    let condition: Condition =
      switch number % 8 {
      case 4, 7: .atMost(asked)
      case 6: .between(Double(parts / 10 * 9), Double(parts / 10 * 11))
      default: .atLeast(asked)
      }
    let due = ["2022-12-31", "2024-12-31", "2022-12-31", "2025-12-31", "2022-06-30", "2024-12-31"][place % 6]
    var target = Target(
      id: "T\(number)-\(area)", indicator: indicator.id, area: area, condition: condition,
      schedule: Day(due).map { .once(by: $0, orBy: nil) } ?? .undated, document: "plan", clause: "3(2)", region: region)
    target.baseline = baseline
    target.responsible = ["civil affairs", "counties"]
    return target
  }

  /// A baseline beside the aim, figures around it where the target is due, and on the way to it where it is not.
  private static func figures(
    of target: Target, _ indicator: Indicator, seed: Int, _ periods: [ReportedPeriod]
  ) -> [HistoryReading] {
    guard let asked = target.condition.values.last, case .once(let due, _) = target.schedule else { return [] }
    let isDue = due < periods[1].reported
    let chance = Double(number(seed, 1, below: 1000)) / 1000
    let newer = Double(number(seed, 2, below: 1000)) / 1000
    // How far each figure stands from what is asked, as a part of that, in the direction that is asked for.
    var ahead = [-0.3 + 0.1 * chance, 0.2 * chance - 0.02, 0.2 * newer - 0.02, 0.2 * chance - 0.03]
    if !isDue { ahead = [-0.3, 0.2 * chance - 0.18, 0.2 * chance - 0.16 + 0.04 * newer, 0.2 * newer - 0.14] }
    return zip(periods, ahead).enumerated().map { place, reported in
      let (reported, ahead) = reported
      let aim: Double =
        switch target.condition {
        case .atMost: asked * (1 - ahead)
        case .between: asked / 1.1 * (1 + (ahead - 0.08) * 1.1)
        default: asked * (1 + ahead)
        }
      var (value, part, whole) = (aim.rounded(), Double.nan, Double.nan)
      if indicator.kind == .share {
        whole = Double(500 + number(seed, 4, below: 9000))
        part = (aim * whole).rounded()
        value = part / whole
      }
      return HistoryReading(
        period: reported.period, value: value, numerator: part, denominator: whole, reportedAt: reported.reported,
        receivedAt: Zone.shanghai.start(of: reported.reported), receivedOn: reported.reported, report: Int32(place + 1))
    }
  }

  /// A number that depends on nothing but the arguments, so that every run measures the same.
  private static func number(_ seed: Int, _ salt: Int, below bound: UInt64) -> Int {
    var word = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(salt) &* 0xD1B5_4A32_D192_ED03
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % bound)
  }
}

struct JudgingFault: Error { let text: String }
