import CareGaugeModel

@testable import CareGaugeAlerting

/// Alerts and rounds for tests: Yinchuan's target on nursing beds.
enum AlertSample {
  /// 2023-10-08T09:00 in Shanghai.
  static let morning = Instant(seconds: 1_696_726_800)

  /// An alert on a target that fires since `from` seconds after the morning, or fired until `to`.
  static func alert(
    _ target: String = "YC-011", _ severity: Severity = .critical, from: Int64 = 0, to: Int64? = nil,
    since morning: Instant = AlertSample.morning
  ) -> Alert {
    let start = morning.adding(seconds: from)
    return Alert(
      key: .target(target),
      subject: AlertSubject(
        kind: .target, region: RegionID("ningxia"), area: AreaCode("640100"),
        indicator: IndicatorID("nursing_bed_share"),
        target: target, document: "yinchuan-2023", responsible: ["市民政局", "各县（市）区人民政府"]),
      state: to == nil ? .firing : .resolved, condition: severity == .critical ? .missed : .offTrack,
      severity: severity, since: start, firingSince: start, conditionSince: start,
      endedAt: to.map { morning.adding(seconds: $0) }, ending: to == nil ? nil : .cleared)
  }

  static func form(patience: Int64 = 240, externalURL: String? = "https://gauge.example") -> AlertmanagerRound.Form {
    AlertmanagerRound.Form(
      texts: { ["summary": "[Missed] 银川市 \($0.subject.target ?? "")"] }, patience: patience,
      externalURL: externalURL, zone: .shanghai)
  }
}
