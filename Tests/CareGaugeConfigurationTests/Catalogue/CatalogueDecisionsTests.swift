import CareGaugeModel
import Testing

/// What the documents leave open and the catalogues decide: each decision as a list of its own.
struct CatalogueDecisionsTests {
  let regions = Regions.shared

  @Test func onlyTheClosedListIsNotJudged() {
    let reasons = [
      "unit date": ["AN-001", "AN-013", "AN-014", "OR-001", "SD-001", "YC-002", "ZJ-020"],
      "unit age_years": ["OR-037", "YC-036", "ZJ-094"],
      "projection": ["ZJ-021", "ZJ-022", "ZJ-023", "ZJ-024", "ZJ-025", "ZJ-027"],
      "rule for single cases": ["AN-031", "SD-011", "SD-012"],
      "length of a programme": ["AN-033"],
      "goal without a measure": ["OR-002", "YC-025", "ZJ-028", "ZJ-122"],
      "neither number nor day": [
        "AN-022", "AN-025", "OR-014", "OR-039", "SD-002", "SD-003", "SD-010", "ZJ-072",
      ],
    ]
    let notJudged = regions.catalogue.targets.filter { $0.notJudged != nil }
    let found = Dictionary(grouping: notJudged, by: { $0.notJudged ?? "" }).mapValues { $0.map(\.id).sorted() }
    #expect(found == reasons)
  }

  @Test func onlyTwoTasksAreProvedByTheirOwnDocuments() {
    #expect(days(\.proved) == ["AN-012": "2020-04-07", "OR-003": "2023-09-27"])
  }

  @Test func ambiguousDaysNameTheirOtherReading() {
    let others = regions.catalogue.targets.compactMap { target -> String? in
      guard case .once(let by, let orBy?) = target.schedule else { return nil }
      return "\(target.id) \(by) or \(orBy)"
    }
    #expect(others == ["ZJ-073 2021-12-31 or 2022-12-31", "ZJ-101 2024-12-31 or 2025-12-31"])
  }

  @Test func sumsBeginWhereTheirTextBegins() {
    #expect(
      days(\.accruesSince) == [
        "AN-002": "2020-04-01", "AN-004": "2020-04-01", "ZJ-082": "2021-01-01", "ZJ-083": "2021-01-01",
        "ZJ-101": "2021-01-01", "YC-017": "2023-01-01", "YC-018": "2023-01-01", "YC-021": "2023-01-01",
        "OR-028": "2023-01-01", "OR-029": "2023-01-01",
      ])
  }

  @Test func incrementsNameWhatTheyIncrease() {
    let increments = regions.catalogue.targets.compactMap { target in
      target.increaseOf.map { "\(target.id) \($0) since \(target.since.map(\.description) ?? "")" }
    }
    #expect(
      increments == ["YC-005 institution_beds since 2023-09-06", "YC-010 nursing_beds since 2023-09-06"])
  }

  @Test func milestonesNameTheTargetThatTheyLeadTo() {
    let milestones = regions.catalogue.targets.compactMap { target in
      target.milestoneOf.map { "\(target.id) \($0)" }
    }
    #expect(
      milestones == [
        "ZJ-038 ZJ-039", "ZJ-041 ZJ-042", "ZJ-044 ZJ-045", "ZJ-047 ZJ-048", "ZJ-050 ZJ-051", "ZJ-052 ZJ-053",
        "ZJ-054 ZJ-055", "ZJ-056 ZJ-057", "ZJ-076 ZJ-077", "ZJ-085 ZJ-086", "OR-007 OR-009",
      ])
  }

  @Test func tolerancesAreATenthAndOneSidedForMostAndGenerally() {
    let tolerances = regions.catalogue.targets.compactMap { target -> String? in
      guard case .about(let value, let tolerance, let oneSided) = target.condition else { return nil }
      #expect(abs(tolerance * 10 - value) <= value * 1e-9, "\(target.id)")
      return oneSided ? target.id : nil
    }
    #expect(tolerances == ["AN-035", "ZJ-063", "ZJ-088", "ZJ-096"])
  }

  @Test func everyYinchuanRowThatIsNoTaskIsReportedMonthly() throws {
    for target in regions.catalogue.targets {
      let task = try regions.indicator(target.indicator).kind == .task
      #expect(target.reportedUnder == (target.region.text == "ningxia" && !task ? "YC-039" : nil), "\(target.id)")
    }
  }

  @Test func kindsOfIndicatorsAreThoseOfTheirRows() throws {
    let flows = ["AN-023", "AN-026", "AN-038", "OR-033", "SD-004", "SD-007", "ZJ-081", "ZJ-087"]
    let sums = [
      "AN-002", "AN-004", "OR-028", "OR-029", "YC-017", "YC-018", "YC-021", "ZJ-082", "ZJ-083", "ZJ-101",
    ]
    var ids: [Indicator.Kind: [String]] = [:]
    for target in regions.catalogue.targets {
      let indicator = try regions.indicator(target.indicator)
      ids[indicator.kind, default: []].append(target.id)
      let isRate = indicator.unit == "ratio" || (indicator.unit.contains("_per_") && indicator.kind != .flow)
      #expect((indicator.kind == .share) == isRate, "\(indicator.id)")
    }
    #expect(ids[.flow]?.sorted() == flows)
    #expect(ids[.cumulative]?.sorted() == sums)
  }

  @Test func publishedFiguresNameTheirPeriodsAsTheDocumentsDo() {
    let periods = regions.catalogue.published.map { "\($0.id) \($0.period)" }
    #expect(
      periods == [
        "ZJ-001 2015", "ZJ-003 2020", "ZJ-004 2015", "ZJ-006 2020", "ZJ-007 2015", "ZJ-009 2020", "ZJ-010 2015",
        "ZJ-012 2020", "ZJ-013 2015", "ZJ-015 2020", "ZJ-016 2015", "ZJ-018 2020", "ZJ-019 2020", "ZJ-026 2020",
        "ZJ-037 2020", "ZJ-040 2020", "ZJ-043 2020", "ZJ-046 2020", "ZJ-049 2020", "YC-001 2023",
        "YC-004 2023-09-06", "YC-008 2023-09-06", "YC-009 2023-09-06", "OR-025 2023-09-27", "OR-026 2023-09-27",
      ])
  }

  @Test func documentsBearTheDayUnderTheirSignature() {
    let days = regions.catalogue.documents.map { "\($0.id) \($0.issued) \($0.validUntil.map(\.description) ?? "-")" }
    #expect(
      days == [
        "shandong-2021 2021-08-06 2023-12-31", "anning-2020 2020-04-07 2021-12-31",
        "zhejiang-2021 2021-04-02 2025-12-31", "yinchuan-2023 2023-09-06 -", "ordos-2023 2023-09-27 2025-12-31",
      ])
  }

  @Test func areasAreAllListed() {
    let regions = Dictionary(grouping: regions.catalogue.areas, by: \.region.text).mapValues(\.count)
    #expect(
      regions == ["shandong": 153, "yunnan": 10, "zhejiang": 102, "ningxia": 69, "inner_mongolia": 98])
  }

  private func days(_ path: KeyPath<Target, Day?>) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: regions.catalogue.targets.compactMap { target in
        target[keyPath: path].map { (target.id, $0.description) }
      })
  }
}
