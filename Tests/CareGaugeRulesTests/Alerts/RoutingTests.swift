import CareGaugeModel
import Testing

@testable import CareGaugeRules

@Suite struct RoutingTests {
  private static let fits: [(String, Route.Match)] = [
    ("nothing asked", Route.Match()), ("region", Route.Match(regions: list(["zhejiang", "ningxia"], RegionID.init))),
    ("area", Route.Match(areas: list(["640100"], AreaCode.init))),
    ("indicator", Route.Match(indicators: list(["nursing_bed_share"], IndicatorID.init))),
    ("kind", Route.Match(kinds: [.target])), ("condition", Route.Match(conditions: [.missed, .offTrack])),
    ("severity", Route.Match(severities: [.critical])), ("responsible", Route.Match(responsible: ["市民政局"])),
    ("document", Route.Match(documents: ["yinchuan-2023"])),
  ]
  private static let misses: [(String, Route.Match)] = [
    ("region", Route.Match(regions: list(["zhejiang"], RegionID.init))),
    ("area", Route.Match(areas: list(["640104"], AreaCode.init))),
    ("indicator", Route.Match(indicators: list(["nursing_beds"], IndicatorID.init))),
    ("kind", Route.Match(kinds: [.targetUnreported])), ("condition", Route.Match(conditions: [.slipped])),
    ("severity", Route.Match(severities: [.warning, .info])), ("responsible", Route.Match(responsible: ["市卫生健康委"])),
    ("document", Route.Match(documents: ["anning-2020"])),
    ("one of two", Route.Match(kinds: [.target], documents: ["anning-2020"])),
  ]

  @Test(arguments: fits) func aRouteTakesWhatFits(field: String, match: Route.Match) {
    #expect(routing(match).route(of: alert) == 0, "\(field)")
    #expect(routing(match).audience(of: alert, at: Instant(seconds: 0)) == ["wang"])
  }

  @Test(arguments: misses) func whatNoRouteTakesGoesToTheLast(field: String, match: Route.Match) {
    #expect(routing(match).route(of: alert) == 1, "\(field)")
    #expect(routing(match).audience(of: alert, at: Instant(seconds: 0)) == ["operations"])
  }

  @Test func theLastRouteTakesEverythingWhateverItAsks() {
    let routing = Routing(receivers: [], routes: [Route(match: Route.Match(kinds: [.threshold]), receivers: ["wang"])])
    #expect(routing.route(of: alert) == 0)
    #expect(Routing(receivers: [], routes: []).route(of: alert) == nil)
  }

  @Test func anAlertWithoutTheFieldFitsNoMatchOnIt() {
    var bare = alert
    bare.subject = AlertSubject(kind: .target)
    for (field, match) in Self.fits where match != Route.Match() && match.kinds.isEmpty {
      let asksSubject = match.conditions.isEmpty && match.severities.isEmpty
      #expect(match.holds(for: bare) == !asksSubject, "\(field)")
    }
  }

  @Test func theAudienceGrowsWhenAnAlertIsEscalated() {
    let escalation = Route.Escalation(after: .seconds(60), receivers: ["chief", "wang"])
    let routing = Routing(receivers: [], routes: [Route(receivers: ["wang", "li"], escalation: escalation)])
    #expect(routing.audience(of: alert, at: Instant(seconds: 59)) == ["li", "wang"])
    #expect(routing.audience(of: alert, at: Instant(seconds: 60)) == ["chief", "li", "wang"])
    var unreported = alert
    unreported.subject.kind = .targetUnreported
    #expect(routing.audience(of: unreported, at: Instant(seconds: 600)) == ["li", "wang"])
  }

  @Test func anAlertmanagerIsSentWhatFiresForItAndIsNotMuted() throws {
    let receivers = [
      Receiver(name: "operations", way: .alertmanager(url: "http://127.0.0.1:9093")), Story.mail("wang"),
    ]
    let escalation = Route.Escalation(after: .seconds(86_400), receivers: ["operations"])
    let routes = [
      Route(match: Route.Match(kinds: [.target]), receivers: ["wang"], escalation: escalation),
      Route(receivers: ["operations"]),
    ]
    var story = Story(receivers, routes)
    #expect(
      try story.at("08 09:00", .target("A", "missed"), .late("YC-039"), .threshold("crossed", after: 5)) == """
        report_late:YC-039 fired late
        target:A fired missed
        threshold:beds:640100 began crossed
        > wang single: fired target:A missed
        """)
    func sent(_ time: String, _ silences: [Silence] = []) throws -> [String] {
      story.planner.alerts(for: "operations", in: story.book, silences: silences, now: try Story.moment(time))
        .map(\.key.text)
    }
    #expect(try sent("08 09:00") == ["report_late:YC-039"])
    #expect(story.nextText == "10-08 14:00")
    #expect(try story.at("08 14:00") == "threshold:beds:640100 fired crossed")
    #expect(story.nextText == "10-09 09:00")
    #expect(try sent("09 09:00") == ["report_late:YC-039", "target:A", "threshold:beds:640100"])
    let from = try Story.moment("09 09:00")
    let silence = Silence(
      id: 1, match: Route.Match(kinds: [.target]), by: "wang", why: "known", from: from,
      until: try Story.moment("09 10:00"), createdAt: from)
    #expect(try sent("09 09:00", [silence]) == ["report_late:YC-039", "threshold:beds:640100"])
    #expect(try sent("09 10:00", [silence]) == ["report_late:YC-039", "target:A", "threshold:beds:640100"])
  }

  private func routing(_ match: Route.Match) -> Routing {
    Routing(receivers: [], routes: [Route(match: match, receivers: ["wang"]), Route(receivers: ["operations"])])
  }

  private static func list<Word>(_ words: [String], _ read: (String) -> Word?) -> [Word] { words.compactMap(read) }

  private let alert = Alert(
    key: .target("YC-011"),
    subject: AlertSubject(
      kind: .target, region: RegionID("ningxia"), area: AreaCode("640100"),
      indicator: IndicatorID("nursing_bed_share"), target: "YC-011", document: "yinchuan-2023",
      responsible: ["市财政局", "市民政局"]),
    state: .firing, condition: .missed, severity: .critical, since: Instant(seconds: 0),
    firingSince: Instant(seconds: 0),
    conditionSince: Instant(seconds: 0))
}
