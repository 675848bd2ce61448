import CareGaugeModel
import Foundation

@testable import CareGaugeRules

/// Runs a random world through the machine and the reference, and says where they part.
struct WorldRun {
  private var world: RandomWorld
  private var lives: [ReferenceLife]
  private var alerts: [PlainAlert]
  private var post: ReferencePost
  private var book = AlertBook()
  private var told = ToldBook()
  private var planner: MessagePlanner
  private var sightings: [Sighting?]
  /// Those that there are.
  private var named: [Sighting] = []
  private var silences: [Silence] = []
  private var ids: Set<MessageID> = []
  private var wakeStep: Int?
  private var wakePlan: Int?
  private var event = 0
  /// How often each thing happened, so that a run cannot be right by doing nothing.
  private(set) var tally = Tally()

  struct Tally {
    var forms = [0, 0, 0, 0]
    var occasions = [0, 0, 0, 0, 0, 0, 0]
    var steps = [0, 0, 0, 0, 0, 0, 0]

    mutating func add(_ other: Tally) {
      for number in forms.indices { forms[number] += other.forms[number] }
      for number in occasions.indices { occasions[number] += other.occasions[number] }
      for number in steps.indices { steps[number] += other.steps[number] }
    }
  }

  struct Difference: Error, CustomStringConvertible { let description: String }

  init(seed: UInt64) {
    world = RandomWorld(seed: seed)
    lives = world.cast.subjects.map { ReferenceLife(kind: $0.kind) }
    alerts = lives.map(\.alert)
    post = ReferencePost(
      receivers: world.receivers, routes: world.routes, subjects: world.cast.subjects, origin: Cast.origin)
    planner = MessagePlanner(Cast.routing(world.receivers, world.routes))
    sightings = []
    sightings = world.sights.indices.map { world.cast.sighting($0, world.sights[$0]) }
  }

  /// Lets so many things happen; the service looks after about every third of them.
  mutating func run(events: Int) throws {
    for number in 1...events {
      event = number
      world.happen(wake: [wakeStep, wakePlan].compactMap { $0 }.min())
      if number > 1 && !world.random.oneIn(3) { continue }
      follow()
      try evaluate()
      world.news = RandomWorld.News()
      if world.random.oneIn(200) { try restart() }
    }
    try compareAll()
  }

  private mutating func follow() {
    for place in sightings.indices where world.news.sights & 1 << place != 0 {
      sightings[place] = world.cast.sighting(place, world.sights[place])
    }
    if world.news.sights != 0 || event == 1 { named = sightings.compactMap { $0 } }
    if world.news.silences { silences = world.silences.map(world.cast.silence) }
    if world.news.routes {
      post.routes = world.routes
      planner = MessagePlanner(Cast.routing(world.receivers, world.routes))
    }
  }

  private mutating func evaluate() throws {
    let now = Cast.instant(world.now)
    var seen = named
    if world.random.oneIn(8) {
      // What holds counts, whatever else is said of the alert before or after it.
      for place in seen.indices where seen[place].observation.isHolding {
        var other = seen[place]
        other.observation = world.random.oneIn(2) ? .unseen : .clear(.cleared)
        seen.append(other)
      }
      seen.shuffle(using: &world.random)
      seen += seen.prefix(1)
    }
    var expected: [PlainChange] = []
    var changed: [Int] = []
    for number in lives.indices {
      if let change = lives[number].look(world.sights[number], at: world.now, number: number) {
        expected.append(change)
      }
      if lives[number].alert != alerts[number] {
        changed.append(number)
        alerts[number] = lives[number].alert
      }
    }
    let step = AlertMachine().step(book, sightings: seen, now: now)
    try compare(step, expected, changed)
    if world.news.onlyTimePassed, let wakeStep, world.now < wakeStep, !step.isEmpty {
      throw difference("no change before \(wakeStep)", "\(step.changes)")
    }
    wakeStep = step.next.map(Cast.minute)
    book.apply(step)
    if world.random.oneIn(50) {
      book.revert(step)
      if AlertMachine().step(book, sightings: seen, now: now).changes != step.changes {
        throw difference("the same after reverting", "another")
      }
      book.apply(step)
    }
    try plan(now, isQuiet: step.isEmpty)
  }

  private mutating func plan(_ now: Instant, isQuiet: Bool) throws {
    let isFirst = event == 1
    let plan = planner.plan(alerts: book, told: told, silences: silences, now: now, zone: .shanghai, isFirst: isFirst)
    let expected = post.write(alerts, world.silences, at: world.now, isFirst: isFirst)
    try compare(plan, expected)
    if isQuiet, world.news.onlyTimePassed, wakePlan.map({ world.now < $0 }) ?? true, !plan.messages.isEmpty {
      throw difference("nothing before \(String(describing: wakePlan))", "\(plan.messages)")
    }
    wakePlan = plan.next.map(Cast.minute)
    if let wakePlan, wakePlan <= world.now { throw difference("a later moment to wake", "\(wakePlan)") }
    told.apply(plan)
    if world.random.oneIn(16) { try checkNothingIsLeft(now, next: plan.next) }
  }

  /// The same again says nothing, every receiver knows what it must, and an Alertmanager is sent exactly its alerts.
  private func checkNothingIsLeft(_ now: Instant, next: Instant?) throws {
    let step = AlertMachine().step(book, sightings: named, now: now)
    let plan = planner.plan(alerts: book, told: told, silences: silences, now: now, zone: .shanghai)
    if !step.isEmpty || !plan.messages.isEmpty || !plan.told.isEmpty || plan.next != next {
      throw difference("nothing the second time, next \(String(describing: next))", "\(step) \(plan)")
    }
    for receiver in world.receivers.indices {
      var theirs: [AlertKey] = []
      for (place, alert) in alerts.enumerated() where alert.state == Plain.State.firing {
        if post.isMuted(place, alerts, world.silences, at: world.now) { continue }
        if post.audience(of: place, alert, at: world.now) & 1 << receiver == 0 { continue }
        theirs.append(world.cast.keys[place])
        let isNotice = alert.condition == Plain.Condition.dueSoon
        let since = isNotice ? alert.conditionSince : alert.firingSince
        let wait = world.routes[post.route(of: place, alert)].wait
        if since + wait > world.now || alert.condition == Plain.Condition.unreported { continue }
        let row = told[Cast.names[receiver], world.cast.keys[place]]
        let isTold = isNotice ? row?.condition == .dueSoon : row?.episode == alert.episode
        if world.receivers[receiver].isMail && !isTold {
          throw difference("\(Cast.names[receiver]) told of \(world.cast.keys[place])", "\(told.all)")
        }
      }
      let got = planner.alerts(for: Cast.names[receiver], in: book, silences: silences, now: now).map(\.key)
      if got != theirs { throw difference("\(theirs)", "\(got)") }
    }
  }

  /// State goes through JSON, as if the service had been started again on its store.
  private mutating func restart() throws {
    try compareAll()
    book = AlertBook(try again(book.all).shuffled(using: &world.random))
    told = ToldBook(try again(told.all).shuffled(using: &world.random))
    if try again(silences) != silences { throw difference("the silences", "others") }
  }

  private func again<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }
}

// MARK: - Comparing

extension WorldRun {
  private mutating func compare(_ step: AlertStep, _ expected: [PlainChange], _ changed: [Int]) throws {
    if step.isEmpty && changed.isEmpty { return }
    var got: [PlainChange] = []
    for change in step.changes {
      tally.steps[change.step.plain] += 1
      got.append(
        PlainChange(
          alert: world.cast.number(of: change.key), step: change.step.plain, from: change.from?.plain ?? Plain.nothing,
          restated: change.restated.plain))
      if change.at != Cast.instant(world.now) || !step.alerts.contains(change.alert) {
        throw difference("a change of now", "\(change)")
      }
    }
    if got != expected { throw difference("\(expected)", "\(got)") }
    if step.alerts.map({ world.cast.number(of: $0.key) }) != changed {
      throw difference("\(changed)", "\(step.alerts.map(\.key))")
    }
    for (place, alert) in zip(changed, step.alerts) where alerts[place] != plain(alert) {
      throw difference("\(alerts[place])", "\(plain(alert))")
    }
  }

  private mutating func compare(_ plan: MessagePlan, _ expected: [PlainMessage]) throws {
    if plan.messages.isEmpty && expected.isEmpty && plan.told.isEmpty { return }
    let got = plan.messages.map(plain).sorted(by: isBefore)
    if got != expected.sorted(by: isBefore) { throw difference("\(expected)", "\(got)") }
    var rows = 0
    for message in plan.messages {
      if !ids.insert(message.id).inserted { throw difference("a new id", "\(message.id)") }
      tally.forms[message.form.plain] += 1
      for news in message.news { tally.occasions[news.occasion.plain] += 1 }
      rows += message.news.count
    }
    if plan.told.count(where: { $0.key != .unreportedList }) != rows { throw difference("\(rows)", "\(plan.told)") }
  }

  private func compareAll() throws {
    let got = book.all.map(plain)
    if got != alerts.filter({ $0 != .never }) { throw difference("\(alerts)", "\(got)") }
    for (receiver, name) in Cast.names.enumerated() {
      let list = Cast.minute(told[name, .unreportedList]?.last)
      if list != post.lastLists[receiver] { throw difference("\(post.lastLists)", "\(list)") }
      for (place, key) in world.cast.keys.enumerated() {
        let belief = told[name, key].map(plain) ?? .none
        if belief != post.beliefs[receiver][place] { throw difference("\(post.beliefs[receiver][place])", "\(belief)") }
      }
    }
  }

  private func plain(_ told: Told) -> PlainBelief {
    PlainBelief(
      episode: told.episode, isFiring: told.state == .firing, condition: told.condition.plain, value: told.value.plain,
      period: told.period.plain, first: Cast.minute(told.first), last: Cast.minute(told.last))
  }

  private func plain(_ alert: Alert) -> PlainAlert {
    PlainAlert(
      state: alert.state.plain, condition: alert.condition.plain, severity: alert.severity.plain,
      since: Cast.minute(alert.since), firingSince: Cast.minute(alert.firingSince),
      conditionSince: Cast.minute(alert.conditionSince), clearSince: Cast.minute(alert.clearSince),
      endedAt: Cast.minute(alert.endedAt), ending: alert.ending?.plain ?? Plain.nothing, episode: alert.episode,
      value: alert.basis.value.plain, period: alert.basis.period.plain)
  }

  private func plain(_ message: PlannedMessage) -> PlainMessage {
    var news: [PlainNews] = []
    for item in message.news {
      news.append(
        PlainNews(
          alert: world.cast.number(of: item.alert.key), occasion: item.occasion.plain,
          from: item.from?.plain ?? Plain.nothing, restated: item.restated.plain))
    }
    return PlainMessage(
      receiver: Cast.names.firstIndex(of: message.receiver) ?? Plain.nothing, form: message.form.plain, news: news,
      notBefore: Cast.minute(message.notBefore))
  }

  private func isBefore(_ left: PlainMessage, _ right: PlainMessage) -> Bool {
    (left.receiver, left.news[0].alert, left.form) < (right.receiver, right.news[0].alert, right.form)
  }

  private func difference(_ expected: String, _ got: String) -> Difference {
    Difference(description: "event \(event), minute \(world.now): expected \(expected), got \(got)")
  }
}
