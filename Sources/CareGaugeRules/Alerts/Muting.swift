import CareGaugeModel

/// Why nobody is told of an alert at present.
package enum Mute: Hashable, Sendable {
  /// The number of the silence.
  case silence(Int64)
  /// The report that is late, whose figures the alert judges.
  case inhibition(by: AlertKey)
}

/// What holds back news at a moment: the silences that hold, and late reports that explain their targets' alerts.
package struct Muting: Sendable {
  private struct Duty: Hashable {
    var obligation: String
    var region: RegionID?
  }

  /// Those that hold, in the order of their numbers.
  let silences: [Silence]
  private let late: [Duty: AlertKey]

  package init(_ alerts: AlertBook, silences: [Silence], now: Instant) {
    self.silences = silences.filter { $0.holds(at: now) }.sorted { $0.id < $1.id }
    var late: [Duty: AlertKey] = [:]
    for place in alerts.lateReports where alerts.alerts[place].state == .firing {
      let alert = alerts.alerts[place]
      guard let obligation = alert.subject.obligation else { continue }
      let duty = Duty(obligation: obligation, region: alert.subject.region)
      late[duty] = late[duty].map { min($0, alert.key) } ?? alert.key
    }
    self.late = late
  }

  /// Everything that mutes the alert, silences first; empty where it is told of.
  package func mutes(of alert: Alert) -> [Mute] {
    var mutes = silences.filter { isMuted(alert, by: $0) }.map { Mute.silence($0.id) }
    if let key = inhibitor(of: alert) { mutes.append(.inhibition(by: key)) }
    return mutes
  }

  /// Whether anything mutes it.
  package func mutes(_ alert: Alert) -> Bool {
    silences.contains { isMuted(alert, by: $0) } || inhibitor(of: alert) != nil
  }

  private func isMuted(_ alert: Alert, by silence: Silence) -> Bool {
    (silence.alert.map { $0 == alert.key } ?? true) && silence.match.holds(for: alert)
  }

  private func inhibitor(of alert: Alert) -> AlertKey? {
    guard alert.subject.kind == .target || alert.subject.kind == .targetUnreported,
      let obligation = alert.subject.obligation
    else { return nil }
    return late[Duty(obligation: obligation, region: alert.subject.region)]
  }
}
