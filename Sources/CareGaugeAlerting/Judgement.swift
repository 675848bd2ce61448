import CareGaugeModel
import CareGaugeRules

/// How everything stands after an evaluation: what pages, `/metrics` and `/api/v1` show.
package struct Judgement: Sendable {
  /// When it was judged; nil before the first time.
  package var at: Instant?
  /// In the catalogue's order; targets whose document is not issued yet are left out.
  package var targets: [JudgedTarget]
  /// Pending, firing and lately resolved ones, by their keys.
  package var alerts: [Alert]
  /// For how many seconds an alert that ended is still shown: long enough for a monthly look at `/alerts` and `/api/v1`, and
  /// for the quarter of an hour for which Alertmanagers are told. The store keeps all for ever, which `as_of` asks.
  package static let memory: Int64 = 31 * 86_400
  /// What keeps an alert from being told: `silence 12`, or the key of the alert that inhibits it.
  package var mutedBy: [AlertKey: String]
  /// What people entered of tasks, by target, withdrawals among it.
  package var records: [String: [TaskRecord]]
  /// Whether anybody may be told yet: not before the first collections on an empty store have ended.
  package var mayTell: Bool
  /// When something falls due by the passing of time alone.
  package var next: Instant?

  package init(
    at: Instant? = nil, targets: [JudgedTarget] = [], alerts: [Alert] = [], mutedBy: [AlertKey: String] = [:],
    records: [String: [TaskRecord]] = [:], mayTell: Bool = true, next: Instant? = nil
  ) {
    self.at = at
    self.targets = targets
    self.alerts = alerts
    self.mutedBy = mutedBy
    self.records = records
    self.mayTell = mayTell
    self.next = next
  }
}

extension Judgement {
  /// How things stand after an evaluation.
  init(
    _ targets: [JudgedTarget], _ standing: Evaluation.Standing, _ basis: JudgementBasis, at now: Instant, next: Instant?
  ) {
    let muting = Muting(standing.alerts, silences: standing.silences, now: now)
    let shown = standing.alerts.all.filter { $0.isShown(at: now) }
    let muted = shown.compactMap { alert in muting.mutes(of: alert).first.map { (alert.key, $0.text) } }
    self.init(
      at: now, targets: targets, alerts: shown, mutedBy: Dictionary(uniqueKeysWithValues: muted),
      records: standing.records, mayTell: standing.hasBegun, next: next)
  }
}

extension Alert {
  /// Whether it is pending, fires, or ended lately.
  fileprivate func isShown(at now: Instant) -> Bool {
    switch state {
    case .inactive: false
    case .pending, .firing: true
    case .resolved: endedAt.map { now.seconds - $0.seconds < Judgement.memory } ?? true
    }
  }
}

extension Mute {
  /// `silence 12`, or the key of the late report's alert.
  package var text: String {
    switch self {
    case .silence(let id): "silence \(id)"
    case .inhibition(let key): key.text
    }
  }
}
