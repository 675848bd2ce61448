import CareGaugeModel

/// Decides who is told what, by comparing how alerts stand with what each receiver was told.
///
/// A level is compared with a level: a restart or a reload of the same configuration finds nothing to tell, a receiver that
/// a reload adds is told what fires, and a silence's end tells how things stand then.
package struct MessagePlanner: Sendable {
  package let routing: Routing
  private let receivers: [String: Receiver]
  private let paths: [Path]

  /// A route with what planning asks of it made ready.
  private struct Path: Sendable {
    var receivers: [String]
    var escalates: [String]
    var labels: [Route.GroupLabel]
    var wait: Swift.Duration
    var repeats: Swift.Duration?
  }

  package init(_ routing: Routing) {
    self.routing = routing
    let mailed = Dictionary(
      routing.receivers.filter(\.isEmail).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    receivers = mailed
    paths = routing.routes.map { route in
      let own = Set(route.receivers)
      return Path(
        receivers: own.filter { mailed[$0] != nil }.sorted(),
        escalates: Set(route.escalation?.receivers ?? []).subtracting(own).filter { mailed[$0] != nil }.sorted(),
        labels: Route.GroupLabel.allCases.filter(route.groupBy.contains), wait: route.groupWait,
        repeats: route.repeatEvery.flatMap { $0 > .zero ? $0 : nil })
    }
  }

  /// The messages that are due at a moment.
  ///
  /// - Parameters:
  ///   - told: as recorded; not changed by the plan.
  ///   - silences: all, or only those that may hold.
  ///   - isFirst: nobody was ever told anything, and now everybody is told all in one message.
  package func plan(
    alerts: AlertBook, told: ToldBook, silences: [Silence], now: Instant, zone: Zone, isFirst: Bool = false
  ) -> MessagePlan {
    let muting = Muting(alerts, silences: silences, now: now)
    var desk = MessageDesk(now: now, zone: zone, receivers: receivers)
    for silence in muting.silences { desk.wake(at: min(silence.until, silence.endedAt ?? silence.until)) }
    for place in alerts.alerts.indices {
      let rows = told.rows[alerts.alerts[place].key] ?? []
      switch alerts.alerts[place].state {
      case .firing: lookAtFiring(alerts.alerts[place], rows, muting, &desk)
      case .resolved, .inactive: if !rows.isEmpty { lookAtEnded(alerts.alerts[place], rows, muting, &desk) }
      case .pending: break
      }
    }
    if isFirst { desk.writeFirst() } else { desk.write(told: told) }
    return desk.written
  }

  private func lookAtFiring(_ alert: Alert, _ rows: [Told], _ muting: Muting, _ desk: inout MessageDesk) {
    guard let number = routing.route(of: alert), !muting.mutes(alert) else { return }
    let path = paths[number]
    if alert.subject.kind == .targetUnreported {
      for name in path.receivers { lookAtUnreported(alert, to: name, rows, path, &desk) }
      return
    }
    let escalation = routing.escalation(of: alert, on: number)
    let isEscalated = escalation.map { $0 <= desk.now } ?? false
    if let escalation { desk.wake(at: escalation) }
    for name in path.receivers {
      let before = rows.first { $0.receiver == name }
      if let before, before.state == .firing, before.episode == alert.episode {
        compare(alert, before, path, repeats: path.repeats, &desk)
      } else {
        let news = AlertNews(.fired, alert, restated: alert.basis.restatement)
        let due = (alert.firingSince ?? alert.since).adding(path.wait)
        add(
          Tiding(receiver: name, news: news, due: due, isTimed: false, before: before, repeats: path.repeats), path,
          &desk)
      }
    }
    for name in path.escalates where isEscalated {
      let before = rows.first { $0.receiver == name }
      if before?.state == .firing && before?.episode == alert.episode { continue }
      let news = AlertNews(.escalated, alert, restated: alert.basis.restatement)
      add(Tiding(receiver: name, news: news, due: escalation ?? desk.now, isTimed: true, before: before), path, &desk)
    }
    for before in rows where before.state == .firing && !path.receivers.contains(before.receiver) {
      if receivers[before.receiver] == nil { continue }
      // What it was told of an earlier episode says nothing of this one's figures.
      if before.episode != alert.episode { continue }
      compare(alert, before, path, repeats: nil, &desk)
    }
  }

  /// What has changed since a receiver was told.
  private func compare(
    _ alert: Alert, _ before: Told, _ path: Path, repeats: Swift.Duration?, _ desk: inout MessageDesk
  ) {
    let restated = before.restatement(to: alert.basis)
    if before.condition != alert.condition {
      let occasion: AlertNews.Occasion = alert.condition.rank < before.condition.rank ? .eased : .worsened
      let news = AlertNews(occasion, alert, from: before.condition, restated: restated)
      add(news, before, due: alert.conditionSince.adding(path.wait), isTimed: false)
    } else if restated != nil {
      add(AlertNews(.restated, alert, restated: restated), before, due: before.last.adding(path.wait), isTimed: false)
    } else if let repeats {
      let due = before.last.adding(repeats)
      // Most alerts of most moments are told and not due again, so they make no tiding.
      if due > desk.now {
        desk.wake(at: due)
      } else {
        add(AlertNews(.repeated, alert), before, due: due, isTimed: true)
      }
    }

    func add(_ news: AlertNews, _ before: Told, due: Instant, isTimed: Bool) {
      let tiding = Tiding(
        receiver: before.receiver, news: news, due: due, isTimed: isTimed, before: before, repeats: repeats)
      self.add(tiding, path, &desk)
    }
  }

  /// One notice before the due day, and afterwards the receiver's monthly list.
  private func lookAtUnreported(
    _ alert: Alert, to name: String, _ rows: [Told], _ path: Path, _ desk: inout MessageDesk
  ) {
    let before = rows.first { $0.receiver == name }
    if alert.condition == .unreported {
      let isListed = before?.condition == .unreported && before?.episode == alert.episode
      let news = AlertNews(isListed ? .repeated : .fired, alert)
      desk.addToList(Tiding(receiver: name, news: news, due: desk.now, isTimed: true, before: before))
    } else if before?.condition != alert.condition {
      let due = alert.conditionSince.adding(path.wait)
      add(Tiding(receiver: name, news: AlertNews(.fired, alert), due: due, isTimed: false, before: before), path, &desk)
    }
  }

  /// An end is told to those who were told that it fires, except one that nobody waits for.
  private func lookAtEnded(_ alert: Alert, _ rows: [Told], _ muting: Muting, _ desk: inout MessageDesk) {
    guard alert.ending != .expired, alert.subject.kind != .targetUnreported,
      rows.contains(where: { $0.state == .firing }), let number = routing.route(of: alert), !muting.mutes(alert)
    else { return }
    for before in rows where before.state == .firing && receivers[before.receiver] != nil {
      let news = AlertNews(
        .resolved, alert, from: before.condition, restated: before.restatement(to: alert.basis))
      let due = (alert.endedAt ?? desk.now).adding(paths[number].wait)
      add(Tiding(receiver: before.receiver, news: news, due: due, isTimed: false, before: before), paths[number], &desk)
    }
  }

  private func add(_ tiding: Tiding, _ path: Path, _ desk: inout MessageDesk) {
    desk.add(tiding, labels: path.labels.map { "\($0.rawValue)=\($0.value(in: tiding.news.alert))" })
  }
}

extension MessagePlanner {
  /// The alerts that an Alertmanager is sent: those that fire, belong to it and are not muted, in the order of keys.
  package func alerts(for receiver: String, in book: AlertBook, silences: [Silence], now: Instant) -> [Alert] {
    let muting = Muting(book, silences: silences, now: now)
    return book.active.filter {
      $0.state == .firing && routing.audience(of: $0, at: now).contains(receiver) && !muting.mutes($0)
    }
  }
}

extension Told {
  /// The figure that the receiver was told, where a later basis has another for the same period.
  fileprivate func restatement(to basis: AlertBasis) -> Restatement? {
    AlertBasis(value: value, period: period).restatement(to: basis)
  }
}

extension Route.GroupLabel {
  /// The alert's word for the label; empty where it has none.
  fileprivate func value(in alert: Alert) -> String {
    let subject = alert.subject
    return switch self {
    case .region: subject.region?.text ?? ""
    case .area: subject.area?.text ?? ""
    case .indicator: subject.indicator?.text ?? ""
    case .target: subject.target ?? ""
    case .kind: subject.kind.rawValue
    case .condition: alert.condition.rawValue
    case .severity: alert.severity.rawValue
    case .document: subject.document ?? ""
    }
  }
}
