import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import Testing

/// What each form of a catalogue row means.
@Suite struct CatalogueFormTests {
  private let catalogue: Catalogue
  private let targets: [String: Target]

  init() throws {
    let folder = CaseTests.root.appending(path: "good-every-form").path
    let (catalogue, faults) = readCatalogue(files: ["catalogue.yaml"], workingFolder: folder)
    #expect(faults.isEmpty)
    self.catalogue = catalogue
    targets = Dictionary(uniqueKeysWithValues: catalogue.targets.map { ($0.id, $0) })
  }

  private func target(_ id: String) throws -> Target { try #require(targets[id]) }
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test func conditionsAreInTheIndicatorsUnit() throws {
    #expect(try target("T-1").condition == .atLeast(0.6))
    #expect(try target("T-2").condition == .atLeast(0.585))
    #expect(try target("T-4").condition == .between(350, 400))
    #expect(try target("T-5").condition == .about(1, tolerance: 0.05, oneSided: true))
    #expect(try target("T-6").condition == .below(700))
    #expect(try target("T-7").condition == .done)
    #expect(try target("T-8").condition == .during(day("2023-09-01"), day("2023-11-30")))
    #expect(try target("T-9").condition == .during(day("2023-09-06"), day("2023-09-06")))
    #expect(try target("T-12").condition == .exactly(0))
    #expect(try target("T-13").condition == .above(1))
    #expect(try target("T-15").condition == .atMost(5))
  }

  @Test func scopesNameLevelsAndAreas() throws {
    let county = try #require(AreaCode("640104"))
    #expect(try target("T-1").scope == .area)
    #expect(try target("T-5").scope == .each(level: .county, only: [county], andSelf: true, areasNotListed: false))
    #expect(try target("T-14").scope == .each(level: .township, only: nil, andSelf: false, areasNotListed: true))
    #expect(try target("T-6").scope == .over(.estate))
  }

  @Test func schedulesHaveTheirDays() throws {
    let issued = try day("2023-09-06")
    #expect(try target("T-1").schedule == .once(by: day("2023-12-31"), orBy: nil))
    #expect(try target("T-4").schedule == .once(by: day("2023-12-31"), orBy: day("2022-12-31")))
    #expect(try target("T-5").schedule == .continuous(from: nil))
    #expect(try target("T-6").schedule == .continuous(from: day("2023-10-01")))
    #expect(try target("T-6").until == day("2023-12-31"))
    #expect(try target("T-9").schedule == .undated)
    #expect(
      try target("T-12").schedule
        == .every(Recurrence(rule: .year(month: 12, day: 31), from: day("2021-01-01"), to: nil)))
    let days = [Recurrence.MonthDay(month: 9, day: 30), Recurrence.MonthDay(month: 11, day: 30)]
    #expect(try target("T-13").schedule == .every(Recurrence(rule: .days(days), from: issued, to: nil)))
    #expect(try target("T-14").schedule == .every(Recurrence(rule: .monthEnd, from: day("2023-09-15"), to: nil)))
    #expect(try target("T-15").schedule == .every(Recurrence(rule: .unspecified, from: nil, to: nil)))
  }

  @Test func theBasisOfADayIsStatedUnlessWritten() throws {
    let expected: [String: DueBasis] = [
      "T-1": .stated, "T-4": .strictReading, "T-5": .none, "T-6": .stated, "T-9": .none, "T-12": .stated,
      "T-15": .none, "T-17": .yearOnly,
    ]
    for (id, basis) in expected { #expect(try target(id).dueBasis == basis, "\(id)") }
  }

  @Test func extrasAreKept() throws {
    let first = try target("T-1")
    #expect(first.baseline?.description == "2023-09-06")
    #expect(first.reportedUnder == "O-1" && first.commitment == "力争")
    #expect(first.responsible == ["市民政局", "各县（市）区人民政府"] && first.kind == "target" && first.name == nil)
    #expect(first.document == "yinchuan-2023" && first.clause == "二(二)" && first.region.text == "ningxia")
    #expect(try target("T-2").milestoneOf == "T-1")
    #expect(try target("T-3").restates == "T-1")
    #expect(try target("T-3").name == LocalizedName(zh: "名", en: "Name"))
    #expect(try target("T-6").kind == "limit")
    #expect(try target("T-7").proved == day("2023-09-06"))
    #expect(try target("T-8").notJudged == "unit date")
    #expect(try target("T-15").notJudged == nil)
    #expect(try target("T-10").increaseOf?.text == "nursing_beds")
    #expect(try target("T-10").since == day("2023-09-06"))
    #expect(try target("T-11").accruesSince == day("2023-01-01"))
    #expect(try target("T-17").replaces == "T-1")
  }

  @Test func indicatorsHaveTheirParts() throws {
    let indicators = Dictionary(uniqueKeysWithValues: catalogue.indicators.map { ($0.id.text, $0) })
    let share = try #require(indicators["nursing_bed_share"])
    #expect(share.numerator?.text == "nursing_beds" && share.denominator?.text == "institution_beds")
    #expect(share.range == 0...1 && share.kind == .share && share.better == .higher && share.adds)
    #expect(share.metricName == "nursing_bed_share_ratio")
    let radius = try #require(indicators["radius"])
    #expect(radius.better == .lower && !radius.adds && radius.metricName == "service_radius_meters")
    #expect(indicators["beds_per_1000_elders"]?.basis == ["resident", "60+"])
    #expect(indicators["elders"]?.basis == ["registered"] && indicators["elders"]?.better == .neither)
    #expect(indicators["summary_written"]?.range == 0...1)
    #expect(indicators["plan_period"]?.range == -.infinity ... .infinity)
  }

  @Test func documentsAreasAndFiguresAreRead() throws {
    let document = try #require(catalogue.documents.first)
    #expect(document.id == "yinchuan-2023" && document.title == "行动方案" && document.number == nil)
    let issued = try day("2023-09-06")
    #expect(document.issued == issued)
    #expect(document.validUntil?.description == "2023-12-31")
    #expect(catalogue.areas.map(\.level) == [.city, .county, .county])
    #expect(catalogue.areas[1].parent == catalogue.areas[0].code && catalogue.areas[0].parent == nil)
    #expect(catalogue.published.map(\.value) == [0.57, 0.57, 9000])
    #expect(catalogue.published[2].asOf?.description == "2020-06-30")
    #expect(catalogue.published[2].period == Period.year(2020))
  }

  @Test func obligationsBelongToTheRootUnlessWritten() throws {
    let obligations = catalogue.obligations
    #expect(obligations.map(\.area.text) == ["640100", "640104", "640100"])
    #expect(obligations.map(\.each) == [nil, .county, nil])
    #expect(obligations.map(\.graceWorkdays) == [0, 1, 0])
    #expect(obligations.map(\.reporters) == [["市民政局"], ["甲", "乙"], ["甲"]])
    let monthly = Recurrence(rule: .month(day: 25), from: try day("2023-09-01"), to: try day("2023-12-31"))
    #expect(obligations[0].schedule == .every(monthly))
    #expect(monthly.occurrences().map(\.description) == ["2023-09-25", "2023-10-25", "2023-11-25", "2023-12-25"])
    #expect(obligations[1].schedule == .once(by: try day("2023-11-30"), orBy: nil))
    #expect(obligations[2].dueBasis == .none)
  }

  @Test func anOverrideReplacesTheWholeRowInItsPlace() throws {
    let folder = CaseTests.root.appending(path: "good-overrides").path
    let overrides = ["catalogues.d/10-correction.yaml", "catalogues.d/20-more.yaml"]
    let (catalogue, faults) = readCatalogue(files: ["catalogue.yaml"], overrides: overrides, workingFolder: folder)
    #expect(faults.isEmpty)
    #expect(catalogue.targets.map(\.id) == ["YC-011", "YC-012"])
    #expect(catalogue.targets[0].condition == .atLeast(0.6))
    #expect(catalogue.targets.map(\.region.text) == ["ningxia", "ningxia"])
    #expect(catalogue.indicators.map(\.id.text).firstIndex(of: "nursing_beds") == 1)
    #expect(catalogue.indicators[1].range == 0...9)
  }

  @Test(arguments: 0...1000)
  func percentsAreTheNearestNumbers(permille: Int) throws {
    let text = "\(permille / 10).\(permille % 10)%"
    let expected = try #require(Double("\(permille)e-3"))
    #expect(WrittenNumber(text)?.value == expected)
    #expect(WrittenNumber(text)?.isPercent == true)
  }
}
