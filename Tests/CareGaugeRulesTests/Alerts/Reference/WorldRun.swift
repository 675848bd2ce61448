import CareGaugeModel
import Foundation

@testable import CareGaugeRules

/// Runs a random world through the machine and the reference, and says where they part.
struct WorldRun {
  private var world: RandomWorld
  private var lives: [ReferenceLife]
  private var post: ReferencePost
  private var book = AlertBook()
  private var told = ToldBook()
  private var planner: MessagePlanner
  private var sightings: [Sighting?]
  private var silences: [Silence] = []
  private var ids: Set<MessageID> = []
  private var wakeStep: Int?
  private var wakePlan: Int?
  /// How many messages were written, so that a run cannot be right by saying nothing.
  private(set) var messages: [PlannedMessage.Form: Int] = [:]
  private(set) var occasions: [AlertNews.Occasion: Int] = [:]
  private(set) var changes: [AlertChange.Step: Int] = [:]

  struct Difference: Error, CustomStringConvertible { let description: String }

  init(seed: UInt64) {
    world = RandomWorld(seed: seed)
    lives = world.keys.map { _ in ReferenceLife() }
    post = ReferencePost(
      receivers: world.receivers, routes: world.routes, subjects: world.subjects, origin: RandomWorld.origin)
    planner = MessagePlanner(world.routing())
    sightings = world.keys.indices.map(world.sighting)
  }

  mutating func run(steps: Int) throws {
    for number in 0..<steps {
      world.happen(wake: [wakeStep, wakePlan].compactMap { $0 }.min())
      if let place = world.changed.alert { sightings[place] = world.sighting(place) }
      if world.changed.silences { silences = world.realSilences() }
      if world.changed.routes {
        post.routes = world.routes
        planner = MessagePlanner(world.routing())
      }
      try evaluate(step: number)
      if world.random.oneIn(150) { try restart(step: number) }
    }
    try compareAll(step: steps)
  }

  private mutating func evaluate(step number: Int) throws {
    let now = RandomWorld.instant(world.now)
    var seen = sightings.compactMap { $0 }
    if world.random.oneIn(4) {
      seen.shuffle(using: &world.random)
      seen += seen.prefix(1)
    }
    let before = lives.map(\.alert)
    let expected = lives.indices.compactMap { lives[$0].look(world.sights[$0], at: world.now, number: $0) }
    let step = AlertMachine().step(book, sightings: seen, now: now)
    try compare(step, expected, before, number)
    if world.onlyTimePassed, let wakeStep, world.now < wakeStep, !step.isEmpty {
      throw difference(number, "changed before \(wakeStep)", "\(step.changes)")
    }
    wakeStep = step.next.map(RandomWorld.minute)
    book.apply(step)
    if world.random.oneIn(20) {
      book.revert(step)
      if AlertMachine().step(book, sightings: seen, now: now).changes != step.changes {
        throw difference(number, "the same after reverting", "another")
      }
      book.apply(step)
    }
    try planMessages(number, now, step.isEmpty)
  }

  private mutating func planMessages(_ number: Int, _ now: Instant, _ isQuiet: Bool) throws {
    let isFirst = number == 0 && world.random.oneIn(2)
    let plan = planner.plan(
      alerts: book, told: told, silences: silences, now: now, zone: .shanghai, isFirst: isFirst)
    let expected = post.write(lives.map(\.alert), world.silences, at: world.now, isFirst: isFirst)
    let got = plan.messages.map(plain).sorted(by: isBefore)
    if got != expected.sorted(by: isBefore) { throw difference(number, "\(expected)", "\(got)") }
    if isQuiet, world.onlyTimePassed, wakePlan.map({ world.now < $0 }) ?? true, !plan.messages.isEmpty {
      throw difference(number, "nothing before \(String(describing: wakePlan))", "\(got)")
    }
    wakePlan = plan.next.map(RandomWorld.minute)
    if let wakePlan, wakePlan <= world.now { throw difference(number, "a later wake", "\(wakePlan)") }
    for message in plan.messages {
      if !ids.insert(message.id).inserted { throw difference(number, "a new id", "\(message.id)") }
      messages[message.form, default: 0] += 1
      for news in message.news { occasions[news.occasion, default: 0] += 1 }
    }
    told.apply(plan)
    if plan.told.count(where: { $0.key != .unreportedList }) != expected.reduce(0, { $0 + $1.news.count }) {
      throw difference(number, "told", "\(plan.told)")
    }
    if world.random.oneIn(8) { try checkNothingIsLeft(number, now, next: plan.next) }
  }

  /// The same again says nothing, every receiver knows what it must, and an Alertmanager is sent exactly its alerts.
  private func checkNothingIsLeft(_ number: Int, _ now: Instant, next: Instant?) throws {
    let step = AlertMachine().step(book, sightings: sightings.compactMap { $0 }, now: now)
    let plan = planner.plan(alerts: book, told: told, silences: silences, now: now, zone: .shanghai)
    if !step.isEmpty || !plan.messages.isEmpty || !plan.told.isEmpty || plan.next != next {
      throw difference(number, "nothing the second time, next \(String(describing: next))", "\(step) \(plan)")
    }
    let alerts = lives.map(\.alert)
    for receiver in world.receivers.indices {
      var theirs: [AlertKey] = []
      for (place, alert) in alerts.enumerated() {
        guard let alert, alert.state == .firing, let fired = alert.firingSince,
          !post.isMuted(place, alerts, world.silences, at: world.now),
          post.audience(of: place, alert, at: world.now).contains(receiver)
        else { continue }
        theirs.append(world.keys[place])
        let isNotice = alert.condition == .dueSoon
        let since = isNotice ? alert.conditionSince : fired
        let isDue = since + post.route(of: place, alert).wait <= world.now && alert.condition != .unreported
        let row = told[RandomWorld.name(receiver), world.keys[place]]
        let isTold = isNotice ? row?.condition == .dueSoon : row?.episode == alert.episode
        if world.receivers[receiver].isMail && isDue && !isTold {
          throw difference(number, "\(RandomWorld.name(receiver)) told of \(world.keys[place])", "\(told.all)")
        }
      }
      let got = planner.alerts(for: RandomWorld.name(receiver), in: book, silences: silences, now: now).map(\.key)
      if got != theirs { throw difference(number, "\(theirs)", "\(got)") }
    }
  }

  /// State goes through JSON, as if the service had been started again on its store.
  private mutating func restart(step number: Int) throws {
    try compareAll(step: number)
    book = AlertBook(try again(book.all).shuffled(using: &world.random))
    told = ToldBook(try again(told.all).shuffled(using: &world.random))
    if try again(silences) != silences { throw difference(number, "the silences", "others") }
  }

  private func again<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  private mutating func compare(
    _ step: AlertStep, _ expected: [PlainChange], _ before: [PlainAlert?], _ number: Int
  ) throws {
    let got = step.changes.map { change in
      PlainChange(
        alert: world.numbers[change.key] ?? -1, step: change.step, from: change.from,
        restated: change.restated.map(plain))
    }
    if got != expected { throw difference(number, "\(expected)", "\(got)") }
    let changed = lives.indices.filter { lives[$0].alert != before[$0] }
    if step.alerts.map(\.key) != changed.map({ world.keys[$0] }) {
      throw difference(number, "\(changed.map { world.keys[$0] })", "\(step.alerts.map(\.key))")
    }
    for (place, alert) in zip(changed, step.alerts) where lives[place].alert != plain(alert) {
      throw difference(number, "\(String(describing: lives[place].alert))", "\(plain(alert))")
    }
    for change in step.changes {
      changes[change.step, default: 0] += 1
      if change.at != RandomWorld.instant(world.now) || !step.alerts.contains(change.alert) {
        throw difference(number, "a change of now", "\(change)")
      }
    }
  }

  private func compareAll(step number: Int) throws {
    let expected = lives.compactMap(\.alert)
    let got = book.all.map(plain)
    if got != expected { throw difference(number, "\(expected)", "\(got)") }
    for receiver in world.receivers.indices {
      let list = told[RandomWorld.name(receiver), .unreportedList].map { RandomWorld.minute($0.last) }
      if list != post.lastLists[receiver] {
        throw difference(number, "\(String(describing: post.lastLists[receiver]))", "\(String(describing: list))")
      }
      for place in world.keys.indices {
        let row = told[RandomWorld.name(receiver), world.keys[place]]
        let belief = row.map { row in
          PlainBelief(
            episode: row.episode, isFiring: row.state == .firing, condition: row.condition,
            value: row.value.map { Int($0) }, period: row.period.map(number(of:)) ?? -1,
            first: RandomWorld.minute(row.first), last: RandomWorld.minute(row.last))
        }
        if belief != post.beliefs[receiver][place] {
          throw difference(number, "\(String(describing: post.beliefs[receiver][place]))", "\(String(describing: row))")
        }
      }
    }
  }

  private func plain(_ alert: Alert) -> PlainAlert {
    PlainAlert(
      state: alert.state, condition: alert.condition, severity: alert.severity, since: RandomWorld.minute(alert.since),
      firingSince: alert.firingSince.map(RandomWorld.minute), conditionSince: RandomWorld.minute(alert.conditionSince),
      clearSince: alert.clearSince.map(RandomWorld.minute), endedAt: alert.endedAt.map(RandomWorld.minute),
      ending: alert.ending, episode: alert.episode, value: alert.basis.value.map { Int($0) },
      period: alert.basis.period.map(number(of:)) ?? -1)
  }

  private func plain(_ message: PlannedMessage) -> PlainMessage {
    PlainMessage(
      receiver: world.receivers.indices.first { RandomWorld.name($0) == message.receiver } ?? -1, form: message.form,
      news: message.news.map { news in
        PlainNews(
          alert: world.numbers[news.alert.key] ?? -1, occasion: news.occasion, from: news.from,
          restated: news.restated.map(plain))
      }, notBefore: message.notBefore.map(RandomWorld.minute))
  }

  private func plain(_ restated: Restatement) -> [Int?] {
    [number(of: restated.period), Int(restated.from), restated.to.map { Int($0) }]
  }

  private func number(of period: Period) -> Int { period.start.components.month - 1 }

  private func isBefore(_ left: PlainMessage, _ right: PlainMessage) -> Bool {
    (left.receiver, left.news[0].alert, left.form.rawValue) < (right.receiver, right.news[0].alert, right.form.rawValue)
  }

  private func difference(_ step: Int, _ expected: String, _ got: String) -> Difference {
    Difference(description: "step \(step), minute \(world.now): expected \(expected), got \(got)")
  }
}
