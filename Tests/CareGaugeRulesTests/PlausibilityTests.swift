import CareGaugeModel
import CareGaugeRules
import Testing

@Suite struct PlausibilityTests {
  let share = IndicatorID("nursing_bed_share")!
  let beds = IndicatorID("institution_beds")!
  let area = AreaCode("640100")!
  let region = RegionID("ningxia")!

  var catalogue: Catalogue {
    Catalogue(
      indicators: [
        Indicator(
          id: share, name: LocalizedName(zh: "占比", en: "Share"), unit: "ratio", kind: .share, range: 0...1),
        Indicator(
          id: beds, name: LocalizedName(zh: "床位", en: "Beds"), unit: "beds", kind: .stock, range: 0...2_000_000),
      ],
      areas: [Area(code: area, name: "银川市", parent: nil, level: .city, region: region)],
      published: [
        PublishedFigure(
          id: "YC-009", indicator: share, area: area, period: Period("2023-09-06")!, value: 0.57,
          document: "yinchuan-2023", clause: "二(二)", region: region),
        PublishedFigure(
          id: "YC-004", indicator: beds, area: area, period: Period("2023-09-06")!, value: 9688,
          document: "yinchuan-2023", clause: "二(一)", region: region),
      ])
  }

  func collected(
    _ period: String, _ rows: [(IndicatorID, Figure?, String?)]
  ) throws -> CollectedReports {
    let vocabulary = Vocabulary(catalogue)
    var readings = ReadingColumns()
    for (indicator, figure, raw) in rows {
      readings.append(
        indicator: try #require(vocabulary.number(of: indicator)), area: try #require(vocabulary.number(of: area)),
        figure: try #require(figure), origin: Origin(place: "4:2", raw: raw))
    }
    let head = ReportHead(name: "r1", period: try #require(Period(period)), reportedAt: try #require(Day("2023-09-25")))
    return CollectedReports(
      adapter: "ningxia", version: "1", region: region, collection: "c1", receivedAt: Instant(seconds: 0),
      vocabulary: vocabulary, reports: [CollectedReport(head: head, readings: readings)])
  }

  func kinds(_ collected: CollectedReports) -> [Finding.Kind] {
    Plausibility(catalogue).check(collected).findings.map(\.kind)
  }

  @Test func theDocumentsOwnFiguresPass() throws {
    let collected = try collected(
      "2023-09-06",
      [(share, Figure(stated: 0.57, numerator: 5586, denominator: 9688), "57%"), (beds, Figure(9688), "9,688")])
    let checked = Plausibility(catalogue).check(collected)
    #expect(checked.findings.isEmpty && checked.reports.count == 1)
  }

  @Test func aFigureOtherThanThePublishedOneRefusesTheReport() throws {
    let collected = try collected("2023-09-06", [(beds, Figure(9686), "9,686")])
    let checked = Plausibility(catalogue).check(collected)
    #expect(checked.reports.isEmpty)
    let finding = try #require(checked.findings.first)
    #expect(finding.kind == .publishedDisagrees)
    #expect(finding.origin == Origin(place: "4:2", raw: "9,686"))
    #expect(
      finding.reason
        == "the report says 9686.0, but yinchuan-2023 二(一) publishes 9688.0 (YC-004); the report was not stored: mend the source, or the catalogue's row"
    )
  }

  @Test func aShareThatIsNeitherRoundedNorTruncatedIsMarkedAndStored() throws {
    let collected = try collected(
      "2023-10", [(share, Figure(stated: 0.6, numerator: 5586, denominator: 9688), "60%")])
    let checked = Plausibility(catalogue).check(collected)
    #expect(checked.reports.count == 1)
    #expect(checked.findings.map(\.kind) == [.shareDisagrees])
    #expect(checked.findings.first?.expected == 5586.0 / 9688.0)
  }

  @Test func valuesOutsideTheirRangeAreMarked() throws {
    #expect(kinds(try collected("2023-10", [(beds, Figure(2_000_001), nil)])) == [.outOfRange])
    #expect(kinds(try collected("2023-10", [(beds, Figure(-1), nil)])) == [.outOfRange])
    #expect(kinds(try collected("2023-10", [(beds, Figure(2_000_000), nil)])).isEmpty)
    #expect(kinds(try collected("2023-10", [(share, Figure(57.66), "57.66")])) == [.outOfRange])
  }
}
