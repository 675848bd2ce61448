import CareGaugeModel

@testable import CareGaugeRules

/// A small random world: a few alerts, receivers, routes and silences, kept in plain numbers for the reference and in the
/// service's own types for what is tested.
struct RandomWorld {
  var random: Seeded
  let subjects: [PlainSubject]
  let keys: [AlertKey]
  let numbers: [AlertKey: Int]
  private let patience: Int
  private(set) var now = 0
  private(set) var sights: [PlainSight]
  private(set) var silences: [PlainSilence] = []
  private(set) var receivers: [PlainReceiver] = []
  private(set) var routes: [PlainRoute] = []
  private var nextSilence = 1

  /// 2023-10-08T09:00+08:00
  static let origin = (day: Day(number: 19_638), minute: 540)
  private static let start = Zone.shanghai.start(of: origin.day).adding(seconds: Int64(origin.minute) * 60)
  private static let periods = (1...12).compactMap { Period.month($0, of: 2023) }
  private static let regions = ["ningxia", "zhejiang"].compactMap { RegionID($0) }
  private static let areas = ["640100", "330000", "330100"].compactMap { AreaCode($0) }

  /// Whether only the clock moved since the evaluation before.
  private(set) var onlyTimePassed = false
  /// What else the last event changed.
  private(set) var changed: (alert: Int?, routes: Bool, silences: Bool) = (nil, true, true)

  init(seed: UInt64) {
    random = Seeded(seed)
    let all: [(AlertKey, PlainSubject)] = [
      (.adapter("yinchuan"), PlainSubject(kind: .adapterFailing, region: 0, area: 0)),
      (AlertKey("report_late:YC-039"), PlainSubject(kind: .reportLate, region: 0, area: 0, duty: 0)),
      (.target("A"), PlainSubject(kind: .target, region: 0, area: 0, duty: 0, bodies: [0, 1])),
      (.target("B", occurrence: "2023"), PlainSubject(kind: .target, region: 1, area: 2, duty: 0, bodies: [1])),
      (.target("C"), PlainSubject(kind: .target, region: 1, area: 1)),
      (.unreported("A"), PlainSubject(kind: .targetUnreported, region: 0, area: 0, duty: 0)),
      (.unreported("C"), PlainSubject(kind: .targetUnreported, region: 1, area: 1, bodies: [0])),
      (.threshold("beds", area: Self.areas[0]), PlainSubject(kind: .threshold, region: 0, area: 0)),
    ]
    let left = random.below(4)
    var chosen = Array(all.indices)
    for _ in 0..<left + 2 { chosen.remove(at: random.below(chosen.count)) }
    keys = chosen.map { all[$0].0 }
    subjects = chosen.map { all[$0].1 }
    numbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    patience = random.pick([0, 30, 600])
    sights = keys.map { _ in PlainSight(what: .clear(.cleared)) }
    configure()
  }

  mutating func configure() {
    receivers = (0..<3).map { number in
      let hours: (from: Int, to: Int)? = random.pick([nil, nil, (480, 1200), (1200, 480), (60, 60)])
      return PlainReceiver(isMail: number < 2 || random.oneIn(2), hours: hours)
    }
    reroute()
  }

  mutating func reroute() {
    routes = (0..<random.below(3)).map { _ in
      PlainRoute(
        kinds: random.oneIn(3) ? [random.pick(AlertKind.allCases), .target] : [],
        regions: random.oneIn(2) ? [random.below(2)] : [],
        conditions: random.oneIn(3) ? [random.pick([.missed, .atRisk, .offTrack, .unreported, .crossed])] : [],
        severities: random.oneIn(4) ? [random.pick(Severity.allCases)] : [],
        bodies: random.oneIn(4) ? [random.below(2)] : [], receivers: [0])
    }
    routes.append(PlainRoute(receivers: [0]))
    for number in routes.indices {
      routes[number].receivers = (0..<1 + random.below(2)).map { _ in random.below(3) }
      let labels: [[Route.GroupLabel]] = [[], [], [.area], [.region, .kind], [.condition], [.severity, .area]]
      routes[number].groupBy = Set(random.pick(labels))
      routes[number].wait = random.pick([0, 0, 0, 30, 300])
      routes[number].repeats = random.pick([nil, nil, 60, 1440, 10_080])
      if random.oneIn(2) {
        routes[number].escalatesAfter = random.pick([10, 1440, 20_160])
        routes[number].escalatesTo = [random.below(3)]
      }
    }
  }

  /// One random event; `wake` is when the machine asked to be woken.
  mutating func happen(wake: Int?) {
    onlyTimePassed = false
    changed = (nil, false, false)
    switch random.below(20) {
    case 0..<11:
      now += random.pick([0, 1, 10, 60])
      let number = random.below(keys.count)
      change(number)
      changed.alert = number
    case 11..<15:
      now += random.pick([1, 29, 30, 31, 60, 600, 1440, 10_080, 44_640])
      onlyTimePassed = true
    case 15, 16:
      if let wake, wake > now { now = max(now + 1, wake - random.below(2)) } else { now += 5 }
      onlyTimePassed = true
    case 17:
      now += 1
      changed.silences = true
      silences.append(
        PlainSilence(
          id: nextSilence, alert: random.oneIn(2) ? random.below(keys.count) : nil,
          region: random.oneIn(3) ? random.below(2) : nil,
          condition: random.oneIn(3) ? random.pick([.missed, .atRisk, .unreported]) : nil,
          from: now + random.pick([0, 0, 20]), until: now + random.pick([30, 600, 5000])))
      nextSilence += 1
    case 18:
      now += 1
      changed.silences = true
      if !silences.isEmpty {
        let place = random.below(silences.count)
        silences[place].endedAt = silences[place].endedAt ?? now
        if random.oneIn(2) { silences.removeAll { $0.until < now } }
      }
    default:
      changed.routes = true
      if random.oneIn(4) { reroute() }
    }
  }

  private mutating func change(_ number: Int) {
    let subject = subjects[number]
    var sight = sights[number]
    if random.oneIn(3) {
      sight.value = random.oneIn(5) ? nil : random.below(3)
      if random.oneIn(2) { sight.period = min(11, sight.period + random.below(2)) }
    }
    let conditions: [AlertCondition] =
      switch subject.kind {
      case .target: AlertCondition.ofTargets
      case .targetUnreported: [.dueSoon, .unreported]
      case .adapterFailing: [.failing]
      case .reportLate: [.late]
      default: [.crossed]
      }
    let condition = random.pick(conditions)
    switch random.below(10) {
    case 0..<5: sight.what = .holds(condition, random.oneIn(6) ? random.pick(Severity.allCases) : condition.severity)
    case 5..<8: sight.what = .clear(random.pick([.cleared, .cleared, .cleared, .notApplicable, .expired]))
    case 8: sight.what = .unseen
    default: sight.what = .unnamed
    }
    sight.patience =
      switch subject.kind {
      case .threshold: patience
      case .adapterFailing: random.pick([0, 60])
      default: 0
      }
    sights[number] = sight
  }

  static func instant(_ minute: Int) -> Instant { start.adding(seconds: Int64(minute) * 60) }

  static func minute(_ instant: Instant) -> Int { Int((instant.seconds - start.seconds) / 60) }

  static func period(_ number: Int) -> Period { periods[number] }

  func subject(_ number: Int) -> AlertSubject {
    let plain = subjects[number]
    return AlertSubject(
      kind: plain.kind, region: Self.regions[plain.region], area: Self.areas[plain.area],
      obligation: plain.duty.map { "duty-\($0)" }, responsible: plain.bodies.map { "body-\($0)" })
  }

  /// The sighting of an alert; nil where none names it.
  func sighting(_ number: Int) -> Sighting? {
    let sight = sights[number]
    let observation: Sighting.Observation
    switch sight.what {
    case .unnamed: return nil
    case .unseen: observation = .unseen
    case .clear(let ending): observation = .clear(ending)
    case .holds(let condition, let severity): observation = .holds(condition, severity)
    }
    return Sighting(
      key: keys[number], subject: subject(number), observation: observation,
      patience: .seconds(Int64(sight.patience) * 60),
      basis: AlertBasis(value: sight.value.map(Double.init), period: Self.period(sight.period)))
  }

  func realSilences() -> [Silence] {
    silences.map { silence in
      Silence(
        id: Int64(silence.id),
        match: Route.Match(
          regions: silence.region.map { [Self.regions[$0]] } ?? [], conditions: silence.condition.map { [$0] } ?? []),
        alert: silence.alert.map { keys[$0] }, by: "wang", why: "moved", from: Self.instant(silence.from),
        until: Self.instant(silence.until), createdAt: Self.instant(silence.from),
        endedAt: silence.endedAt.map(Self.instant))
    }
  }

  func routing() -> Routing {
    let addresses = [EmailAddress(name: nil, address: "a@b.example")]
    let real = receivers.enumerated().map { number, receiver in
      Receiver(
        name: Self.name(number),
        way: receiver.isMail ? .email(to: addresses, language: .zh) : .alertmanager(url: "http://127.0.0.1:9093"),
        sendBetween: receiver.hours.map { Receiver.Hours(from: $0.from, to: $0.to) })
    }
    let realRoutes = routes.map { route in
      Route(
        match: Route.Match(
          regions: route.regions.map { Self.regions[$0] }, kinds: Array(route.kinds),
          conditions: Array(route.conditions), severities: Array(route.severities),
          responsible: route.bodies.map { "body-\($0)" }),
        receivers: route.receivers.map(Self.name), groupBy: Array(route.groupBy),
        groupWait: .seconds(Int64(route.wait) * 60), repeatEvery: route.repeats.map { .seconds(Int64($0) * 60) },
        escalation: route.escalatesAfter.map {
          Route.Escalation(after: .seconds(Int64($0) * 60), receivers: route.escalatesTo.map(Self.name))
        })
    }
    return Routing(receivers: real, routes: realRoutes)
  }

  static func name(_ receiver: Int) -> String { "receiver-\(receiver)" }
}
