import CareGaugeMail
import CareGaugeModel

extension AlertItem {
  /// An alert as it stands.
  ///
  /// - Parameters:
  ///   - mutedBy: the silence, or the late report's alert, that keeps it from being told.
  ///   - names: words for what it is about.
  init(_ alert: Alert, mutedBy: String?, names: AlertWords, zone: Zone) {
    let subject = alert.subject
    self.init(
      id: alert.key.text,
      kind: subject.kind.rawValue,
      condition: alert.condition.rawValue,
      severity: alert.severity.rawValue,
      state: alert.state.rawValue,
      region: subject.region?.text,
      area: subject.area?.text,
      indicator: subject.indicator?.text,
      target: subject.target,
      occurrence: subject.occurrence,
      obligation: subject.obligation,
      since: zone.rfc3339(Instant(seconds: alert.since.seconds)),
      endedAt: alert.endedAt.map { zone.rfc3339(Instant(seconds: $0.seconds)) },
      reason: names.reason(of: alert, in: .en),
      value: alert.basis.value,
      silencedBy: mutedBy)
  }
}
