import CareGaugeModel

/// The configuration of a world, receivers and alerts by number, times in minutes.
struct PlainRoute {
  var kinds: Set<AlertKind> = []
  var regions: Set<Int> = []
  var conditions: Set<AlertCondition> = []
  var severities: Set<Severity> = []
  var bodies: Set<Int> = []
  var receivers: [Int]
  var groupBy: Set<Route.GroupLabel> = []
  var wait = 0
  var repeats: Int?
  var escalatesAfter: Int?
  var escalatesTo: [Int] = []
}

struct PlainReceiver {
  var isMail: Bool
  /// Minutes of the day from which to which mails leave.
  var hours: (from: Int, to: Int)?
}

/// What an alert is about, by number.
struct PlainSubject {
  var kind: AlertKind
  var region: Int
  var area: Int
  var duty: Int?
  var bodies: [Int] = []
}

struct PlainSilence {
  var id: Int
  var alert: Int?
  var region: Int?
  var condition: AlertCondition?
  var from: Int
  var until: Int
  var endedAt: Int?
}

struct PlainBelief: Equatable {
  var episode: Int
  var isFiring: Bool
  var condition: AlertCondition
  var value: Int?
  var period: Int
  var first: Int
  var last: Int
}

struct PlainNews: Equatable {
  var alert: Int
  var occasion: AlertNews.Occasion
  var from: AlertCondition?
  var restated: [Int?]?
}

struct PlainMessage: Equatable {
  var receiver: Int
  var form: PlannedMessage.Form
  var news: [PlainNews]
  var notBefore: Int?
}

/// Who believes what, and what therefore has to be written to them.
struct ReferencePost {
  var receivers: [PlainReceiver]
  var routes: [PlainRoute]
  let subjects: [PlainSubject]
  /// By receiver, then alert.
  private(set) var beliefs: [[PlainBelief?]]
  /// When each receiver last had a list of what nobody reports on.
  private(set) var lastLists: [Int?]
  /// Minutes of the day at the world's beginning, and its day.
  let origin: (day: Day, minute: Int)

  init(receivers: [PlainReceiver], routes: [PlainRoute], subjects: [PlainSubject], origin: (day: Day, minute: Int)) {
    self.receivers = receivers
    self.routes = routes
    self.subjects = subjects
    self.origin = origin
    beliefs = Array(repeating: Array(repeating: nil, count: subjects.count), count: receivers.count)
    lastLists = Array(repeating: nil, count: receivers.count)
  }

  func route(of number: Int, _ alert: PlainAlert) -> PlainRoute {
    let subject = subjects[number]
    for route in routes.dropLast() {
      if !route.kinds.isEmpty && !route.kinds.contains(subject.kind) { continue }
      if !route.regions.isEmpty && !route.regions.contains(subject.region) { continue }
      if !route.conditions.isEmpty && !route.conditions.contains(alert.condition) { continue }
      if !route.severities.isEmpty && !route.severities.contains(alert.severity) { continue }
      if !route.bodies.isEmpty && route.bodies.isDisjoint(with: subject.bodies) { continue }
      return route
    }
    return routes[routes.count - 1]
  }

  func isMuted(_ number: Int, _ alerts: [PlainAlert?], _ silences: [PlainSilence], at now: Int) -> Bool {
    guard let alert = alerts[number] else { return false }
    let subject = subjects[number]
    for silence in silences {
      let isOver = now >= silence.until || silence.endedAt.map { now >= $0 } ?? false
      if now < silence.from || isOver { continue }
      if let only = silence.alert, only != number { continue }
      if let region = silence.region, region != subject.region { continue }
      if let condition = silence.condition, condition != alert.condition { continue }
      return true
    }
    guard let duty = subject.duty, subject.kind == .target || subject.kind == .targetUnreported else { return false }
    for other in subjects.indices where subjects[other].kind == .reportLate && alerts[other]?.state == .firing {
      if subjects[other].duty == duty && subjects[other].region == subject.region { return true }
    }
    return false
  }

  /// Who is to know of a firing alert now.
  func audience(of number: Int, _ alert: PlainAlert, at now: Int) -> [Int] {
    let route = route(of: number, alert)
    var audience = route.receivers
    if let after = route.escalatesAfter, let fired = alert.firingSince, now >= fired + after,
      subjects[number].kind != .targetUnreported
    {
      audience += route.escalatesTo
    }
    return Set(audience).sorted()
  }

  /// Writes what is due, and lets the receivers believe it.
  mutating func write(
    _ alerts: [PlainAlert?], _ silences: [PlainSilence], at now: Int, isFirst: Bool
  ) -> [PlainMessage] {
    var open: [Int] = []
    for number in alerts.indices where alerts[number] != nil && !isMuted(number, alerts, silences, at: now) {
      open.append(number)
    }
    var messages: [PlainMessage] = []
    for receiver in receivers.indices where receivers[receiver].isMail {
      let wishes = open.compactMap { number in alerts[number].flatMap { wish(of: receiver, number, $0, at: now) } }
      let list = open.compactMap { number in alerts[number].flatMap { listed(for: receiver, number, $0) } }
      if isFirst {
        send(
          wishes.filter { $0.isChange || $0.due <= now }.map(\.news) + list, .firstDigest, receiver, now, alerts,
          &messages)
        continue
      }
      for label in Set(wishes.map(\.group)) {
        let group = wishes.filter { $0.group == label }
        let isTime = group.contains { $0.isChange && $0.due <= now }
        let ripe = group.filter { $0.isChange ? isTime : $0.due <= now }
        send(ripe.map(\.news), ripe.count == 1 ? .single : .digest, receiver, now, alerts, &messages)
      }
      if lastLists[receiver].map({ monthLater($0) <= now }) ?? true {
        send(list, .unreported, receiver, now, alerts, &messages)
      }
    }
    return messages
  }

  private struct Wish {
    var news: PlainNews
    var due: Int
    /// Waits for its group and opens it; everything else has its own moment.
    var isChange: Bool
    var group: [String]
  }

  /// What the receiver does not know of an alert, or is to hear again.
  private func wish(of receiver: Int, _ number: Int, _ alert: PlainAlert, at now: Int) -> Wish? {
    let subject = subjects[number]
    let route = route(of: number, alert)
    let belief = beliefs[receiver][number]
    let group = label(number, alert, route.groupBy)
    func wish(
      _ occasion: AlertNews.Occasion, due: Int, change: Bool, from: AlertCondition? = nil, _ restated: [Int?]? = nil
    )
      -> Wish
    {
      let news = PlainNews(alert: number, occasion: occasion, from: from, restated: restated)
      return Wish(news: news, due: due, isChange: change, group: group)
    }
    let restated = belief.flatMap { old in
      old.value != nil && old.period == alert.period && old.value != alert.value
        ? [old.period, old.value, alert.value] : nil
    }

    if subject.kind == .targetUnreported {
      guard alert.state == .firing, alert.condition == .dueSoon, route.receivers.contains(receiver) else { return nil }
      if belief?.condition == .dueSoon { return nil }
      return wish(.fired, due: alert.conditionSince + route.wait, change: true)
    }
    if alert.state == .resolved || alert.state == .inactive {
      guard let belief, belief.isFiring, alert.ending != .expired, let end = alert.endedAt else { return nil }
      return wish(.resolved, due: end + route.wait, change: true, from: belief.condition, restated)
    }
    guard alert.state == .firing, let fired = alert.firingSince else { return nil }
    let isOwn = route.receivers.contains(receiver)
    let isEscalated =
      !isOwn && route.escalatesTo.contains(receiver) && route.escalatesAfter.map { fired + $0 <= now } ?? false
    let knows = belief.map { $0.isFiring && $0.episode == alert.episode } ?? false
    if isOwn && !knows { return wish(.fired, due: fired + route.wait, change: true) }
    if isEscalated && !knows { return wish(.escalated, due: now, change: false) }
    guard let belief, belief.isFiring else { return nil }
    if belief.condition != alert.condition {
      let badness = ReferenceLife.badness
      let eased = badness[alert.condition, default: 0] < badness[belief.condition, default: 0]
      return wish(
        eased ? .eased : .worsened, due: alert.conditionSince + route.wait, change: true, from: belief.condition,
        restated)
    }
    if let restated { return wish(.restated, due: belief.last + route.wait, change: true, restated) }
    if isOwn, let repeats = route.repeats, belief.last + repeats <= now {
      return wish(.repeated, due: belief.last + repeats, change: false)
    }
    return nil
  }

  private func listed(for receiver: Int, _ number: Int, _ alert: PlainAlert) -> PlainNews? {
    guard alert.state == .firing, alert.condition == .unreported, subjects[number].kind == .targetUnreported,
      route(of: number, alert).receivers.contains(receiver)
    else { return nil }
    let belief = beliefs[receiver][number]
    let isOld = belief?.condition == .unreported && belief?.episode == alert.episode
    return PlainNews(alert: number, occasion: isOld ? .repeated : .fired)
  }

  private func label(_ number: Int, _ alert: PlainAlert, _ groupBy: Set<Route.GroupLabel>) -> [String] {
    groupBy.map { label in
      switch label {
      case .region: "region \(subjects[number].region)"
      case .area: "area \(subjects[number].area)"
      case .kind: "kind \(subjects[number].kind)"
      case .condition: "condition \(alert.condition)"
      default: "severity \(alert.severity)"
      }
    }.sorted()
  }

  private mutating func send(
    _ news: [PlainNews], _ form: PlannedMessage.Form, _ receiver: Int, _ now: Int, _ alerts: [PlainAlert?],
    _ messages: inout [PlainMessage]
  ) {
    if news.isEmpty { return }
    for item in news {
      guard let alert = alerts[item.alert] else { continue }
      if alert.condition == .unreported { lastLists[receiver] = now }
      let before = beliefs[receiver][item.alert]
      beliefs[receiver][item.alert] = PlainBelief(
        episode: alert.episode, isFiring: item.occasion != .resolved, condition: alert.condition, value: alert.value,
        period: alert.period, first: before.flatMap { $0.episode == alert.episode ? $0.first : nil } ?? now, last: now)
    }
    let urgency: [Severity: Int] = [.critical: 2, .warning: 1, .info: 0]
    func weight(_ item: PlainNews) -> [Int] {
      guard let alert = alerts[item.alert] else { return [] }
      let isEnd = item.occasion == .resolved
      return [
        isEnd ? 0 : 1, urgency[alert.severity, default: 0], ReferenceLife.badness[alert.condition, default: 0],
        -item.alert,
      ]
    }
    let ordered = news.sorted { weight($1).lexicographicallyPrecedes(weight($0)) }
    messages.append(PlainMessage(receiver: receiver, form: form, news: ordered, notBefore: opening(receiver, now)))
  }

  /// Goes forward minute by minute of the day until mails may leave.
  private func opening(_ receiver: Int, _ now: Int) -> Int? {
    guard let hours = receivers[receiver].hours, hours.from != hours.to else { return nil }
    let minute = (origin.minute + now) % 1440
    let length = (hours.to - hours.from + 1440) % 1440
    let since = (minute - hours.from + 1440) % 1440
    return since < length ? nil : now + (1440 - since)
  }

  private func monthLater(_ moment: Int) -> Int {
    let days = (origin.minute + moment) / 1440
    let day = origin.day + days
    return moment + (day.adding(months: 1) - day) * 1440
  }
}
