import CareGaugeModel

/// Who is told of an alert: the receivers of the first route that takes it, and later those to whom it is escalated.
package struct Routing: Sendable {
  package let receivers: [Receiver]
  package let routes: [Route]

  /// - Parameters:
  ///   - receivers: with names of their own.
  ///   - routes: in the configuration's order; the last takes every alert, whatever its match.
  package init(receivers: [Receiver], routes: [Route]) {
    self.receivers = receivers
    self.routes = routes
  }

  /// The number of the route that takes the alert; nil only where there are no routes.
  package func route(of alert: Alert) -> Int? {
    if routes.isEmpty { return nil }
    for number in 0..<routes.count - 1 where routes[number].match.holds(for: alert) { return number }
    return routes.count - 1
  }

  /// From when on an alert that still fires is escalated; nil where its route does not say, or nobody waits for it.
  ///
  /// Alerts on nobody reporting are told by a notice and monthly, and never escalated.
  package func escalation(of alert: Alert, on route: Int) -> Instant? {
    guard alert.subject.kind != .targetUnreported, let escalation = routes[route].escalation else { return nil }
    return alert.firingSince?.adding(escalation.after)
  }

  /// The names of all to whom the alert belongs at a moment while it fires, in order.
  package func audience(of alert: Alert, at now: Instant) -> [String] {
    guard let number = route(of: alert) else { return [] }
    var names = Set(routes[number].receivers)
    if let from = escalation(of: alert, on: number), from <= now {
      names.formUnion(routes[number].escalation?.receivers ?? [])
    }
    return names.sorted()
  }
}

extension Route.Match {
  /// Whether all that the match asks is so for the alert; one without conditions holds for every alert.
  package func holds(for alert: Alert) -> Bool {
    // Written out and in the order of what tells alerts apart soonest: it is asked of every alert at every change.
    if !kinds.isEmpty && !kinds.contains(alert.subject.kind) { return false }
    if !regions.isEmpty && !takes(alert.subject.region, regions) { return false }
    if !conditions.isEmpty && !conditions.contains(alert.condition) { return false }
    if !severities.isEmpty && !severities.contains(alert.severity) { return false }
    if !areas.isEmpty && !takes(alert.subject.area, areas) { return false }
    if !indicators.isEmpty && !takes(alert.subject.indicator, indicators) { return false }
    if !documents.isEmpty && !takes(alert.subject.document, documents) { return false }
    return responsible.isEmpty || alert.subject.responsible.contains(where: responsible.contains)
  }

  private func takes<Word: Equatable>(_ word: Word?, _ words: [Word]) -> Bool { word.map(words.contains) ?? false }
}
