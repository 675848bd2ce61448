import CareGaugeModel

/// Every alert that ever was, one a key, as memory holds what the store keeps.
///
/// Steps read it in place and name what changes; `apply` brings that in once it is recorded, `revert` takes it out again
/// where recording failed. Alerts keep the place where they first came in, so that a step over hundreds of thousands of
/// them copies none.
package struct AlertBook: Sendable {
  private(set) var alerts: [Alert] = []
  /// Whether the alert in a place is pending or firing: what a step asks of all, side by side in memory.
  private(set) var isActive: [Bool] = []
  private var places: [AlertKey: Int] = [:]
  /// Places of the pending and firing alerts of each target, usually one or two.
  private var activeTargets: [String: [Int]] = [:]
  /// Places of reports that are late, since only these mute others.
  private(set) var lateReports: Set<Int> = []

  package init() {}

  /// The alerts as the store has them, in any order; of several with the same key the last counts.
  package init(_ alerts: some Sequence<Alert>) {
    for alert in alerts { put(alert) }
  }

  package var count: Int { alerts.count }

  package subscript(key: AlertKey) -> Alert? { places[key].map { alerts[$0] } }

  /// All alerts, ended ones included, in the order of their keys.
  package var all: [Alert] { alerts.sorted { $0.key < $1.key } }

  /// The pending and firing ones, in the order of their keys.
  package var active: [Alert] { alerts.indices.filter { isActive[$0] }.map { alerts[$0] }.sorted { $0.key < $1.key } }

  /// Whether an alert about the target, or one of its occurrences, is pending or firing.
  package func concerns(target id: String) -> Bool { activeTargets[id] != nil }

  /// The places of its pending and firing alerts.
  func places(ofTarget id: String) -> [Int]? { activeTargets[id] }

  /// Takes in what a step changed.
  package mutating func apply(_ step: AlertStep) {
    for alert in step.alerts { put(alert) }
  }

  /// Takes back what `apply` of the same step brought in, as if the step had never been.
  ///
  /// Only right after that `apply`.
  package mutating func revert(_ step: AlertStep) {
    for (alert, before) in zip(step.alerts, step.before).reversed() {
      if let before {
        put(before)
      } else if places[alert.key] == alerts.count - 1 {
        count(alerts.count - 1, by: -1)
        places[alert.key] = nil
        alerts.removeLast()
        isActive.removeLast()
      }
    }
  }

  func place(of key: AlertKey) -> Int? { places[key] }

  private mutating func put(_ alert: Alert) {
    let isActive = alert.state == .pending || alert.state == .firing
    if let place = places[alert.key] {
      count(place, by: -1)
      alerts[place] = alert
      self.isActive[place] = isActive
      count(place, by: 1)
    } else {
      places[alert.key] = alerts.count
      alerts.append(alert)
      self.isActive.append(isActive)
      count(alerts.count - 1, by: 1)
    }
  }

  private mutating func count(_ place: Int, by change: Int) {
    guard isActive[place] else { return }
    if alerts[place].subject.kind == .reportLate {
      if change > 0 { lateReports.insert(place) } else { lateReports.remove(place) }
    }
    guard let target = alerts[place].subject.target else { return }
    if change > 0 {
      activeTargets[target, default: []].append(place)
    } else {
      activeTargets[target]?.removeAll { $0 == place }
      if activeTargets[target]?.isEmpty == true { activeTargets[target] = nil }
    }
  }
}
