import CareGaugeModel
import CareGaugeRules
import CareGaugeStore

/// What became of an alert: each step of its life with its reason, and who was told.
struct AlertExplanation: Sendable {
  /// In the order in which they happened, at least one.
  let changes: [AlertChange]
  let deliveries: [Delivery]
  /// The alert as it stands; nil for a day that is over, of which the last change tells.
  let present: Alert?
  /// Its target on the day that was asked for, judged as `explain` of the target judges it; nil for other alerts.
  let judged: JudgedTarget?
  let day: Day
  let mutedBy: String?
  let words: AlertWords
  let zone: Zone

  var text: String {
    guard let last = changes.last else { return "" }
    let alert = present ?? last.alert
    var lines = ["\(alert.key)  \(words.title(of: alert, in: .en))"]
    lines += block([
      ("state", alert.state.rawValue), ("condition", "\(alert.condition.rawValue), \(alert.severity.rawValue)"),
      ("since", time(alert.since)), ("not told because of", mutedBy),
    ])
    if let assessment { lines += standing(of: alert, assessment) }
    lines += ["", "its life"]
    for change in changes {
      let from = change.from.map { " (was \($0.rawValue))" } ?? ""
      let ending = change.step == .resolved ? change.alert.ending.map { ", \($0.rawValue)" } ?? "" : ""
      lines.append("  \(time(change.at))  \(change.step.rawValue) \(change.alert.condition.rawValue)\(from)\(ending)")
      lines.append("      \(words.reason(of: change.alert, in: .en))")
      if let restated = change.restated {
        lines.append(
          "      restated for \(restated.period): \(words.restatement(restated, of: change.alert))")
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

  /// The judgement that the alert is about; nil for an alert on no target, and where the target is not judged on the day.
  private var assessment: Assessment? {
    let occurrence = (present ?? changes.last?.alert)?.subject.occurrence
    return judged?.occurrences.first { $0.occurrence == occurrence }
  }

  /// How its target stands on the day; for a day to come also what would become of the alert.
  private func standing(of alert: Alert, _ assessment: Assessment) -> [String] {
    guard let judged else { return [] }
    let reason = words.reason(of: assessment, judged.target, in: .en)
    var facts: [(String, String?)] = [("its target", "\(assessment.state.rawValue): \(reason)")]
    if assessment.isProjected { facts.append(("the alert then", future(of: alert, judged))) }
    return ["", "on \(day)\(assessment.isProjected ? TargetExplanation.projected : "")"] + block(facts)
  }

  /// What one more look on the day would make of the alert.
  private func future(of alert: Alert, _ judged: JudgedTarget) -> String {
    let book = AlertBook([alert])
    let sightings = TargetSightings().sightings(of: [judged], on: day, book: book).filter { $0.key == alert.key }
    let after = AlertMachine().step(book, sightings: sightings, now: zone.start(of: day), complete: []).alerts.first
    let isActive = (after ?? alert).state == .pending || (after ?? alert).state == .firing
    if isActive { return "\((after ?? alert).state.rawValue), \((after ?? alert).condition.rawValue)" }
    return "\((after ?? alert).state.rawValue)\((after ?? alert).ending.map { ", \($0.rawValue)" } ?? "")"
  }

  private func time(_ moment: Instant) -> String { zone.rfc3339(Instant(seconds: moment.seconds)) }
}
