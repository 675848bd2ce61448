import CareGaugeModel
import CareGaugeStore
import Logging
import PostgreSQL
import TestSupport

/// Runs `body` on a store with its own fresh database.
func withStore<Result>(
  catalogue: Catalogue = Sample.catalogue, _ body: (Store, Pool) async throws -> Result
) async throws -> Result {
  try await TemporaryCluster.shared.withDatabase { settings in
    let pool = Pool(settings, maximum: 8)
    let store = Store(pool: pool, zone: .shanghai, log: Logger(label: "store") { _ in SwiftLogNoOpLogHandler() })
    let result: Swift.Result<Result, any Error>
    do {
      try await store.migrate(at: Sample.installed)
      try await store.register(catalogue)
      result = .success(try await body(store, pool))
    } catch {
      result = .failure(error)
    }
    await pool.close()
    return try result.get()
  }
}

/// Names, days and reports of the tests.
enum Sample {
  static let region = id("ningxia", RegionID.init)
  static let beds = id("institution_beds", IndicatorID.init)
  static let share = id("nursing_bed_share", IndicatorID.init)
  static let rate = id("beds_per_1000_elders", IndicatorID.init)
  static let yinchuan = id("640100", AreaCode.init)
  static let xingqing = id("640104", AreaCode.init)
  static let xixia = id("640105", AreaCode.init)
  static let street = id("640104001", AreaCode.init)
  static let installed = at("2023-01-01T00:00:00+08:00")

  static let catalogue = Catalogue(
    indicators: [
      indicator("institution_beds", "beds", .stock), indicator("nursing_bed_share", "ratio", .share),
      indicator("beds_per_1000_elders", "beds_per_1000_elders", .share),
    ],
    areas: [
      area("640100", "银川市", .city), area("640104", "兴庆区", .county), area("640105", "西夏区", .county),
      area("640104001", "凤凰北街街道", .subDistrict),
    ],
    documents: [
      PolicyDocument(
        id: "yinchuan-2023", title: "", number: nil, issuer: "", issued: day("2023-09-06"), validUntil: nil,
        region: region)
    ],
    published: [
      PublishedFigure(
        id: "YC-009", indicator: share, area: yinchuan, period: period("2023-09-06"), value: 0.57,
        document: "yinchuan-2023", clause: "二(二)", region: region)
    ])

  static let vocabulary = Vocabulary(catalogue)

  private static func indicator(_ name: String, _ unit: String, _ kind: Indicator.Kind) -> Indicator {
    Indicator(
      id: id(name, IndicatorID.init), name: LocalizedName(zh: name, en: name), unit: unit, kind: kind, range: 0...1e9)
  }

  private static func area(_ code: String, _ name: String, _ level: Area.Level) -> Area {
    Area(code: id(code, AreaCode.init), name: name, parent: nil, level: level, region: region)
  }
}

func id<Name>(_ text: String, _ make: (String) -> Name?) -> Name {
  guard let name = make(text) else { preconditionFailure("\(text) is no such name") }
  return name
}

func day(_ text: String) -> Day { id(text) { Day($0) } }
func period(_ text: String) -> Period { id(text) { Period($0) } }
func at(_ text: String) -> Instant { id(text) { Instant(rfc3339: $0) } }

/// A report under construction.
struct ReportBuilder {
  var report: CollectedReport
  var vocabulary: Vocabulary

  init(
    _ name: String = "r1", period text: String, on reportedAt: String, vocabulary: Vocabulary = Sample.vocabulary
  ) {
    report = CollectedReport(head: ReportHead(name: name, period: period(text), reportedAt: day(reportedAt)))
    self.vocabulary = vocabulary
  }

  func reading(
    _ indicator: IndicatorID, _ area: AreaCode, _ stated: Double? = nil, _ parts: (Double, Double)? = nil,
    place: String? = nil, raw: String? = nil
  ) -> ReportBuilder {
    guard let figure = Figure(stated: stated, numerator: parts?.0, denominator: parts?.1) else {
      preconditionFailure("no figure")
    }
    var copy = self
    copy.report.readings.append(
      indicator: vocabulary.number(of: indicator) ?? -1, area: vocabulary.number(of: area) ?? -1, figure: figure,
      origin: Origin(place: place, raw: raw))
    return copy
  }

  func absent(_ indicator: IndicatorID, _ area: AreaCode, _ reason: AbsentReason = .notReported) -> ReportBuilder {
    var copy = self
    copy.report.absences.append(
      Absence(
        indicator: vocabulary.number(of: indicator) ?? -1, area: vocabulary.number(of: area) ?? -1, reason: reason))
    return copy
  }

  func with(_ change: (inout CollectedReport) -> Void) -> ReportBuilder {
    var copy = self
    change(&copy.report)
    return copy
  }
}

/// A collection of the given reports.
func collected(
  _ reports: ReportBuilder..., received: String, collection: String = "c\(UInt64.random(in: 0 ... .max))",
  findings: [Finding] = []
) -> CollectedReports {
  CollectedReports(
    adapter: "ningxia", version: "1.0.0", region: Sample.region, collection: collection, receivedAt: at(received),
    vocabulary: reports.first?.vocabulary ?? Sample.vocabulary, reports: reports.map(\.report), findings: findings)
}
