import CareGaugeMail
import CareGaugeModel

/// Targets of every form: shares, corridors, ceilings, each area, occurrences, money, tasks.
enum OtherTargets {
  static let zhejiangShare = series("nursing_bed_share", "330000")

  static let slippedShare = judged(
    .slipped, AssessmentReason(.slippedBeforeDue, period: period("2023-09"), value: 0.9612), due: "2023-12-31",
    judgedReading("2023-10", 0.95996, received: "2023-10-25")
  ) {
    $0.gap = 0.96 - 0.95996
    $0.neededPerMonth = (0.96 - 0.95996) / 61 * 30.436875
  }

  static let offTrackShare = judged(
    .offTrack, AssessmentReason(.behindTrajectory), due: "2025-12-31",
    judgedReading("2023", 0.551, received: "2024-08-02")
  ) {
    $0.expected = 0.56
    $0.gap = 0.029
    $0.neededPerMonth = 0.029 / 24
    $0.trend = Trend(slope: 0.0000192, onDueDay: 0.5653, low: 0.5561, high: 0.5745, readings: 4)
  }

  static let banners = Regions.shared.catalogue.areas.filter { $0.parent == AreaCode("150600") && $0.level == .county }

  static let eachMissed = judged(.missed, AssessmentReason(.worstArea, count: 3, of: 9), due: "2023-12-31") {
    $0.reported = Assessment.Reported(9, of: 9)
    $0.areas = banners.enumerated().map { place, area in
      let value = place < 3 ? 1.0 : 2.0
      return AreaAssessment(
        area: area.code, state: place < 3 ? .missed : .met,
        reason: AssessmentReason(place < 3 ? .readingFails : .readingMeets), reading: judgedReading("2023", value))
    }
  }

  static let counties = Regions.shared.catalogue.areas.filter { $0.region.text == "zhejiang" && $0.level == .county }

  static let manyMissed = judged(
    .missed, AssessmentReason(.worstArea, count: 61, of: counties.count), due: "2022-12-31"
  ) {
    $0.areas = counties.enumerated().map { place, area in
      AreaAssessment(
        area: area.code, state: place < 61 ? .missed : .met,
        reason: AssessmentReason(place < 61 ? .readingFails : .readingMeets),
        reading: judgedReading("2022", place < 61 ? 0 : 1))
    }
  }

  static let demonstration = judged(
    .missed, AssessmentReason(.readingFails), due: "2023-12-31", judgedReading("2023", 15, received: "2024-01-10")
  ) {
    $0.occurrence = "2023"
    $0.gap = 3
  }

  static let radius = judged(
    .missed, AssessmentReason(.readingFails), due: "2023-12-31", judgedReading("2023-12", 712.5, received: "2024-01-05")
  ) { $0.gap = 12.5 }

  static let money = judged(
    .offTrack, AssessmentReason(.behindTrajectory), due: "2023-12-31",
    judgedReading("2023-09", 1_850_000, received: "2023-09-25")
  ) {
    $0.expected = 2_243_835.6164383562
    $0.gap = 1_150_000
    $0.neededPerMonth = 1_150_000 / 92.0 * 30.436875
  }

  static let pension = judged(
    .missed, AssessmentReason(.readingFails), judgedReading("2023-10", 0.9987, received: "2023-10-25")
  ) { $0.gap = 0.0013 }

  static let homes = judged(
    .missed, AssessmentReason(.readingFails), due: "2022-12-31", judgedReading("2022", 421, received: "2023-02-01")
  ) { $0.gap = 21 }

  static let governmentRun = judged(
    .slipped, AssessmentReason(.slippedAfterDue, period: period("2021"), value: 0.592), due: "2021-12-31",
    judgedReading("2022", 0.6131, received: "2023-01-20")
  ) { $0.gap = 0.0131 }

  static let beds = judged(
    .offTrack, AssessmentReason(.behindTrajectory), due: "2023-12-31",
    judgedReading("2023-10", 210, received: "2023-10-25")
  ) {
    $0.expected = 331.8965517241379
    $0.gap = 490
    $0.neededPerMonth = 490 / 61.0 * 30.436875
  }

  static let scenarios = [
    Scenario(
      "slipped", .single, at: "2023-10-25T16:40",
      readings: [
        series("basic_medical_insurance_participation_rate", "640100"): [
          reading("2023-09", 0.9612, reported: "2023-09-25"),
          reading("2023-10", 0.95996, reported: "2023-10-25", report: 2),
        ]
      ], [AlertNews(.fired, alert("YC-027", .slipped, since: "2023-10-25T16:40", slippedShare))]),
    Scenario(
      "off-track", .single, at: "2024-08-02T09:00",
      readings: [
        zhejiangShare: [
          reading("2020", 0.53, reported: "2021-04-02"), reading("2021", 0.537, reported: "2022-07-29", report: 2),
          reading("2022", 0.546, reported: "2023-08-01", report: 3),
          reading("2023", 0.551, reported: "2024-08-02", report: 4),
        ]
      ], [AlertNews(.fired, alert("ZJ-042", .offTrack, since: "2024-08-02T09:00", offTrackShare))]),
    single("each-area", "OR-007", .missed, "2024-01-15T09:00", eachMissed),
    single("many-areas", "ZJ-054", .missed, "2023-02-01T09:00", manyMissed),
    single("occurrence", "SD-004", .missed, "2024-01-10T09:00", demonstration),
    single("assumed-date", "YC-014", .missed, "2024-01-05T09:00", radius),
    single("money", "YC-017", .offTrack, "2023-09-25T16:20", money),
    single("continuous", "YC-023", .missed, "2023-10-25T16:20", pension),
    single("corridor", "ZJ-060", .missed, "2023-02-01T09:00", homes),
    Scenario(
      "increase", .single, at: "2023-10-25T16:20",
      readings: [
        series("institution_beds", "640100"): [
          reading("2023-09-06", 9688, reported: "2023-09-06"),
          reading("2023-10", 9898, reported: "2023-10-25", report: 2),
        ]
      ], [AlertNews(.fired, alert("YC-005", .offTrack, since: "2023-10-25T16:20", beds))]),
    Scenario(
      "simulated", .single, at: "2023-09-25T16:20", notice: MailNotice(figuresEnd: nil, isSimulated: true),
      [AlertNews(.fired, alert("YC-017", .offTrack, since: "2023-09-25T16:20", money))]),
  ]

  private static func single(
    _ name: String, _ target: String, _ condition: AlertCondition, _ time: String, _ assessment: Assessment
  ) -> Scenario {
    Scenario(name, .single, at: time, [AlertNews(.fired, alert(target, condition, since: time, assessment))])
  }
}
