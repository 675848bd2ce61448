import CareGaugeMail
import CareGaugeModel

/// Alerts that are about no target.
enum OtherAlerts {
  static let ningxia = RegionID("ningxia")
  static let yinchuan = AreaCode("640100")
  static let beds = series("institution_beds", "640100")

  static let belowFloor = Alert(
    key: .threshold("beds_below_floor", area: AreaCode("640100")!),
    subject: AlertSubject(
      kind: .threshold, region: ningxia, area: yinchuan, indicator: IndicatorID("institution_beds"),
      name: "beds_below_floor"),
    state: .firing, condition: .crossed, severity: .critical, since: moment("2023-11-25T16:20"),
    firingSince: moment("2023-11-25T16:20"), conditionSince: moment("2023-11-25T16:20"),
    basis: AlertBasis(value: 8950, period: period("2023-11"), bound: 9000))

  /// A figure on the good side again, where two are asked for.
  static let lingering: Alert = {
    var alert = belowFloor
    alert.basis = AlertBasis(value: 9050, period: period("2023-12"), bound: 9000, awaits: 2)
    return alert
  }()

  /// The same figure, and a lower floor.
  static let otherFloor: Alert = {
    var alert = belowFloor
    alert.basis.bound = 8900
    alert.basis.boundBefore = 9000
    return alert
  }()

  static let withdrawn: HistoryReading = {
    var reading = reading("2023-11", .nan, reported: "2023-12-01", report: 4)
    reading.absent = .notReported
    return reading
  }()

  static let adapter = Alert(
    key: .adapter("ningxia"), subject: AlertSubject(kind: .adapterFailing, region: ningxia, name: "ningxia"),
    state: .firing,
    condition: .failing, severity: .warning, since: moment("2023-10-08T07:15"), firingSince: moment("2023-10-08T08:15"),
    conditionSince: moment("2023-10-08T07:15"),
    basis: AlertBasis(text: "source_unavailable: Plugins/Ningxia/Samples cannot be opened: permission denied"))

  static let late = Alert(
    key: AlertKey("report_late:YC-039@2023-10-25:市财政局"),
    subject: AlertSubject(
      kind: .reportLate, region: ningxia, area: yinchuan, occurrence: "2023-10-25", obligation: "YC-039",
      document: "yinchuan-2023", responsible: ["市财政局"]), state: .firing, condition: .late, severity: .warning,
    since: moment("2023-10-26T00:00"), firingSince: moment("2023-10-26T00:00"),
    conditionSince: moment("2023-10-26T00:00"),
    basis: AlertBasis())

  static let implausible = Alert(
    key: AlertKey("reading_implausible:nursing_bed_share:640100:2023-10"),
    subject: AlertSubject(
      kind: .readingImplausible, region: ningxia, area: yinchuan, indicator: IndicatorID("nursing_bed_share")),
    state: .firing,
    condition: .implausible, severity: .warning, since: moment("2023-10-25T16:20"),
    firingSince: moment("2023-10-25T16:20"),
    conditionSince: moment("2023-10-25T16:20"),
    basis: AlertBasis(
      value: 0.62, period: period("2023-10"),
      text: "The report states 62%, but its parts 5790 of 9830 are 58.90%: mend the source."))

  static let unreportedShare = judged(
    .unknown, AssessmentReason(.stale, day: day("2022-08-31")), due: "2025-12-31", judgedReading("2020", 0.53))

  static let dueSoon = judged(
    .open, AssessmentReason(.noFigureYet), due: "2023-12-31")

  static let scenarios = [
    Scenario(
      "threshold", .single, at: "2023-11-25T16:20",
      readings: [
        beds: [
          reading("2023-09-06", 9688, reported: "2023-09-06"),
          reading("2023-10", 8980, reported: "2023-10-25", report: 2),
          reading("2023-11", 8950, reported: "2023-11-25", report: 3),
        ]
      ], [AlertNews(.fired, belowFloor)]),
    Scenario(
      "threshold-lingers", .single, at: "2023-12-25T16:20",
      readings: [
        beds: [
          reading("2023-10", 8980, reported: "2023-10-25", report: 2),
          reading("2023-11", 8950, reported: "2023-11-25", report: 3),
          reading("2023-12", 9050, reported: "2023-12-25", report: 4),
        ]
      ], [AlertNews(.repeated, lingering)]),
    Scenario(
      "threshold-raised", .single, at: "2023-12-01T09:00",
      readings: [beds: [reading("2023-11", 8950, reported: "2023-11-25", report: 3)]], floor: 8900,
      [AlertNews(.resolved, ended(otherFloor, at: "2023-12-01T09:00", .judgedAnew), from: .crossed)]),
    Scenario(
      "threshold-withdrawn", .single, at: "2023-12-02T16:20",
      readings: [
        beds: [
          reading("2023-10", 9980, reported: "2023-10-25", report: 2),
          reading("2023-11", 8950, reported: "2023-11-25", report: 3), withdrawn,
        ]
      ], [AlertNews(.repeated, belowFloor)]),
    Scenario("adapter-failing", .single, at: "2023-10-08T08:15", [AlertNews(.fired, adapter)]),
    Scenario(
      "adapter-resolved", .single, at: "2023-10-08T10:00",
      [AlertNews(.resolved, ended(adapter, at: "2023-10-08T10:00"), from: .failing)]),
    Scenario("report-late", .single, at: "2023-10-26T00:00", [AlertNews(.fired, late)]),
    Scenario("implausible", .single, at: "2023-10-25T16:20", [AlertNews(.fired, implausible)]),
    Scenario(
      "due-soon", .single, at: "2023-12-01T00:00",
      [AlertNews(.fired, alert("YC-006", .dueSoon, since: "2023-12-01T00:00", dueSoon, kind: .targetUnreported))]),
    unreported, digest, firstDigest,
  ]

  private static let unreported = Scenario(
    "unreported", .unreported, at: "2023-10-08T09:00",
    [
      AlertNews(.repeated, unreported("ZJ-042", unreportedShare)),
      AlertNews(.fired, unreported("ZJ-060", awaiting("2022-12-31"))),
      AlertNews(.repeated, unreported("AN-002", awaiting("2021-12-31"))),
      AlertNews(.fired, unreported("AN-015", judged(.unknown, AssessmentReason(.unconfirmed), due: "2021-10-31"))),
    ])

  private static let digest = Scenario(
    "digest", .digest, at: "2024-01-15T09:00",
    readings: [Yinchuan.share: Yinchuan.year],
    [
      AlertNews(.fired, alert("OR-007", .missed, since: "2024-01-15T09:00", OtherTargets.eachMissed)),
      AlertNews(.worsened, alert("YC-011", .missed, since: "2024-01-15T09:00", Yinchuan.missed), from: .offTrack),
      AlertNews(.fired, alert("YC-014", .missed, since: "2024-01-15T09:00", OtherTargets.radius)),
      AlertNews(.fired, alert("SD-004", .missed, since: "2024-01-15T09:00", OtherTargets.demonstration)),
      AlertNews(.repeated, adapter),
      AlertNews(
        .resolved, ended(alert("YC-023", .missed, since: "2023-10-25T16:20", fullyInsured), at: "2024-01-15T09:00"),
        from: .missed),
    ])

  private static let fullyInsured = judged(.met, AssessmentReason(.readingMeets), judgedReading("2023-12", 1))

  private static let firstDigest = Scenario(
    "first-digest", .firstDigest, at: "2023-10-08T09:10", readings: [Yinchuan.share: [Yinchuan.published]],
    notice: MailNotice(figuresEnd: day("2023-10-08")),
    [
      AlertNews(.fired, alert("AN-016", .slipped, since: "2023-10-08T09:10", OtherTargets.governmentRun)),
      AlertNews(.fired, alert("YC-011", .atRisk, since: "2023-10-08T09:10", Yinchuan.atRisk)),
      AlertNews(.fired, unreported("ZJ-042", unreportedShare)),
      AlertNews(.fired, unreported("AN-002", awaiting("2021-12-31"))),
      AlertNews(.fired, alert("YC-006", .dueSoon, since: "2023-10-08T09:10", dueSoon, kind: .targetUnreported)),
    ])

  private static func awaiting(_ due: String) -> Assessment {
    judged(.unknown, AssessmentReason(.awaitingDueFigure), due: due)
  }

  private static func unreported(_ target: String, _ assessment: Assessment) -> Alert {
    alert(target, .unreported, since: "2023-10-08T09:00", assessment, kind: .targetUnreported)
  }
}
