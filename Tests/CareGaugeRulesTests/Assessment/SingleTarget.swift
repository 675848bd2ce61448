import CareGaugeModel
import CareGaugeRules
import Testing

/// A catalogue with one target, its readings, and how it stands on a day.
struct SingleTarget {
  var catalogue = Catalogue()
  var readings: PlantedReadings
  let indicator: IndicatorID
  let area: AreaCode

  init(
    _ condition: Condition, unit: String = "beds", kind: Indicator.Kind = .stock, by due: String = "2023-12-31",
    issued: String = "2023-01-01", validUntil: String? = nil, change: (inout Target) throws -> Void = { _ in }
  ) throws {
    indicator = try #require(IndicatorID("institution_beds"))
    area = try #require(AreaCode("640100"))
    let region = try #require(RegionID("ningxia"))
    let name = LocalizedName(zh: "机构养老床位", en: "Beds")
    catalogue.indicators = [Indicator(id: indicator, name: name, unit: unit, kind: kind, range: -1e12...1e12)]
    catalogue.areas = [Area(code: area, name: "银川市", parent: nil, level: .city, region: region)]
    catalogue.documents = [
      PolicyDocument(
        id: "plan", title: "Plan", number: nil, issuer: "City", issued: try day(issued),
        validUntil: try validUntil.map(day), region: region)
    ]
    var target = Target(
      id: "T-1", indicator: indicator, area: area, condition: condition,
      schedule: .once(by: try day(due), orBy: nil), document: "plan", clause: "一", region: region)
    try change(&target)
    catalogue.targets = [target]
    readings = try PlantedReadings()
  }

  /// Puts a reading into the target's series; received on the day after its period unless said otherwise.
  mutating func report(
    _ period: String, _ value: Double = .nan, parts: (Double, Double)? = nil, absent: AbsentReason? = nil,
    on received: String? = nil
  ) throws {
    let period = try #require(Period(period))
    let scale = catalogue.indicators[0].scale
    let receivedOn = try received.map { text in try day(text) } ?? period.end + 1
    readings.plant(
      indicator, area, period, value, parts: parts, scale: scale, absent: absent, received: receivedOn)
  }

  /// Every begun occurrence on a day, or the one assessment; nothing while the target does not exist.
  func judged(on text: String, records: [TaskRecord] = []) throws -> JudgedTarget? {
    let judge = Judge(catalogue)
    let today = try day(text)
    return judge.judge(
      0, on: today, known: readings.known(to: judge, on: today), records: Dictionary(grouping: records, by: \.target))
  }

  /// The state and the reason, `met reading_meets`; `none` while the target does not exist.
  func verdict(on text: String, records: [TaskRecord] = []) throws -> String {
    guard let judged = try judged(on: text, records: records) else { return "none" }
    return "\(judged.current.state.rawValue) \(judged.current.reason.code.rawValue)"
  }

  func current(on text: String) throws -> Assessment { try #require(try judged(on: text)).current }
}
