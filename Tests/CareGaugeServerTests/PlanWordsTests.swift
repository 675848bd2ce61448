import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeRules
import Foundation
import Testing

@testable import CareGaugeServer

/// What people read of the five regions' plans.
@Suite struct PlanWordsTests {
  private let catalogue: Catalogue
  private let findings: [PlanFinding]

  init() {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let regions = ["Shandong", "Yunnan", "Zhejiang", "Ningxia", "InnerMongolia"]
    let files = ["Plugins/indicators.yaml"] + regions.map { "Plugins/\($0)/catalogue.yaml" }
    catalogue = readCatalogue(files: files.map { root.appending(path: $0).path() }).0
    var known: [SeriesKey: SeriesHistory] = [:]
    for figure in catalogue.published {
      let day = figure.asOf ?? figure.period.end
      let reading = HistoryReading(
        period: figure.period, asOf: figure.asOf, value: figure.value, reportedAt: day,
        receivedAt: Instant(seconds: 0), receivedOn: day, report: 1)
      let key = SeriesKey(figure.indicator, figure.area)
      known[key] = SeriesHistory(revisions: (known[key]?.readings ?? []) + [reading])
    }
    findings = PlanCheck(catalogue, known: known).findings()
  }

  private func text(_ language: Language) -> String {
    let words = PlanWords(catalogue, in: language)
    return findings.map { finding in
      [words.reason(finding), words.assumption(finding), words.remedy(finding)].compactMap { $0 }.joined(
        separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  @Test func officialsReadTheComputationTheAssumptionAndTheLeastChange() {
    #expect(text(.zh) == zh)
    #expect(text(.en) == en)
  }

  private let zh = """
    (5,586 + 300) ÷ (9,688 + 700) = 56.66%，达不到 ≥60%。
    YC-010 新增护理型床位 ≥300 张；YC-005 新增养老机构床位数 ≥700 张，并且只增加这么多。
    养老机构护理型床位需增加 647（现为 300），其他不变。

    同一比例两种写法不一致：ZJ-053 每万老年人口拥有社会工作者数 ≥25 人/万名老人；ZJ-086 社会工作者与社区老年人比例 ≤450 名老人/名社工；换算后分别为 25 人/万名老人 与 22.22 人/万名老人。
    各处所指为同一事项。
    说明以哪一项为准。

    印证资料（YC-041）应于 2023-11-30 前报送，而所证明的 27 项目标到 2023-12-31 才到期。
    印证资料的期限改为 2023-12-31 之后。

    30 人/千名老人；另一个有此目标的地区换算后为 2.5 人/千名老人，相当于其 12 倍。
    各处所指为同一事项。
    核对单位与数量级。

    12 人/百张床位；另一个有此目标的地区换算后为 1.67 人/百张床位，相当于其 7.2 倍。
    各处所指为同一事项。
    核对单位与数量级。

    """

  private let en = """
    (5,586 + 300) ÷ (9,688 + 700) = 56.66%, which does not meet ≥60%.
    YC-010 Nursing-care beds added ≥300 beds; YC-005 Institution beds added ≥700 beds, and no more than that.
    Nursing-care beds in elder-care institutions: an increase of 647 instead of 300, everything else as planned.

    One relation written both ways with different figures: ZJ-053 Social workers per 10,000 elders ≥25 persons per 10,000 elders; ZJ-086 Community elders per social worker ≤450 elders per social worker; in one unit 25 persons per 10,000 elders against 22.22 persons per 10,000 elders.
    All of them mean the same thing.
    Say which of the two holds.

    The evidence (YC-041) is due by 2023-11-30, but the 27 targets that it is to prove fall due as late as 2023-12-31.
    Ask for the evidence after 2023-12-31.

    30 persons per 1,000 elders; the one other region asks for 2.5 persons per 1,000 elders in the same unit, so this is 12 times as much.
    All of them mean the same thing.
    Check the unit and the order of magnitude.

    12 persons per 100 beds; the one other region asks for 1.67 persons per 100 beds in the same unit, so this is 7.2 times as much.
    All of them mean the same thing.
    Check the unit and the order of magnitude.

    """
}
