import CareGaugeModel

@testable import CareGaugeRules

/// The alerts of a random world with what they are about, in the order of their keys, and the service's words for all.
struct Cast {
  let subjects: [PlainSubject]
  let keys: [AlertKey]
  private let numbers: [AlertKey: Int]
  private let real: [AlertSubject]

  static let names = ["receiver-0", "receiver-1", "receiver-2"]
  /// 2023-10-08T09:00+08:00
  static let origin = (day: Day(number: 19_638), minute: 540)
  private static let start = Zone.shanghai.start(of: origin.day).seconds + Int64(origin.minute) * 60
  private static let periods = (1...12).compactMap { Period.month($0, of: 2023) }
  private static let regions = ["ningxia", "zhejiang"].compactMap { RegionID($0) }
  private static let areas = ["640100", "330000", "330100"].compactMap { AreaCode($0) }
  private static let all: [(AlertKey, PlainSubject)] = [
    (.adapter("yinchuan"), PlainSubject(kind: Plain.Kind.failing, region: 0, area: 0)),
    (AlertKey("report_late:YC-039"), PlainSubject(kind: Plain.Kind.late, region: 0, area: 0, duty: 0)),
    (.target("A"), PlainSubject(kind: Plain.Kind.target, region: 0, area: 0, duty: 0, bodies: 3)),
    (.target("B", occurrence: "2023"), PlainSubject(kind: Plain.Kind.target, region: 1, area: 2, duty: 0, bodies: 2)),
    (.target("C"), PlainSubject(kind: Plain.Kind.target, region: 1, area: 1)),
    (.unreported("A"), PlainSubject(kind: Plain.Kind.unreported, region: 0, area: 0, duty: 0)),
    (.unreported("C"), PlainSubject(kind: Plain.Kind.unreported, region: 1, area: 1, bodies: 1)),
    (.threshold("beds", area: areas[0]), PlainSubject(kind: Plain.Kind.threshold, region: 0, area: 0)),
  ]

  init(_ random: inout Seeded) {
    var chosen = Self.all
    for _ in 0..<random.below(4) + 3 { chosen.remove(at: random.below(chosen.count)) }
    subjects = chosen.map(\.1)
    keys = chosen.map(\.0)
    numbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    real = chosen.map { _, plain in
      AlertSubject(
        kind: Self.kinds[plain.kind], region: Self.regions[plain.region], area: Self.areas[plain.area],
        obligation: plain.duty == Plain.nothing ? nil : "duty-\(plain.duty)", responsible: Self.bodies(plain.bodies))
    }
  }

  private static let kinds: [AlertKind] = [
    .target, .targetUnreported, .reportLate, .readingImplausible, .adapterFailing, .threshold,
  ]

  private static func bodies(_ bits: Int) -> [String] { members(["body-0", "body-1"], bits) }

  private static func members<Word>(_ words: [Word], _ bits: Int) -> [Word] {
    words.indices.filter { bits & 1 << $0 != 0 }.map { words[$0] }
  }

  static func instant(_ minute: Int) -> Instant { Instant(seconds: start + Int64(minute) * 60) }
  static func minute(_ instant: Instant) -> Int { Int((instant.seconds - start) / 60) }
  static func minute(_ instant: Instant?) -> Int { if let instant { minute(instant) } else { Plain.nothing } }

  func number(of key: AlertKey) -> Int { numbers[key] ?? Plain.nothing }

  /// The sighting of an alert; nil where none names it.
  func sighting(_ number: Int, _ sight: PlainSight) -> Sighting? {
    let observation: Sighting.Observation
    switch sight.what {
    case Plain.Sight.unnamed: return nil
    case Plain.Sight.unseen: observation = .unseen
    case Plain.Sight.stays: observation = .stays
    case Plain.Sight.clear: observation = .clear(AlertEnding.inOrder[sight.ending])
    default: observation = .holds(AlertCondition.inOrder[sight.condition], Severity.inOrder[sight.severity])
    }
    let value = sight.value == Plain.nothing ? nil : Double(sight.value)
    return Sighting(
      key: keys[number], subject: real[number], observation: observation,
      patience: .seconds(Int64(sight.patience) * 60),
      basis: AlertBasis(value: value, period: Self.periods[sight.period]))
  }

  func silence(_ plain: PlainSilence) -> Silence {
    let match = Route.Match(
      regions: plain.region == Plain.nothing ? [] : [Self.regions[plain.region]],
      conditions: plain.condition == Plain.nothing ? [] : [AlertCondition.inOrder[plain.condition]])
    return Silence(
      id: Int64(plain.id), match: match, alert: plain.alert == Plain.nothing ? nil : keys[plain.alert], by: "wang",
      why: "moved", from: Self.instant(plain.from), until: Self.instant(plain.until),
      createdAt: Self.instant(plain.from), endedAt: plain.endedAt == .max ? nil : Self.instant(plain.endedAt))
  }

  static func routing(_ receivers: [PlainReceiver], _ routes: [PlainRoute]) -> Routing {
    let addresses = [EmailAddress(name: nil, address: "a@b.example")]
    let real = zip(names, receivers).map { name, receiver in
      Receiver(
        name: name,
        way: receiver.isMail ? .email(to: addresses, language: .zh) : .alertmanager(url: "http://127.0.0.1:9093"),
        sendBetween: receiver.opens == receiver.closes
          ? nil : Receiver.Hours(from: receiver.opens, to: receiver.closes))
    }
    return Routing(receivers: real, routes: routes.map(route))
  }

  private static func route(_ plain: PlainRoute) -> Route {
    func minutes(_ count: Int) -> Swift.Duration? { count == Plain.nothing ? nil : .seconds(Int64(count) * 60) }
    return Route(
      match: Route.Match(
        regions: members(regions, plain.regions), kinds: members(kinds, plain.kinds),
        conditions: members(AlertCondition.inOrder, plain.conditions),
        severities: members(Severity.inOrder, plain.severities), responsible: bodies(plain.bodies)),
      receivers: members(names, plain.receivers),
      groupBy: members([.region, .area, .kind, .condition, .severity], plain.labels),
      groupWait: .seconds(Int64(plain.wait) * 60), repeatEvery: minutes(plain.repeats),
      escalation: minutes(plain.escalatesAfter).map {
        Route.Escalation(after: $0, receivers: members(names, plain.escalatesTo))
      })
  }
}
