import CareGaugeMail
import CareGaugeModel

/// Yinchuan's nursing beds in 2023: 5,586 of 9,688, and 60 % by the end of the year.
enum Yinchuan {
  static let share = series("nursing_bed_share", "640100")
  static let published = reading("2023-09-06", 5586, of: 9688, reported: "2023-09-06")
  static let due = "2023-12-31"

  /// What the plan's own numbers reach.
  static let plan = PlanReach(
    part: 5586, partIncrease: 300, whole: 9688, wholeIncrease: 700, reached: 5886.0 / 10388,
    assumes: ["YC-010", "YC-005"])

  static let atRisk = judged(
    .atRisk, AssessmentReason(.planMisses, value: 5886.0 / 10388), due: due,
    judgedReading("2023-09-06", 5586, of: 9688, received: "2023-09-06")
  ) {
    $0.expected = 5586.0 / 9688
    $0.gap = 0.6 - 5586.0 / 9688
    $0.missing = 227
    $0.missingUnderPlan = 647
    $0.neededPerMonth = (0.6 - 5586.0 / 9688) / 116 * 30.436875
    $0.plan = plan
  }

  /// 5,700 of 9,900 in September, where 58.12 % were expected.
  static let offTrack = judged(
    .offTrack, AssessmentReason(.behindTrajectory), due: due,
    judgedReading("2023-09", 5690, of: 9850, received: "2023-10-09")
  ) {
    $0.expected = 5586.0 / 9688 + (0.6 - 5586.0 / 9688) * 24 / 116
    $0.gap = 0.6 - 5690.0 / 9850
    $0.missing = 220
    $0.neededPerMonth = (0.6 - 5690.0 / 9850) / 92 * 30.436875
  }

  static let september = reading("2023-09", 5690, of: 9850, reported: "2023-09-25", received: "2023-10-09", report: 2)

  static let missed = judged(
    .missed, AssessmentReason(.readingFails), due: due,
    judgedReading("2023-12", 6080, of: 10_134, received: "2024-01-05")
  ) {
    $0.expected = 0.6
    $0.gap = 0.6 - 6080.0 / 10_134
    $0.missing = 1
  }

  static let year = [
    published, september, reading("2023-10", 5790, of: 9900, reported: "2023-10-25", report: 3),
    reading("2023-11", 5950, of: 10_050, reported: "2023-11-25", report: 4),
    reading("2023-12", 6080, of: 10_134, reported: "2024-01-05", report: 5),
  ]

  static let scenarios = [
    Scenario(
      "at-risk", .single, at: "2023-10-08T09:00", readings: [share: [published]],
      [AlertNews(.fired, alert("YC-011", .atRisk, since: "2023-10-08T09:00", atRisk))]),
    Scenario(
      "at-risk-without-pages", .single, at: "2023-10-08T09:00", readings: [share: [published]],
      notice: MailNotice(figuresEnd: day("2023-10-08")), hasPages: false,
      [AlertNews(.fired, alert("YC-011", .atRisk, since: "2023-10-08T09:00", atRisk))]),
    Scenario(
      "worsened", .single, at: "2023-10-09T09:05", readings: [share: [published, september]],
      [AlertNews(.worsened, alert("YC-011", .offTrack, since: "2023-10-08T09:00", offTrack), from: .atRisk)]),
    Scenario(
      "missed", .single, at: "2024-01-05T10:30", readings: [share: year],
      [AlertNews(.fired, alert("YC-011", .missed, since: "2024-01-05T10:30", missed))]),
    Scenario(
      "repeated", .single, at: "2024-01-12T10:30", readings: [share: year],
      [AlertNews(.repeated, alert("YC-011", .missed, since: "2024-01-05T10:30", missed))]),
    Scenario(
      "escalated", .single, at: "2024-01-19T10:30", readings: [share: year],
      [AlertNews(.escalated, alert("YC-011", .missed, since: "2024-01-05T10:30", missed))]),
    Scenario(
      "worked-out", .single, at: "2024-01-05T10:30",
      readings: [
        share: [published],
        series("nursing_beds", "640100"): [
          reading("2023-11", 5950, reported: "2023-11-25"), reading("2023-12", 6080, reported: "2024-01-05", report: 2),
        ],
        series("institution_beds", "640100"): [
          reading("2023-11", 10_050, reported: "2023-11-25"),
          reading("2023-12", 10_134, reported: "2024-01-05", report: 2),
        ],
      ], [AlertNews(.fired, alert("YC-011", .missed, since: "2024-01-05T10:30", missed))]),
    resolved, restated, eased,
  ]

  private static let resolved: Scenario = {
    let late = judged(
      .met, AssessmentReason(.metLate), due: due, judgedReading("2024-01", 6120, of: 10_160, received: "2024-02-05")
    ) { $0.gap = 0.6 - 6120.0 / 10_160 }
    let alert = ended(alert("YC-011", .missed, since: "2024-01-05T10:30", late), at: "2024-02-05T11:00")
    let january = reading("2024-01", 6120, of: 10_160, reported: "2024-02-05", report: 6)
    return Scenario(
      "resolved", .single, at: "2024-02-05T11:00", readings: [share: year + [january]],
      [AlertNews(.resolved, alert, from: .missed)])
  }()

  /// September's 58.90 % turns out to be 57.77 %: what was on track is off it.
  private static let restated: Scenario = {
    let before = reading("2023-09", 5802, of: 9850, reported: "2023-09-25", report: 2)
    let after = reading("2023-09", 5690, of: 9850, reported: "2023-10-12", received: "2023-10-13", report: 3)
    return Scenario(
      "restated", .single, at: "2023-10-13T14:20", readings: [share: [published, before, after]],
      [
        AlertNews(
          .restated, alert("YC-011", .offTrack, since: "2023-10-09T09:00", offTrack),
          restated: Restatement(period: period("2023-09"), from: 5802.0 / 9850, to: 5690.0 / 9850))
      ])
  }()

  /// The beds for the whole year come late, and what is missing is less than it was.
  private static let eased = Scenario(
    "eased", .single, at: "2023-10-25T16:40",
    readings: [share: [published, september, reading("2023-10", 5790, of: 9830, reported: "2023-10-25", report: 3)]],
    [
      AlertNews(
        .eased,
        alert(
          "YC-011", .atRisk, since: "2023-10-08T09:00",
          judged(
            .atRisk, AssessmentReason(.trendMisses), due: due,
            judgedReading("2023-10", 5790, of: 9830, received: "2023-10-25")
          ) {
            $0.expected = 5586.0 / 9688 + (0.6 - 5586.0 / 9688) * 55 / 116
            $0.gap = 0.6 - 5790.0 / 9830
            $0.missing = 108
            $0.neededPerMonth = (0.6 - 5790.0 / 9830) / 61 * 30.436875
            $0.trend = Trend(slope: 0.00022, onDueDay: 0.59962, low: 0.5871, high: 0.6121, readings: 3)
          }), from: .offTrack)
    ])
}
