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
    routes.isEmpty ? nil : routes.dropLast().firstIndex { $0.match.holds(for: alert) } ?? routes.count - 1
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
    let subject = alert.subject
    return takes(subject.region, regions) && takes(subject.area, areas) && takes(subject.indicator, indicators)
      && takes(subject.kind, kinds) && takes(alert.condition, conditions) && takes(alert.severity, severities)
      && takes(subject.document, documents)
      && (responsible.isEmpty || subject.responsible.contains(where: responsible.contains))
  }

  private func takes<Word: Equatable>(_ word: Word?, _ words: [Word]) -> Bool {
    words.isEmpty || word.map(words.contains) ?? false
  }
}
