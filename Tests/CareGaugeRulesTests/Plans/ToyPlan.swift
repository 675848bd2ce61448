import CareGaugeModel
import CareGaugeRules

/// A made-up plan of one city with five districts, written in few words.
struct ToyPlan {
  private var catalogue: Catalogue
  private var known: [SeriesKey: SeriesHistory] = [:]
  static let city = code("990100")

  init() {
    let name = LocalizedName(zh: "甲", en: "A")
    func indicator(
      _ id: String, _ unit: String, _ kind: Indicator.Kind, inverse: String? = nil
    ) -> Indicator {
      Indicator(
        id: ToyPlan.id(id), name: name, unit: unit, kind: kind, range: 0...1e9, inverse: inverse.map(ToyPlan.id))
    }
    catalogue = Catalogue(
      indicators: [
        indicator("share", "ratio", .share), indicator("part", "beds", .stock), indicator("whole", "beds", .stock),
        indicator("part_added", "beds", .stock), indicator("whole_added", "beds", .stock),
        indicator("centres", "facilities", .stock),
        indicator("workers_per_1000_elders", "persons_per_1000_elders", .share),
        indicator("workers_per_10k_elders", "persons_per_10k_elders", .share),
        indicator("elders_per_worker", "elders_per_worker", .share, inverse: "workers_per_1000_elders"),
      ],
      areas: [Area(code: ToyPlan.city, name: "甲市", parent: nil, level: .city, region: ToyPlan.region("here"))]
        + (1...5).map {
          Area(
            code: ToyPlan.code("99010\($0)"), name: "乙\($0)区", parent: ToyPlan.city, level: .county,
            region: ToyPlan.region("here"))
        },
      identities: [
        ShareIdentity(
          share: ToyPlan.id("share"), part: ToyPlan.id("part"), whole: ToyPlan.id("whole"), partIncrease: "P+",
          wholeIncrease: "W+")
      ])
  }

  /// One row: id, indicator, condition, due day.
  mutating func row(
    _ id: String, _ indicator: String, _ condition: Condition, by due: String = "2025-12-31", each: Bool = false,
    baseline: String? = nil, milestoneOf: String? = nil, restates: String? = nil, document: String = "plan",
    region: String = "here", reportedUnder: String? = nil
  ) {
    var target = Target(
      id: id, indicator: ToyPlan.id(indicator), area: region == "here" ? ToyPlan.city : ToyPlan.code("880100"),
      condition: condition,
      scope: each ? .each(level: .county, only: nil, andSelf: false, areasNotListed: false) : .area,
      schedule: .once(by: ToyPlan.day(due), orBy: nil), document: document, clause: "1", region: ToyPlan.region(region))
    target.baseline = baseline.map(ToyPlan.day)
    target.milestoneOf = milestoneOf
    target.restates = restates
    target.reportedUnder = reportedUnder
    if indicator.hasSuffix("_added") {
      target.increaseOf = ToyPlan.id(String(indicator.dropLast(6)))
      target.since = ToyPlan.day("2020-12-31")
    }
    catalogue.targets.append(target)
  }

  /// A figure of 2020-12-31.
  mutating func figure(_ indicator: String, _ value: Double) {
    let day = ToyPlan.day("2020-12-31")
    known[SeriesKey(ToyPlan.id(indicator), ToyPlan.city)] = SeriesHistory(revisions: [
      HistoryReading(
        period: .day(day), value: value, reportedAt: day, receivedAt: Instant(seconds: 0), receivedOn: day, report: 1)
    ])
  }

  mutating func evidence(_ id: String, by due: String, proves: String) {
    catalogue.obligations.append(
      Obligation(
        id: id, name: LocalizedName(zh: "印证", en: "Evidence"), area: ToyPlan.city, reporters: ["甲"],
        schedule: .once(by: ToyPlan.day(due), orBy: nil), proves: proves, document: "plan", clause: "2",
        region: ToyPlan.region("here")))
  }

  /// `inconsistent A B: steps`, one line a finding.
  var findings: String {
    PlanCheck(catalogue, known: known).findings().map { finding in
      let ground = "\(finding.ground)".prefix { $0 != "(" }
      return "\(finding.verdict.rawValue) \(finding.targets.map(\.id).joined(separator: " ")): \(ground)"
    }.joined(separator: "; ")
  }

  private static func id(_ text: String) -> IndicatorID { known(IndicatorID(text), text) }
  private static func region(_ text: String) -> RegionID { known(RegionID(text), text) }
  private static func code(_ text: String) -> AreaCode { known(AreaCode(text), text) }
  private static func day(_ text: String) -> Day { known(Day(text), text) }

  private static func known<Value>(_ value: Value?, _ text: String) -> Value {
    guard let value else { preconditionFailure("\(text) in a test") }
    return value
  }
}
