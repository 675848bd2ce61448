import CareGaugeModel
import CareGaugeStore

/// What became of an alert: each step of its life with its reason, and who was told.
struct AlertExplanation: Sendable {
  /// In the order in which they happened, at least one.
  let changes: [AlertChange]
  let deliveries: [Delivery]
  let mutedBy: String?
  let words: AlertWords
  let zone: Zone

  var text: String {
    guard let last = changes.last else { return "" }
    let alert = last.alert
    var lines = ["\(alert.key)  \(words.title(of: alert, in: .en))"]
    lines += block([
      ("state", alert.state.rawValue), ("condition", "\(alert.condition.rawValue), \(alert.severity.rawValue)"),
      ("since", time(alert.since)), ("not told because of", mutedBy),
    ])
    lines += ["", "its life"]
    for change in changes {
      let from = change.from.map { " (was \($0.rawValue))" } ?? ""
      let ending = change.step == .resolved ? change.alert.ending.map { ", \($0.rawValue)" } ?? "" : ""
      lines.append("  \(time(change.at))  \(change.step.rawValue) \(change.alert.condition.rawValue)\(from)\(ending)")
      lines.append("      \(words.reason(of: change.alert, in: .en))")
      if let restated = change.restated {
        lines.append(
          "      restated for \(restated.period): from \(restated.from) to \(restated.to.map { "\($0)" } ?? "nothing")")
      }
    }
    lines += ["", deliveries.isEmpty ? "nobody was told" : "told"]
    for delivery in deliveries.reversed() {
      lines.append(
        "  \(time(delivery.plannedAt))  \(delivery.recipient)  \(delivery.state.rawValue)  \(delivery.message)  \(delivery.subject)"
      )
    }
    return lines.joined(separator: "\n")
  }

  private func time(_ moment: Instant) -> String { zone.rfc3339(Instant(seconds: moment.seconds)) }
}
