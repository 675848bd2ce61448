import CareGaugeModel

/// What one Alertmanager is told in one round, level by level: whoever missed a round is right after the next.
struct AlertmanagerRound: Sendable {
  /// How long an alert that ended is still told, as Prometheus does, in seconds.
  static let afterglow: Int64 = 15 * 60

  /// How a round writes its alerts.
  struct Form: Sendable {
    /// Annotations of an alert.
    var texts: @Sendable (Alert) -> [String: String]
    /// For how many seconds Alertmanager shall believe a firing alert without hearing more.
    var patience: Int64
    /// Where people reach the service, if they do.
    var externalURL: String?
    var zone: Zone
  }

  private struct Told: Sendable {
    var posted: PostedAlert
    var startsAt: Instant
  }

  private struct Ended: Sendable {
    var posted: PostedAlert
    var at: Instant
  }

  /// Alerts told as firing in the round before, by their labels.
  private var told: [[String: String]: Told] = [:]
  private var ended: [[String: String]: Ended] = [:]

  init() {}

  /// The alerts to post now, in the order of their names and keys.
  ///
  /// - Parameters:
  ///   - firing: alerts that fire and go to this Alertmanager.
  ///   - resolved: those that fired once and were to go to it.
  mutating func posts(firing: [Alert], resolved: [Alert], form: Form, now: Instant) -> [PostedAlert] {
    var present: [[String: String]: Told] = [:]
    for alert in firing {
      let posted = PostedAlert(alert, form: form, end: now.adding(seconds: form.patience))
      present[posted.labels] = Told(posted: posted, startsAt: alert.firingSince ?? alert.since)
    }
    for alert in resolved {
      guard let at = alert.endedAt, now.seconds - at.seconds < AlertmanagerRound.afterglow else { continue }
      let posted = PostedAlert(alert, form: form, end: at)
      ended[posted.labels] = Ended(posted: posted, at: at)
    }
    // One whose severity changed is another alert there, and one that is silenced is none: the old one ends now.
    for (labels, old) in told where present[labels] == nil && ended[labels] == nil {
      // A clock that was set back must not end an alert before it began, which Alertmanager refuses.
      let at = max(now, old.startsAt)
      var posted = old.posted
      posted.endsAt = form.zone.rfc3339(at)
      ended[labels] = Ended(posted: posted, at: at)
    }
    ended = ended.filter { labels, ended in
      now.seconds - ended.at.seconds < AlertmanagerRound.afterglow && present[labels] == nil
    }
    told = present
    return (present.values.map(\.posted) + ended.values.map(\.posted)).sorted { $0.place < $1.place }
  }
}

extension PostedAlert {
  /// One order for every round: by name, key and severity.
  fileprivate var place: (String, String, String) {
    (labels["alertname"] ?? "", annotations["alert"] ?? "", labels["severity"] ?? "")
  }
}
