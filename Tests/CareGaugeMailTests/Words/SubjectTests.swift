import CareGaugeMail
import CareGaugeModel
import Foundation
import Testing

/// Subjects fit into 60 columns and lose whole parts from the right.
@Suite struct SubjectTests {
  @Test func anOrdinarySubjectHasAllItsParts() throws {
    let mails = try #require(Yinchuan.scenarios.first)
    #expect(mails.mail(in: .zh).subject == "[有风险] 银川市 养老机构护理型床位占比 57.66%（≥60%）")
    #expect(mails.mail(in: .en).subject == "[At risk] 银川市 Nursing-care institution beds 57.66% (≥60%)")
  }

  @Test(arguments: [
    ("床位占比", 0.5766, "[有风险] 银川市 床位占比 57.66%（≥60%）"),
    ("养老机构护理型床位占全部养老机构床位的比重", 0.5766, "[有风险] 银川市 养老机构护理型床位占全部养老机构床位的比重"),
    ("养老机构护理型床位占全部养老机构比重", 0.5766, "[有风险] 银川市 养老机构护理型床位占全部养老机构比重 57.66%"),
    ("每1000名老人拥有的养老机构护理型床位与社区养老服务床位之和", 0.5, "[有风险] 银川市 每1000名老人拥有的养老机构护理型床位与社区…"),
    ("县域养老服务体系创新示范的各县及其他地方(市、区、旗、林区)", 0.5, "[有风险] 银川市 县域养老服务体系创新示范的各县及其他地方…"),
    (
      "Share of beds for 1,000,000 elders in every kind of institution", 0.5,
      "[有风险] 银川市 Share of beds for 1,000,000 elders in every…"
    ),
    ("Sharexofxbedsxforx1,000,000xeldersxinxeveryxkindxofxinstitution", 0.5, "[有风险] 银川市"),
  ])
  func whatDoesNotFitIsDroppedFromTheRight(_ name: String, _ value: Double, _ expected: String) {
    #expect(subject(name, place: "银川市", value) == expected)
  }

  @Test(arguments: [
    ("Beds", "[At risk] 银川市 Beds 57.66% (≥60%)"),
    ("Number of the beds of a home", "[At risk] 银川市 Number of the beds of a home 57.66% (≥60%)"),
    ("Share of the nursing-care beds of a home", "[At risk] 银川市 Nursing-care beds of home 57.66% (≥60%)"),
    ("Share of welfare-lottery funds spent on elder care", "[At risk] 银川市 Welfare-lottery funds spent… 57.66% (≥60%)"),
    ("Certified care workers with a first-aid certificate", "[At risk] 银川市 Certified care workers… 57.66% (≥60%)"),
    ("Donaudampfschifffahrtsgesellschaftskapitänsmützen", "[At risk] 银川市"),
  ]) func anEnglishNameIsShortenedBeforeTheFigureIsGivenUp(_ name: String, _ expected: String) {
    #expect(subject(name, place: "银川市", 0.5766, in: .en) == expected)
  }

  @Test func noSubjectIsWiderThanSixtyColumnsNorCutsAFigure() {
    let letters = Array("养老机构护理型床位占比县市区的在每个aBc de 1234,5.6%(市、区)“”—éЖ👵 ")
    var state: UInt64 = 7
    let next = { (bound: Int) -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<300 {
      let name = String((0..<(1 + next(70))).map { _ in letters[next(letters.count)] })
      let place = String((0..<next(25)).map { _ in letters[next(letters.count)] })
      let value = Double(next(100_000)) / 100_000
      let subject = subject(name, place: place, value)
      #expect(subject.unicodeScalars.reduce(0) { $0 + Self.columns($1) } <= 60, "\(subject)")
      #expect(subject.hasPrefix("[有风险]"))
      if subject.hasSuffix("（≥60%）") {
        let figure = subject.dropLast("（≥60%）".count).split(separator: " ").last.map(String.init)
        #expect(figure == FigureWords(unit: "ratio", in: .zh).figure(value, against: [0.6]), "\(subject)")
      } else {
        #expect(!subject.contains("（"), "\(subject)")
      }
    }
  }

  /// East Asian wide as Unicode's table has it for the characters of the test.
  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    ("\u{2E80}"..."\u{303E}").contains(scalar) || ("\u{4E00}"..."\u{9FFF}").contains(scalar)
      || ("\u{FF01}"..."\u{FF60}").contains(scalar) || scalar == "👵" ? 2 : 1
  }

  private func subject(_ name: String, place: String, _ value: Double, in language: Language = .zh) -> String {
    let key = series("nursing_bed_share", "640100")
    let region = RegionID("ningxia")!
    let target = Target(
      id: "T", indicator: key.indicator, area: key.area, condition: .atLeast(0.6),
      schedule: .once(by: day("2023-12-31"), orBy: nil), document: "d", clause: "一", region: region)
    let catalogue = Catalogue(
      indicators: [
        Indicator(id: key.indicator, name: LocalizedName(zh: name, en: name), unit: "ratio", kind: .share, range: 0...1)
      ], areas: [Area(code: key.area, name: place, parent: nil, level: .city, region: region)], targets: [target])
    let assessment = judged(
      .atRisk, AssessmentReason(.trendMisses), due: "2023-12-31", judgedReading("2023-09", value))
    let alert = Alert(
      key: .target("T"),
      subject: AlertSubject(kind: .target, region: region, area: key.area, indicator: key.indicator, target: "T"),
      state: .firing,
      condition: .atRisk, severity: .info, since: moment("2023-10-08T09:00"),
      conditionSince: moment("2023-10-08T09:00"),
      basis: AlertBasis(value: value, assessment: assessment))
    let message = PlannedMessage(
      id: MessageID("m"), receiver: "r", form: .single, news: [AlertNews(.fired, alert)],
      at: moment("2023-10-08T09:00"),
      threads: [])
    return MailWriter(
      catalogue: catalogue, from: EmailAddress(name: nil, address: "a@example.org"), externalURL: nil, zone: .shanghai
    ).write(message, to: Receiver(name: "r", way: .email(to: [], language: language))) { _ in SeriesHistory() }.subject
  }
}
