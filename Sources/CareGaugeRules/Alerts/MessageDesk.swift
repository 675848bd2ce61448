import CareGaugeModel

/// Collects tidings and writes the messages that are due.
struct MessageDesk {
  let now: Instant
  let zone: Zone
  /// Receivers of mails, by name.
  let receivers: [String: Receiver]
  private var groups: [Group: [Tiding]] = [:]
  private var lists: [String: [Tiding]] = [:]
  private var plan = MessagePlan()

  private struct Group: Hashable {
    var receiver: String
    var labels: [String]
  }

  init(now: Instant, zone: Zone, receivers: [String: Receiver]) {
    self.now = now
    self.zone = zone
    self.receivers = receivers
  }

  mutating func add(_ tiding: Tiding, labels: [String]) {
    groups[Group(receiver: tiding.receiver, labels: labels), default: []].append(tiding)
  }

  /// Adds to the list of what nobody reports on.
  mutating func addToList(_ tiding: Tiding) { lists[tiding.receiver, default: []].append(tiding) }

  /// Something may fall due then.
  mutating func wake(at moment: Instant) {
    if moment > now { plan.next = min(plan.next ?? moment, moment) }
  }

  /// On a store that had told nobody anything: one message a receiver, whatever its group waits for.
  mutating func writeFirst() {
    var all = lists
    for (group, tidings) in groups { all[group.receiver, default: []] += tidings }
    for (name, tidings) in all { write(.firstDigest, to: name, tidings) }
  }

  /// - Parameter told: knows when each receiver last had a list of what nobody reports on.
  mutating func write(told: ToldBook) {
    for (group, tidings) in groups {
      var opening: Instant?
      for tiding in tidings where !tiding.isTimed { opening = min(opening ?? tiding.due, tiding.due) }
      if let opening { wake(at: opening) }
      var ripe = tidings
      if let opening, opening > now { ripe.removeAll { !$0.isTimed } }
      if !ripe.isEmpty { write(ripe.count == 1 ? .single : .digest, to: group.receiver, ripe) }
    }
    for (name, tidings) in lists {
      let due = told[name, .unreportedList].map { zone.month(after: $0.last) } ?? now
      if due <= now { write(.unreported, to: name, tidings) } else { wake(at: due) }
    }
  }

  /// Everything written, in an order that depends on nothing but the messages.
  var written: MessagePlan {
    var plan = plan
    if plan.messages.isEmpty { return plan }
    plan.messages.sort { ($0.receiver, $0.form.rawValue, $0.id) < ($1.receiver, $1.form.rawValue, $1.id) }
    plan.told.sort { ($0.key, $0.receiver) < ($1.key, $1.receiver) }
    return plan
  }

  private mutating func write(_ form: PlannedMessage.Form, to name: String, _ tidings: [Tiding]) {
    let ordered =
      tidings.count == 1 ? tidings : tidings.indices.sorted { tidings[$0].isBefore(tidings[$1]) }.map { tidings[$0] }
    let id = MessageID.message(to: name, ordered, at: now)
    var message = PlannedMessage(
      id: id, receiver: name, form: form, news: [], at: now,
      notBefore: receivers[name]?.sendBetween?.opening(from: now, in: zone), threads: [])
    var listsUnreported = false
    for tiding in ordered {
      message.news.append(tiding.news)
      if let earlier = tiding.follows, !message.threads.contains(earlier) { message.threads.append(earlier) }
      plan.told.append(tiding.told(in: id, at: now))
      if tiding.news.alert.condition == .unreported { listsUnreported = true }
      if let repeats = tiding.repeats, tiding.news.occasion != .resolved { wake(at: now.adding(repeats)) }
    }
    plan.messages.append(message)
    if listsUnreported {
      wake(at: zone.month(after: now))
      plan.told.append(
        Told(
          receiver: name, key: .unreportedList, episode: 0, state: .firing, condition: .unreported, value: nil,
          period: nil, first: now, last: now, message: id))
    }
  }
}
