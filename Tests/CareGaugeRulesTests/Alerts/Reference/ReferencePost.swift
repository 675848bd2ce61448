import CareGaugeModel

/// Who believes what, and what therefore has to be written to them.
struct ReferencePost {
  let receivers: [PlainReceiver]
  var routes: [PlainRoute]
  let subjects: [PlainSubject]
  /// By receiver, then alert.
  private(set) var beliefs: [[PlainBelief]]
  /// When each receiver last had a list of what nobody reports on.
  private(set) var lastLists: [Int]
  /// The world's first day, and the minute of it at which the world begins.
  let origin: (day: Day, minute: Int)

  init(receivers: [PlainReceiver], routes: [PlainRoute], subjects: [PlainSubject], origin: (day: Day, minute: Int)) {
    self.receivers = receivers
    self.routes = routes
    self.subjects = subjects
    self.origin = origin
    beliefs = Array(repeating: Array(repeating: .none, count: subjects.count), count: receivers.count)
    lastLists = Array(repeating: Plain.nothing, count: receivers.count)
  }

  /// The number of the route that takes an alert.
  func route(of number: Int, _ alert: PlainAlert) -> Int {
    var place = 0
    while place < routes.count - 1 {
      let isTaken =
        allows(routes[place].kinds, 1 << subjects[number].kind)
        && allows(routes[place].regions, 1 << subjects[number].region)
        && allows(routes[place].conditions, 1 << alert.condition)
        && allows(routes[place].severities, 1 << alert.severity)
        && allows(routes[place].bodies, subjects[number].bodies)
      if isTaken { return place }
      place += 1
    }
    return place
  }

  private func allows(_ set: Int, _ bits: Int) -> Bool { set == 0 || set & bits != 0 }

  func isMuted(_ number: Int, _ alerts: [PlainAlert], _ silences: [PlainSilence], at now: Int) -> Bool {
    for silence in silences where silence.from <= now && now < min(silence.until, silence.endedAt) {
      if silence.alert != Plain.nothing && silence.alert != number { continue }
      if silence.region != Plain.nothing && silence.region != subjects[number].region { continue }
      if silence.condition != Plain.nothing && silence.condition != alerts[number].condition { continue }
      return true
    }
    if subjects[number].duty == Plain.nothing || subjects[number].kind > Plain.Kind.unreported { return false }
    for other in alerts.indices
    where subjects[other].kind == Plain.Kind.late && alerts[other].state == Plain.State.firing {
      if subjects[other].duty == subjects[number].duty && subjects[other].region == subjects[number].region {
        return true
      }
    }
    return false
  }

  /// Who is to know of a firing alert now, as bits.
  func audience(of number: Int, _ alert: PlainAlert, at now: Int) -> Int {
    let place = route(of: number, alert)
    return routes[place].receivers | (isEscalated(number, alert, place, at: now) ? routes[place].escalatesTo : 0)
  }

  private func isEscalated(_ number: Int, _ alert: PlainAlert, _ place: Int, at now: Int) -> Bool {
    let after = routes[place].escalatesAfter
    return after != Plain.nothing && alert.firingSince + after <= now && subjects[number].kind != Plain.Kind.unreported
  }

  private struct Wish {
    var news: PlainNews
    var due: Int
    /// Waits for its group and opens it; everything else has its own moment.
    var isChange: Bool
    var group: Int
  }

  /// Writes what is due, and lets the receivers believe it.
  mutating func write(
    _ alerts: [PlainAlert], _ silences: [PlainSilence], at now: Int, isFirst: Bool
  ) -> [PlainMessage] {
    var messages: [PlainMessage] = []
    var open: [Int] = []
    for number in alerts.indices where alerts[number].state != Plain.nothing {
      if !isMuted(number, alerts, silences, at: now) { open.append(number) }
    }
    for receiver in receivers.indices where receivers[receiver].isMail {
      var wishes: [Wish] = []
      var list: [PlainNews] = []
      for number in open {
        let wish = wish(of: receiver, number, alerts[number], at: now)
        if let wish, wish.isChange || wish.due <= now { wishes.append(wish) }
        if let news = listed(for: receiver, number, alerts[number]) { list.append(news) }
      }
      if isFirst {
        send(wishes.map(\.news) + list, Plain.Form.firstDigest, receiver, now, alerts, &messages)
        continue
      }
      while let first = wishes.first {
        let group = wishes.filter { $0.group == first.group }
        wishes.removeAll { $0.group == first.group }
        let isTime = group.contains { $0.isChange && $0.due <= now }
        let ripe = group.filter { isTime || !$0.isChange }.map(\.news)
        send(ripe, ripe.count == 1 ? Plain.Form.single : Plain.Form.digest, receiver, now, alerts, &messages)
      }
      if list.isEmpty { continue }
      let last = lastLists[receiver]
      if last == Plain.nothing || monthLater(last) <= now {
        send(list, Plain.Form.unreported, receiver, now, alerts, &messages)
      }
    }
    return messages
  }

  /// What the receiver does not know of an alert, or is to hear again.
  private func wish(of receiver: Int, _ number: Int, _ alert: PlainAlert, at now: Int) -> Wish? {
    let belief = beliefs[receiver][number]
    if alert.state == Plain.State.pending || !belief.isFiring && alert.state != Plain.State.firing { return nil }
    let place = route(of: number, alert)
    let isOwn = routes[place].receivers & 1 << receiver != 0
    var wish = Wish(
      news: PlainNews(alert: number, occasion: Plain.Occasion.fired), due: routes[place].wait, isChange: true, group: 0)

    if subjects[number].kind == Plain.Kind.unreported {
      let isNews = alert.condition == Plain.Condition.dueSoon && belief.condition != Plain.Condition.dueSoon
      guard isNews, isOwn, alert.state == Plain.State.firing else { return nil }
      wish.due += alert.conditionSince
    } else if alert.state != Plain.State.firing {
      if alert.ending == Plain.Ending.expired { return nil }
      wish.news.occasion = Plain.Occasion.resolved
      wish.news.from = belief.condition
      wish.news.restated = restatement(belief, alert)
      wish.due += alert.endedAt
    } else if belief.isFiring && belief.episode == alert.episode
      || !isOwn && !isCalled(receiver, number, alert, place, now)
    {
      guard belief.isFiring, belief.episode == alert.episode else { return nil }
      wish.news.restated = restatement(belief, alert)
      if belief.condition != alert.condition {
        let isEased = Plain.badness[alert.condition] < Plain.badness[belief.condition]
        wish.news.occasion = isEased ? Plain.Occasion.eased : Plain.Occasion.worsened
        wish.news.from = belief.condition
        wish.due += alert.conditionSince
      } else if wish.news.restated != .none {
        wish.news.occasion = Plain.Occasion.restated
        wish.due += belief.last
      } else {
        guard isOwn, routes[place].repeats != Plain.nothing else { return nil }
        wish.news.occasion = Plain.Occasion.repeated
        wish.isChange = false
        wish.due = belief.last + routes[place].repeats
      }
    } else if isOwn {
      wish.due += alert.firingSince
    } else {
      wish.news.occasion = Plain.Occasion.escalated
      wish.isChange = false
      wish.due = now
    }
    wish.group = group(number, alert, routes[place].labels)
    return wish
  }

  /// Whether an alert is escalated to somebody to whom it does not belong.
  private func isCalled(_ receiver: Int, _ number: Int, _ alert: PlainAlert, _ place: Int, _ now: Int) -> Bool {
    routes[place].escalatesTo & 1 << receiver != 0 && isEscalated(number, alert, place, at: now)
  }

  private func listed(for receiver: Int, _ number: Int, _ alert: PlainAlert) -> PlainNews? {
    guard subjects[number].kind == Plain.Kind.unreported, alert.state == Plain.State.firing,
      alert.condition == Plain.Condition.unreported, routes[route(of: number, alert)].receivers & 1 << receiver != 0
    else { return nil }
    let belief = beliefs[receiver][number]
    let isOld = belief.condition == Plain.Condition.unreported && belief.episode == alert.episode
    return PlainNews(alert: number, occasion: isOld ? Plain.Occasion.repeated : Plain.Occasion.fired)
  }

  private func restatement(_ belief: PlainBelief, _ alert: PlainAlert) -> PlainRestatement {
    if belief.value == Plain.nothing || belief.period != alert.period || belief.value == alert.value { return .none }
    return PlainRestatement(period: belief.period, from: belief.value, to: alert.value)
  }

  /// Alerts with the same number go out together: which labels count, and a digit for each that does.
  private func group(_ number: Int, _ alert: PlainAlert, _ labels: Int) -> Int {
    var group = labels
    if labels & Plain.Label.region != 0 { group = group * 10 + subjects[number].region }
    if labels & Plain.Label.area != 0 { group = group * 10 + subjects[number].area }
    if labels & Plain.Label.kind != 0 { group = group * 10 + subjects[number].kind }
    if labels & Plain.Label.condition != 0 { group = group * 10 + alert.condition }
    if labels & Plain.Label.severity != 0 { group = group * 10 + alert.severity }
    return group * 100 + labels
  }

  private mutating func send(
    _ news: [PlainNews], _ form: Int, _ receiver: Int, _ now: Int, _ alerts: [PlainAlert],
    _ messages: inout [PlainMessage]
  ) {
    if news.isEmpty { return }
    var ordered: [PlainNews] = []
    for item in news {
      let alert = alerts[item.alert]
      let before = beliefs[receiver][item.alert]
      if alert.condition == Plain.Condition.unreported { lastLists[receiver] = now }
      beliefs[receiver][item.alert] = PlainBelief(
        episode: alert.episode, isFiring: item.occasion != Plain.Occasion.resolved, condition: alert.condition,
        value: alert.value, period: alert.period, first: before.episode == alert.episode ? before.first : now,
        last: now)
      var place = ordered.count
      while place > 0 && comes(item, before: ordered[place - 1], alerts) { place -= 1 }
      ordered.insert(item, at: place)
    }
    messages.append(PlainMessage(receiver: receiver, form: form, news: ordered, notBefore: opening(receiver, now)))
  }

  /// Ends last, then the more urgent, then the worse, then in order.
  private func comes(_ one: PlainNews, before other: PlainNews, _ alerts: [PlainAlert]) -> Bool {
    let ends = (one.occasion == Plain.Occasion.resolved, other.occasion == Plain.Occasion.resolved)
    if ends.0 != ends.1 { return ends.1 }
    let (left, right) = (alerts[one.alert], alerts[other.alert])
    if left.severity != right.severity { return left.severity < right.severity }
    let (bad, worse) = (Plain.badness[left.condition], Plain.badness[right.condition])
    return bad == worse ? one.alert < other.alert : bad > worse
  }

  /// When mails may leave.
  private func opening(_ receiver: Int, _ now: Int) -> Int {
    let (opens, closes) = (receivers[receiver].opens, receivers[receiver].closes)
    if opens == closes { return Plain.nothing }
    let length = (closes - opens + 1440) % 1440
    let since = (origin.minute + now - opens + 1440) % 1440
    return since < length ? Plain.nothing : now + 1440 - since
  }

  private func monthLater(_ moment: Int) -> Int {
    let day = origin.day + (origin.minute + moment) / 1440
    return moment + (day.adding(months: 1) - day) * 1440
  }
}
