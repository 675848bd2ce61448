import CareGaugeModel
import Testing

@testable import CareGaugeRules

/// Tells what a service would do with what it sees, moment by moment, as lines of text.
struct Story {
  private(set) var book = AlertBook()
  private(set) var told = ToldBook()
  var planner: MessagePlanner
  var silences: [Silence] = []
  var isFirst = false
  private var seen: [AlertKey: Sighting] = [:]
  /// When the service wants to look again.
  private(set) var next: Instant?
  private(set) var messages: [PlannedMessage] = []

  init(_ receivers: [Receiver] = [Story.mail("wang")], _ routes: [Route] = [Route(receivers: ["wang"])]) {
    planner = MessagePlanner(Routing(receivers: receivers, routes: routes))
  }

  static func mail(_ name: String, between from: Int = 0, and to: Int = 0) -> Receiver {
    let hours = from == to ? nil : Receiver.Hours(from: from * 60, to: to * 60)
    let address = EmailAddress(name: nil, address: "\(name)@example.org")
    return Receiver(name: name, way: .email(to: [address], language: .zh), sendBetween: hours)
  }

  /// A moment of October 2023 in Shanghai: `08 09:00`; of another month with `11-08 09:00`.
  static func moment(_ text: String) throws -> Instant {
    let full = text.utf8.count == 8 ? "10-\(text)" : text
    return try #require(Zone.shanghai.instant(localTime: "2023-\(full.replacing(" ", with: "T"))"))
  }

  /// Sees something and everything seen before that it does not contradict; the alerts' steps and the messages, a line each.
  mutating func at(_ time: String, _ sightings: Sighting...) throws -> String {
    for sighting in sightings { seen[sighting.key] = sighting }
    let now = try Story.moment(time)
    let step = AlertMachine().step(book, sightings: Array(seen.values), now: now)
    book.apply(step)
    let plan = planner.plan(
      alerts: book, told: told, silences: silences, now: now, zone: .shanghai, isFirst: isFirst && told.isEmpty)
    told.apply(plan)
    messages += plan.messages
    next = [step.next, plan.next].compactMap { $0 }.min()
    let changes = step.changes.map { change in
      let words = [change.key.text, change.step.rawValue, change.alert.condition.rawValue]
      return (words + extras(change.from, change.restated) + ending(change.alert)).joined(separator: " ")
    }
    return (changes + plan.messages.map(text)).joined(separator: "\n")
  }

  /// Sees something at the next moment.
  mutating func see(_ sighting: Sighting) { seen[sighting.key] = sighting }

  /// No sighting names the alert any more.
  mutating func forget(_ key: AlertKey) { seen[key] = nil }

  /// When the service wants to look again, as `at` takes it.
  var nextText: String {
    guard let next else { return "never" }
    return String(Zone.shanghai.rfc3339(next).dropFirst(5).prefix(11)).replacing("T", with: " ")
  }

  private func text(_ message: PlannedMessage) -> String {
    let later = message.notBefore.map { " not before \(Zone.shanghai.rfc3339($0).dropFirst(8).prefix(8))" } ?? ""
    let news = message.news.map { news in
      let words = [news.occasion.rawValue, news.alert.key.text, news.alert.condition.rawValue]
      return (words + extras(news.from, news.restated)).joined(separator: " ")
    }
    return "> \(message.receiver) \(message.form.rawValue)\(later): \(news.joined(separator: ", "))"
  }

  private func extras(_ from: AlertCondition?, _ restated: Restatement?) -> [String] {
    var words: [String] = []
    if let from { words.append("from \(from.rawValue)") }
    if let restated {
      words.append("\(restated.period): \(restated.from) now \(restated.to.map { "\($0)" } ?? "withdrawn")")
    }
    return words
  }

  private func ending(_ alert: Alert) -> [String] { alert.ending.map { ["(\($0.rawValue))"] } ?? [] }
}

extension Sighting {
  /// A sighting of a target's alert: a state's word, `clear`, `unseen`, or an ending.
  static func target(
    _ id: String, _ word: String, _ value: Double? = nil, of period: Int = 9, obligation: String? = nil,
    area: String = "640100", responsible: [String] = []
  ) -> Sighting {
    Sighting(
      key: .target(id),
      subject: AlertSubject(
        kind: .target, region: RegionID("ningxia"), area: AreaCode(area), target: id, obligation: obligation,
        document: "yinchuan-2023", responsible: responsible),
      observation: observation(word), basis: AlertBasis(value: value, period: Period.month(period, of: 2023)))
  }

  static func unreported(_ id: String, _ word: String, obligation: String? = nil) -> Sighting {
    Sighting(
      key: .unreported(id),
      subject: AlertSubject(
        kind: .targetUnreported, region: RegionID("ningxia"), area: AreaCode("640100"), target: id,
        obligation: obligation),
      observation: observation(word))
  }

  static func late(_ obligation: String, _ word: String = "late", region: String = "ningxia") -> Sighting {
    Sighting(
      key: AlertKey("report_late:\(obligation)"),
      subject: AlertSubject(kind: .reportLate, region: RegionID(region), obligation: obligation),
      observation: observation(word))
  }

  static func threshold(_ word: String, after hours: Int) -> Sighting {
    Sighting(
      key: AlertKey("threshold:beds:640100"),
      subject: AlertSubject(kind: .threshold, region: RegionID("ningxia"), area: AreaCode("640100"), name: "beds"),
      observation: observation(word), patience: .seconds(Int64(hours) * 3600))
  }

  private static func observation(_ word: String) -> Observation {
    if word == "unseen" { return .unseen }
    if word == "stays" { return .stays }
    if word == "clear" { return .clear(.cleared) }
    if let ending = AlertEnding(rawValue: word) { return .clear(ending) }
    let condition = AlertCondition(rawValue: word) ?? .implausible
    return .holds(condition, condition.severity)
  }
}
