import CareGaugeModel

/// A small random world: a few alerts, receivers, routes and silences, and what happens to them.
struct RandomWorld {
  var random: Seeded
  let cast: Cast
  private let patience: Int
  let receivers: [PlainReceiver]
  private(set) var now = 0
  private(set) var sights: [PlainSight]
  private(set) var silences: [PlainSilence] = []
  private(set) var routes: [PlainRoute] = []
  private var nextSilence = 1
  /// What happened since the service last looked.
  var news = News()

  struct News {
    /// Alerts of which something else is seen, as bits.
    var sights = 0
    var routes = false
    var silences = false
    var onlyTimePassed: Bool { sights == 0 && !routes && !silences }
  }

  init(seed: UInt64) {
    var random = Seeded(seed)
    cast = Cast(&random)
    patience = random.pick([0, 30, 600])
    sights = Array(repeating: PlainSight(), count: cast.subjects.count)
    var receivers: [PlainReceiver] = []
    for number in 0..<3 {
      let hours = random.pick([(0, 0), (0, 0), (480, 1200), (1200, 480)])
      receivers.append(PlainReceiver(isMail: number < 2 || random.oneIn(2), opens: hours.0, closes: hours.1))
    }
    self.receivers = receivers
    self.random = random
    reroute()
  }

  private mutating func reroute() {
    routes = []
    for _ in 0..<random.below(3) {
      var route = PlainRoute()
      if random.oneIn(3) { route.kinds = 1 << random.below(6) | 1 << Plain.Kind.target }
      if random.oneIn(2) { route.regions = 1 << random.below(2) }
      if random.oneIn(3) { route.conditions = 1 << random.pick([0, 2, 3, 5, 9]) }
      if random.oneIn(4) { route.severities = 1 << random.below(3) }
      if random.oneIn(4) { route.bodies = 1 << random.below(2) }
      routes.append(route)
    }
    routes.append(PlainRoute())
    for number in routes.indices {
      routes[number].receivers = 1 << random.below(3) | 1 << random.below(3)
      routes[number].labels = random.pick([0, 0, Plain.Label.area, 5, 8, 18])
      routes[number].wait = random.pick([0, 0, 0, 30, 300])
      routes[number].repeats = random.pick([Plain.nothing, Plain.nothing, 60, 1440, 10_080])
      if random.oneIn(2) {
        routes[number].escalatesAfter = random.pick([10, 1440, 20_160])
        routes[number].escalatesTo = 1 << random.below(3)
      }
    }
  }

  /// One random event; `wake` is when the machine asked to be woken.
  mutating func happen(wake: Int?) {
    switch random.below(20) {
    case 0..<11:
      now += random.pick([0, 1, 10, 60])
      let number = random.below(sights.count)
      change(number)
      news.sights |= 1 << number
    case 11..<15: now += random.pick([1, 29, 30, 31, 60, 600, 1440, 10_080, 44_640])
    case 15, 16: now = max(now + 1, (wake ?? now) - random.below(2))
    case 17: silence()
    case 18: unsilence()
    default:
      news.routes = true
      if random.oneIn(4) { reroute() }
    }
  }

  private mutating func silence() {
    now += 1
    news.silences = true
    let length = random.pick([30, 600, 5000])
    var silence = PlainSilence(id: nextSilence, from: now + random.pick([0, 0, 20]), until: now + length)
    if random.oneIn(2) { silence.alert = random.below(sights.count) }
    if random.oneIn(3) { silence.region = random.below(2) }
    if random.oneIn(3) { silence.condition = random.pick([0, 3, 5]) }
    silences.append(silence)
    nextSilence += 1
  }

  private mutating func unsilence() {
    now += 1
    news.silences = true
    if silences.isEmpty { return }
    let place = random.below(silences.count)
    silences[place].endedAt = min(silences[place].endedAt, now)
    silences.removeAll { $0.until < now }
  }

  private mutating func change(_ number: Int) {
    var sight = sights[number]
    if random.oneIn(3) {
      sight.value = random.oneIn(5) ? Plain.nothing : random.below(3)
      if random.oneIn(2) { sight.period = min(11, sight.period + random.below(2)) }
    }
    switch cast.subjects[number].kind {
    case Plain.Kind.target: sight.condition = random.below(4)
    case Plain.Kind.unreported: sight.condition = 4 + random.below(2)
    case Plain.Kind.late:
      sight.condition = Plain.Condition.late
      sight.patience = random.pick([0, 0, 60])
    case Plain.Kind.failing:
      sight.condition = Plain.Condition.failing
      sight.patience = random.pick([0, 60])
    default:
      sight.condition = Plain.Condition.crossed
      sight.patience = patience
    }
    sight.severity = random.oneIn(6) ? random.below(3) : AlertCondition.inOrder[sight.condition].severity.plain
    sight.what = random.pick([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 4, 4])
    sight.ending = random.pick([0, 0, 0, Plain.Ending.notApplicable, Plain.Ending.expired])
    sights[number] = sight
  }
}
