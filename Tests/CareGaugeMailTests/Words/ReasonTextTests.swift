import CareGaugeMail
import CareGaugeModel
import Testing

/// One sentence for each reason, in both languages.
@Suite struct ReasonTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var assessment: Assessment
    var target = ReasonTextTests.share
    var zh: String
    var en: String

    init(_ assessment: Assessment, of target: Target = ReasonTextTests.share, _ zh: String, _ en: String) {
      (self.assessment, self.target, self.zh, self.en) = (assessment, target, zh, en)
    }

    var testDescription: String { "\(assessment.reason.code.rawValue), \(assessment.state.rawValue)" }
  }

  static let share = row("YC-011")
  static let task = row("YC-003")
  static let counties = row("OR-007")
  static let due = "2023-12-31"
  static let figure = judgedReading("2023-12", 0.58)
  static let good = judgedReading("2023-12", 0.61)

  static let met = [
    Case(
      judged(.met, AssessmentReason(.readingMeets), due: due, good), "2023年12月为 61%，达到目标（≥60%）。",
      "The figure for December 2023, 61%, meets the target (≥60%)."),
    Case(judged(.met, AssessmentReason(.readingMeets), due: due), of: task, "已报告完成。", "Reported done."),
    Case(
      judged(
        .met, AssessmentReason(.earlierReadingMeets, day: day("2023-09-30")), due: due, judgedReading("2023-09", 0.61)),
      "到期日所在期没有数据；最近一次（2023年9月）为 61%，已达到目标（≥60%）。",
      "No figure for the period of the due day; the last one, 61% for September 2023, meets the target (≥60%)."),
    Case(
      judged(.met, AssessmentReason(.metLate, period: period("2024-01")), due: due, judgedReading("2024-01", 0.61)),
      "2024年1月为 61%，达到目标（≥60%），但晚于到期日（2023年12月31日）。",
      "The figure for January 2024, 61%, meets the target (≥60%), but after the due day (31 December 2023)."),
    Case(
      judged(.met, AssessmentReason(.metLate, day: day("2024-01-03"), text: "银政发1号"), due: due), of: task,
      "已于2024年1月3日完成，但晚于到期日（2023年12月31日），依据：银政发1号。",
      "Done on 3 January 2024, but after the due day (31 December 2023); evidence: 银政发1号."),
    Case(
      judged(.met, AssessmentReason(.metReportedLate, day: day("2024-02-01")), due: due, good),
      "2023年12月为 61%，达到目标（≥60%）；报告2024年2月1日才收到。",
      "The figure for December 2023, 61%, meets the target (≥60%); the report came only on 1 February 2024."),
    Case(
      judged(.met, AssessmentReason(.proved, day: day("2020-04-07"))), of: task, "文件本身证明已于2020年4月7日完成。",
      "The document itself proves it done on 7 April 2020."),
    Case(
      judged(.met, AssessmentReason(.taskDone, day: day("2023-11-20"), text: "scan.pdf")), of: task,
      "已于2023年11月20日完成，依据：scan.pdf。", "Done on 20 November 2023; evidence: scan.pdf."),
  ]

  static let bad = [
    Case(
      judged(
        .slipped, AssessmentReason(.slippedBeforeDue, period: period("2023-09"), value: 0.60001), due: due,
        judgedReading("2023-10", 0.59999)),
      "2023年9月为 60.001%，曾达到目标（≥60%）；2023年10月转为未达标：59.999%。",
      "60.001% for September 2023 met the target (≥60%); the newest, 59.999% for October 2023, does not."),
    Case(
      judged(
        .slipped, AssessmentReason(.slippedAfterDue, period: period("2023-12")), due: due,
        judgedReading("2024-03", 0.59)),
      "2023年12月曾达到目标（≥60%）；2024年3月转为未达标：59%。",
      "The figure for December 2023 met the target (≥60%); the newest, 59% for March 2024, does not."),
    Case(
      judged(.missed, AssessmentReason(.readingFails), due: due, figure), "2023年12月31日到期，2023年12月为 58%，未达到目标（≥60%）。",
      "The figure for December 2023, 58%, does not meet the target (≥60%), due 31 December 2023."),
    Case(
      judged(.missed, AssessmentReason(.readingFails), figure), "2023年12月为 58%，未达到目标（≥60%）。",
      "The figure for December 2023, 58%, does not meet the target (≥60%)."),
    Case(
      judged(.missed, AssessmentReason(.readingFails), due: due), of: task, "2023年12月31日到期，没有完成。",
      "Not done, due 31 December 2023."),
    Case(
      judged(.missed, AssessmentReason(.laterReadingFails), due: due, judgedReading("2024-02", 0.58)),
      "到期日所在期没有数据；其后的2024年2月为 58%，未达到目标（≥60%）。",
      "No figure for the period of the due day; a later one, 58% for February 2024, does not meet the target (≥60%)."),
    Case(
      judged(.missed, AssessmentReason(.aboveCeiling), due: "2023-12-31", judgedReading("2023-H1", 23)),
      of: row("SD-004"),
      "2023年上半年为 23 个，已超过上限（约 20 个(±2)）。",
      "The figure for H1 2023, 23 counties, is above the ceiling (about 20 counties, ±2) already."),
    Case(
      judged(.offTrack, AssessmentReason(.behindTrajectory), due: due, figure) { $0.expected = 0.580001 },
      "2023年12月为 58%，落后于进度线（当日应为 58.0001%）。",
      "The figure for December 2023, 58%, is behind the trajectory (58.0001% was expected on that day)."),
    Case(
      judged(.atRisk, AssessmentReason(.trendMisses, value: 0.59999), due: due, figure) {
        $0.trend = Trend(slope: 0, onDueDay: 0.59999, low: 0.5, high: 0.7, readings: 4)
      }, "按 4 期数据的走势，到期日约为 59.999%，达不到目标（≥60%）。",
      "The trend of 4 readings leads to about 59.999% on the due day, which does not meet the target (≥60%)."),
    Case(
      judged(.atRisk, AssessmentReason(.planMisses, value: 5886.0 / 10_388), due: due, figure),
      "按计划自身的数字推算，到期只能达到 56.66%，达不到目标（≥60%）。",
      "The plan's own numbers lead to 56.66%, which does not meet the target (≥60%)."),
  ]

  static let silent = [
    Case(
      judged(.notJudged, AssessmentReason(.catalogue, text: "projection")), "目录规定不考核：预测数。",
      "The catalogue says that it is not judged: projection."),
    Case(
      judged(.notJudged, AssessmentReason(.notApplicable)), "报告说明本期没有可考核的对象（不适用）。",
      "The report says that there is nothing to count for this period (not applicable)."),
    Case(
      judged(.unknown, AssessmentReason(.neverReported, text: "YC-039"), due: due), "应按 YC-039 报送，至今没有收到任何数据。",
      "A report is owed under YC-039, and no figure ever came."),
    Case(
      judged(.unknown, AssessmentReason(.stale, day: day("2023-10-25")), due: due, judgedReading("2023-09-06", 0.5766)),
      "最近一次数据（2023年9月6日，57.66%）有效至2023年10月25日，此后没有新报告。",
      "The last figure (57.66% for 6 September 2023) counted until 25 October 2023, and none has come since."),
    Case(
      judged(.unknown, AssessmentReason(.stale, day: day("2023-10-25"), count: 0, of: 9), due: due), of: counties,
      "最近一次数据有效至2023年10月25日，此后没有新报告（9 个地区均如此）。",
      "The last figure counted until 25 October 2023, and none has come since (so in all 9 areas)."),
    Case(
      judged(.unknown, AssessmentReason(.awaitingDueFigure, day: day("2024-01-25")), due: due),
      "已于2023年12月31日到期，尚未收到该期数据，应不晚于2024年1月25日收到。",
      "It was due on 31 December 2023, and the figure for it has not come; it is to be expected by 25 January 2024."),
    Case(
      judged(.unknown, AssessmentReason(.unconfirmed), due: due), of: task, "已于2023年12月31日到期，尚无人报告已完成。",
      "It was due on 31 December 2023, and nobody has reported it done."),
    Case(
      judged(.unknown, AssessmentReason(.continuousUnreported, day: day("2023-09-06"))), "自2023年9月6日起须始终达标，尚无数据。",
      "It must hold at all times since 6 September 2023, and nothing is reported."),
    Case(
      judged(.unknown, AssessmentReason(.areasNotListed)), of: counties, "适用的地区没有名单，无法判断。",
      "The areas that it is about are listed nowhere, so it cannot be judged."),
    Case(
      judged(.unknown, AssessmentReason(.areasMissing, count: 89, of: 90)), of: counties, "90 个地区中只有 89 个报送了数据。",
      "Only 89 of 90 areas have reported."),
  ]

  static let others = [
    Case(
      judged(.onTrack, AssessmentReason(.onTrajectory), due: due, figure) { $0.expected = 0.5799 },
      "2023年12月为 58%，没有落后于进度线（当日应为 57.99%）。",
      "The figure for December 2023, 58%, is not behind the trajectory (57.99% was expected on that day)."),
    Case(
      judged(.open, AssessmentReason(.noFigureYet), due: due), "尚无数据，2023年12月31日到期。",
      "No figure yet; due 31 December 2023."),
    Case(
      judged(.open, AssessmentReason(.nothingReported), due: due), of: task, "尚未报告完成，2023年12月31日到期。",
      "Nothing reported yet; due 31 December 2023."),
    Case(
      judged(.open, AssessmentReason(.nothingReported, count: 3, of: 10), due: due), of: task,
      "10 个地区中已有 3 个报告完成，2023年12月31日到期。",
      "3 of 10 areas have reported it done; due 31 December 2023."),
    Case(
      judged(.open, AssessmentReason(.baselineOnly), due: due, judgedReading("2023-09-06", 0.5766)),
      "只有基期数据（2023年9月6日为 57.66%），尚未报告进展。",
      "There is only the baseline (57.66% for 6 September 2023); no progress is reported."),
    Case(
      judged(.open, AssessmentReason(.noTrajectory), due: due, judgedReading("2023-09", 0.58)),
      "2023年9月为 58%，尚未达到目标（≥60%）；没有进度线可比，2023年12月31日到期。",
      "The figure for September 2023, 58%, does not meet the target (≥60%) yet; there is no trajectory to compare with; due 31 December 2023."
    ),
    Case(
      judged(.open, AssessmentReason(.notYetInForce, day: day("2023-12-31"))), "自2023年12月31日起须达标，现在尚未开始。",
      "It must hold from 31 December 2023 on, which has not come."),
    Case(
      OtherTargets.eachMissed, of: counties, "9 个地区中有 3 个逾期未达标：150602、150603、150621。",
      "Missed in 3 of 9 areas: 150602, 150603, 150621."),
    Case(
      judged(.met, AssessmentReason(.allAreas, count: 9, of: 9)), of: counties, "全部 9 个地区都已达标。",
      "All 9 areas have met it."),
    Case(
      judged(.open, AssessmentReason(.allAreas, count: 9, of: 9)), of: counties, "全部 9 个地区都有数据，没有一个落后，但尚未全部达标。",
      "All 9 areas have figures and none is behind, but not all have met it yet."),
  ]

  @Test(arguments: met + bad + silent + others)
  func aReasonIsOneSentence(_ one: Case) {
    let indicator = Regions.shared.catalogue.indicators.first { $0.id == one.target.indicator }
    #expect(ReasonText.sentence(of: one.assessment, target: one.target, indicator: indicator, in: .zh) == one.zh)
    #expect(ReasonText.sentence(of: one.assessment, target: one.target, indicator: indicator, in: .en) == one.en)
  }

  @Test func noReasonIsWithoutASentence() {
    let tried = Set((Self.met + Self.bad + Self.silent + Self.others).map(\.assessment.reason.code))
    #expect(tried == Set(AssessmentReason.Code.allCases))
  }

  private static func row(_ id: String) -> Target { Regions.shared.catalogue.targets.first { $0.id == id }! }
}
