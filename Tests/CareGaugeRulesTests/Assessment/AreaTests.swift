import CareGaugeModel
import CareGaugeRules
import Testing

/// Scopes over areas: which areas count, and which of them decides.
struct AreaTests {
  private let codes = ["640104", "640105", "640106"]

  private func each(
    _ condition: Condition = .atLeast(10), kind: Indicator.Kind = .stock, by due: String = "2023-12-31",
    only: [AreaCode]? = nil, andSelf: Bool = false, areasNotListed: Bool = false,
    change: (inout Target) throws -> Void = { _ in }
  ) throws -> SingleTarget {
    var target = try SingleTarget(condition, kind: kind, by: due, issued: "2022-06-01") {
      $0.scope = .each(level: .county, only: only, andSelf: andSelf, areasNotListed: areasNotListed)
      try change(&$0)
    }
    for code in codes {
      var area = target.catalogue.areas[0]
      (area.code, area.parent, area.level) = (try #require(AreaCode(code)), target.area, .county)
      target.catalogue.areas.append(area)
    }
    return target
  }

  private func plant(_ target: inout SingleTarget, _ period: String, _ values: [Double?]) throws {
    let period = try #require(Period(period))
    for (code, value) in zip(codes, values) {
      guard let value else { continue }
      let area = try #require(AreaCode(code))
      target.readings.plant(
        target.indicator, area, period, value, absent: value.isNaN ? .notApplicable : nil, received: period.end + 1)
    }
  }

  private func summary(_ target: SingleTarget, on text: String) throws -> String {
    let current = try target.current(on: text)
    let reported = current.reported.map { " \($0.count)/\($0.of)" } ?? ""
    let areas = current.areas.map { " \($0.area) \($0.state.rawValue)" }.joined()
    return "\(current.state.rawValue) \(current.reason.code.rawValue)\(reported)\(areas)"
  }

  @Test func theWorstAreaDecidesAndStandsFirst() throws {
    var target = try each(by: "2024-12-31") { $0.baseline = try day("2022-12-31") }
    try plant(&target, "2022", [0, 0, 0])
    try plant(&target, "2023", [10, 4, 6])
    #expect(
      try summary(target, on: "2024-01-05")
        == "off_track worst_area 3/3 640105 off_track 640106 on_track 640104 met")
    try plant(&target, "2024-03", [9, nil, nil])
    #expect(
      try summary(target, on: "2024-04-05")
        == "slipped worst_area 3/3 640104 slipped 640105 off_track 640106 on_track")
    #expect(try target.current(on: "2024-04-05").gap == 1)
    #expect(try target.current(on: "2024-04-05").reason.count == 1)
  }

  @Test func aMissingAreaKeepsTheOthersFromBeingEnough() throws {
    var target = try each()
    #expect(
      try summary(target, on: "2023-12-31") == "open no_figure_yet 0/3 640104 open 640105 open 640106 open")
    try plant(&target, "2023-11", [10, 10, nil])
    #expect(
      try summary(target, on: "2023-12-31") == "unknown areas_missing 2/3 640106 open 640104 met 640105 met")
    #expect(
      try summary(target, on: "2024-01-01") == "unknown areas_missing 2/3 640106 unknown 640104 met 640105 met")
    try plant(&target, "2023-12", [nil, nil, 10])
    #expect(try summary(target, on: "2024-01-01") == "met all_areas 3/3 640104 met 640105 met 640106 met")
  }

  @Test func theLeastOfGoodAreasDecides() throws {
    var target = try each(by: "2024-12-31")
    try plant(&target, "2023", [10, 10, 4])
    #expect(
      try summary(target, on: "2024-01-05") == "open all_areas 3/3 640106 open 640104 met 640105 met")
    target.catalogue.targets[0].baseline = try day("2022-12-31")
    try plant(&target, "2022", [0, 0, nil])
    try plant(&target, "2023", [6, nil, nil])
    #expect(
      try summary(target, on: "2024-01-05") == "on_track all_areas 3/3 640106 open 640104 on_track 640105 met")
  }

  @Test func areasWithNothingToCountDoNotCount() throws {
    var target = try each()
    try plant(&target, "2023-12", [10, 10, .nan])
    #expect(try summary(target, on: "2024-01-05") == "met all_areas 2/2 640104 met 640105 met")
    try plant(&target, "2023-12", [.nan, .nan, .nan])
    #expect(try summary(target, on: "2024-01-05") == "not_judged not_applicable")
  }

  /// An area without the denominator is no missing one before the due day either.
  @Test func areasWithNothingToCountDoNotCountBeforeTheDueDay() throws {
    var target = try each()
    try plant(&target, "2023-10", [10, 10, .nan])
    #expect(try summary(target, on: "2023-11-05") == "met all_areas 2/2 640104 met 640105 met")
  }

  @Test func areasThatNobodyListedAreUnknown() throws {
    #expect(try summary(try each(areasNotListed: true), on: "2023-07-01") == "unknown areas_not_listed")
    var target = try each()
    target.catalogue.areas.removeAll { $0.level == .county }
    #expect(try summary(target, on: "2023-07-01") == "unknown areas_not_listed")
  }

  @Test func someAreasOrTheCityItselfMayBeMeant() throws {
    let first = try #require(AreaCode(codes[0]))
    #expect(try summary(try each(only: [first]), on: "2023-07-01") == "open no_figure_yet 0/1 640104 open")
    #expect(
      try summary(try each(only: [first], andSelf: true), on: "2023-07-01")
        == "open no_figure_yet 0/2 640100 open 640104 open")
  }

  @Test func tasksOfAreasAreOpenUntilTheDueDay() throws {
    var target = try each(.done, kind: .task)
    target.catalogue.indicators[0].unit = "done"
    try plant(&target, "2023-10", [1, 0, nil])
    #expect(
      try summary(target, on: "2023-12-31") == "open nothing_reported 1/3 640105 open 640106 open 640104 met")
    #expect(
      try summary(target, on: "2024-01-01") == "unknown areas_missing 1/3 640105 unknown 640106 unknown 640104 met")
    let record = TaskRecord(
      target: "T-1", doneOn: try day("2023-12-30"), evidence: "letter", by: "Li", recordedAt: Instant(seconds: 0),
      origin: "inbox")
    #expect(try target.verdict(on: "2024-01-01", records: [record]) == "met task_done")
  }

  @Test func staleAreasAreMissing() throws {
    var target = try each(by: "2025-12-31")
    try plant(&target, "2022-06", [10, 10, 10])
    try plant(&target, "2023", [10, 10, nil])
    #expect(
      try summary(target, on: "2024-03-01") == "unknown areas_missing 2/3 640106 unknown 640104 met 640105 met")
    #expect(
      try summary(target, on: "2025-09-01") == "unknown stale 0/3 640104 unknown 640105 unknown 640106 unknown")
  }
}
