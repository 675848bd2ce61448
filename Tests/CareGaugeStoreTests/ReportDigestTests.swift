import CareGaugeModel
import Testing

@testable import CareGaugeStore

@Suite struct ReportDigestTests {
  private let base = ReportBuilder(period: "2023-09", on: "2023-09-25")
    .reading(Sample.beds, Sample.xingqing, 0).reading(Sample.share, Sample.xixia, 0.5, (1, 2))
    .absent(Sample.rate, Sample.xingqing).absent(Sample.rate, Sample.xixia, .notApplicable)

  private func digest(_ report: ReportBuilder, adapter: String = "ningxia") -> [UInt8] {
    var digester = ReportDigest(adapter: adapter, vocabulary: report.vocabulary)
    return digester.digest(of: report.report)
  }

  @Test func orderZeroSignsOriginsAndTheWayOfDeliveryDoNotMatter() {
    let other = ReportBuilder("other", period: "2023-09", on: "2023-09-25")
      .absent(Sample.rate, Sample.xixia, .notApplicable).absent(Sample.rate, Sample.xingqing)
      .reading(Sample.share, Sample.xixia, 0.5, (1, 2), place: "1:1", raw: "½")
      .reading(Sample.beds, Sample.xingqing, -0.0)
      .with {
        $0.head.deliveredAt = at("2023-09-26T00:00:00Z")
        $0.head.source = "file:x"
        $0.head.sha256 = String(repeating: "a", count: 64)
      }
    #expect(digest(base) == digest(other))
  }

  @Test func theVocabularysSizeDoesNotMatter() {
    let wide = Vocabulary(
      indicators: Sample.vocabulary.indicators + [id("aaa", IndicatorID.init)],
      areas: Sample.vocabulary.areas + [id("110000", AreaCode.init)])
    let same = ReportBuilder(period: "2023-09", on: "2023-09-25", vocabulary: wide)
      .reading(Sample.beds, Sample.xingqing, 0).reading(Sample.share, Sample.xixia, 0.5, (1, 2))
      .absent(Sample.rate, Sample.xingqing).absent(Sample.rate, Sample.xixia, .notApplicable)
    #expect(digest(base) == digest(same))
  }

  @Test func everythingThatIsSaidMatters() {
    let variants: [ReportBuilder] = [
      base.with { $0.head.period = period("2023-10") },
      base.with { $0.head.reporter = "市民政局" },
      base.with { $0.head.reporter = "" },
      base.with { $0.head.reportedAt = day("2023-09-26") },
      base.with { $0.head.status = .revised },
      base.with { $0.head.asOf = day("2023-09-01") },
      base.with { $0.head.obligation = "YC-039" },
      base.with { $0.readings.stated[0] = 1 },
      base.with { $0.readings.stated[0] = .leastNonzeroMagnitude },
      base.with { $0.readings.stated[1] = .nan },
      base.with { $0.readings.numerators[1] = 2 },
      base.with { $0.readings.denominators[1] = 3 },
      base.with { $0.readings.areas[0] = Sample.vocabulary.number(of: Sample.street) ?? 0 },
      base.with { $0.readings.areas[0] = Sample.vocabulary.number(of: Sample.yinchuan) ?? 0 },
      base.with { $0.readings.indicators[0] = Sample.vocabulary.number(of: Sample.rate) ?? 0 },
      base.with { $0.absences[0].reason = .notYetPublished },
      base.with { $0.absences.removeLast() },
      base.reading(Sample.beds, Sample.xixia, 0),
    ]
    let digests = [digest(base), digest(base, adapter: "yunnan")] + variants.map { digest($0) }
    #expect(Set(digests).count == variants.count + 2)
  }

  @Test func theFormStaysAsItIs() {
    // A changed digest would store every report of every region once more.
    let text = digest(base).map {
      String($0, radix: 16).count == 1 ? "0" + String($0, radix: 16) : String($0, radix: 16)
    }
    #expect(text.joined() == "bc0e541ca3d8af8e2920238754833d6febd6264da137751d4b2e086166ce63e2")
  }
}
