import CareGaugeModel

/// What one Alertmanager is told in one round, level by level: whoever missed a round is right after the next.
struct AlertmanagerRound: Sendable {
  /// How long an alert that ended is still told, as Prometheus does.
  static let afterglow: Int64 = 15 * 60

  /// Alerts told as firing in the round before, by their labels, with when they end.
  private var told: [[String: String]: PostedAlert] = [:]
  private var ended: [(alert: PostedAlert, at: Instant)] = []

  init() {}

  /// The alerts to post now.
  ///
  /// - Parameters:
  ///   - firing: alerts that fire and go to this Alertmanager.
  ///   - resolved: lately resolved ones.
  ///   - patience: for how many seconds Alertmanager shall believe a firing alert without hearing more.
  mutating func posts(
    firing: [Alert], resolved: [Alert], texts: (Alert) -> [String: String], patience: Int64, externalURL: String?,
    zone: Zone, now: Instant
  ) -> [PostedAlert] {
    let present = firing.map {
      PostedAlert($0, texts: texts($0), end: now.adding(seconds: patience), externalURL: externalURL, zone: zone)
    }
    let labels = Set(present.map(\.labels))
    // One whose severity changed is another alert there: the old one ends now.
    for (old, var alert) in told where !labels.contains(old) {
      alert.endsAt = zone.rfc3339(now)
      ended.append((alert, now))
    }
    for alert in resolved {
      let posted = PostedAlert(
        alert, texts: texts(alert), end: alert.endedAt ?? now, externalURL: externalURL, zone: zone)
      let isTold = labels.contains(posted.labels) || ended.contains { $0.alert.labels == posted.labels }
      if let at = alert.endedAt, !isTold, now.seconds - at.seconds < AlertmanagerRound.afterglow {
        ended.append((posted, at))
      }
    }
    ended.removeAll { now.seconds - $0.at.seconds >= AlertmanagerRound.afterglow || labels.contains($0.alert.labels) }
    told = Dictionary(present.map { ($0.labels, $0) }, uniquingKeysWith: { first, _ in first })
    return (present + ended.map(\.alert)).sorted {
      ($0.labels["alertname"] ?? "", $0.annotations["alert"] ?? "") < (
        $1.labels["alertname"] ?? "", $1.annotations["alert"] ?? ""
      )
    }
  }
}
