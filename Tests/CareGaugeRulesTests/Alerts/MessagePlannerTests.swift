import CareGaugeModel
import Testing

@testable import CareGaugeRules

@Suite struct MessagePlannerTests {
  @Test func newsOfOneMomentIsOneMessageTheWorstFirst() throws {
    var story = Story()
    #expect(
      try story.at("08 09:00", .target("A", "at_risk"), .target("B", "missed"), .target("C", "off_track")) == """
        target:A fired at_risk
        target:B fired missed
        target:C fired off_track
        > wang digest: fired target:B missed, fired target:C off_track, fired target:A at_risk
        """)
    #expect(
      try story.at("08 10:00", .target("B", "clear"), .target("A", "off_track")) == """
        target:A worsened off_track from at_risk
        target:B resolved missed (cleared)
        > wang digest: worsened target:A off_track from at_risk, resolved target:B missed from missed
        """)
  }

  @Test func alertsAreGroupedByWhatTheyHaveInCommon() throws {
    var story = Story(
      [Story.mail("wang")], [Route(receivers: ["wang"], groupBy: [.area, .severity])])
    #expect(
      try story.at(
        "08 09:00", .target("A", "missed"), .target("B", "missed", area: "640104"), .target("C", "slipped"),
        .target("D", "at_risk")
      ).split(separator: "\n").suffix(3).sorted() == [
        "> wang digest: fired target:A missed, fired target:C slipped",
        "> wang single: fired target:B missed", "> wang single: fired target:D at_risk",
      ])
  }

  @Test func aGroupWaitsFromItsFirstUntoldChange() throws {
    var story = Story([Story.mail("wang")], [Route(receivers: ["wang"], groupWait: .seconds(600))])
    #expect(try story.at("08 09:00", .target("A", "missed")) == "target:A fired missed")
    #expect(story.nextText == "10-08 09:10")
    #expect(try story.at("08 09:08", .target("B", "at_risk")) == "target:B fired at_risk")
    #expect(try story.at("08 09:09", .target("C", "off_track"), .target("B", "clear")).contains(">") == false)
    #expect(try story.at("08 09:10") == "> wang digest: fired target:A missed, fired target:C off_track")
    #expect(story.nextText == "never")
    #expect(try story.at("08 09:11", .target("A", "clear")) == "target:A resolved missed (cleared)")
    #expect(try story.at("08 09:21") == "> wang single: resolved target:A missed from missed")
  }

  @Test func whatCameAndWentWithinTheWaitIsNeverTold() throws {
    var story = Story([Story.mail("wang")], [Route(receivers: ["wang"], groupWait: .seconds(600))])
    _ = try story.at("08 09:00", .target("A", "missed"))
    _ = try story.at("08 09:05", .target("A", "clear"))
    #expect(try story.at("08 10:00") == "")
  }

  @Test func anAlertThatGoesOnIsRepeated() throws {
    var story = Story([Story.mail("wang")], [Route(receivers: ["wang"], repeatEvery: .seconds(7 * 86_400))])
    _ = try story.at("08 09:00", .target("A", "missed"))
    #expect(story.nextText == "10-15 09:00")
    #expect(try story.at("15 08:59") == "")
    #expect(try story.at("15 09:00") == "> wang single: repeated target:A missed")
    #expect(try story.at("15 09:01") == "")
    #expect(try story.at("16 09:00", .target("A", "slipped")).hasSuffix("worsened target:A slipped from missed"))
    #expect(story.nextText == "10-23 09:00")
    #expect(try story.at("30 12:00") == "> wang single: repeated target:A slipped")
  }

  @Test func anAlertThatGoesOnIsEscalatedOnceAndThenFollowed() throws {
    let escalation = Route.Escalation(after: .seconds(14 * 86_400), receivers: ["chief", "wang"])
    var story = Story(
      [Story.mail("chief"), Story.mail("wang")],
      [Route(receivers: ["wang"], repeatEvery: .seconds(10 * 86_400), escalation: escalation)])
    _ = try story.at("01 09:00", .target("A", "off_track"))
    #expect(try story.at("11 09:00") == "> wang single: repeated target:A off_track")
    #expect(story.nextText == "10-15 09:00")
    #expect(try story.at("15 09:00") == "> chief single: escalated target:A off_track")
    #expect(try story.at("21 09:00") == "> wang single: repeated target:A off_track")
    #expect(try story.at("31 09:00") == "> wang single: repeated target:A off_track")
    #expect(
      try story.at("31 10:00", .target("A", "missed")) == """
        target:A worsened missed from off_track
        > chief single: worsened target:A missed from off_track
        > wang single: worsened target:A missed from off_track
        """)
    #expect(
      try story.at("31 11:00", .target("A", "clear")) == """
        target:A resolved missed (cleared)
        > chief single: resolved target:A missed from missed
        > wang single: resolved target:A missed from missed
        """)
    #expect(
      try story.at("31 12:00", .target("A", "missed")) == """
        target:A fired missed
        > wang single: fired target:A missed
        """)
  }

  @Test func aResolvedAlertIsNotTakenToTheChief() throws {
    let escalation = Route.Escalation(after: .seconds(86_400), receivers: ["chief"])
    var story = Story(
      [Story.mail("chief"), Story.mail("wang")], [Route(receivers: ["wang"], escalation: escalation)])
    _ = try story.at("01 09:00", .target("A", "off_track"))
    #expect(try story.at("01 10:00", .target("A", "clear")).contains("chief") == false)
    #expect(try story.at("03 09:00") == "")
  }

  @Test func silencedNewsWaitsAndThenTellsHowThingsStand() throws {
    var story = Story()
    _ = try story.at("08 09:00", .target("A", "at_risk"))
    story.silences = [try silence(until: "09 09:00", match: Route.Match(regions: [try #require(RegionID("ningxia"))]))]
    #expect(try story.at("08 10:00", .target("A", "missed")) == "target:A worsened missed from at_risk")
    #expect(try story.at("08 11:00", .target("B", "off_track")) == "target:B fired off_track")
    #expect(try story.at("08 12:00", .target("C", "off_track")) == "target:C fired off_track")
    #expect(try story.at("08 13:00", .target("C", "clear")) == "target:C resolved off_track (cleared)")
    #expect(story.nextText == "10-09 09:00")
    #expect(
      try story.at("09 09:00") == "> wang digest: worsened target:A missed from at_risk, fired target:B off_track")
    story.silences[0].until = try Story.moment("30 09:00")
    _ = try story.at("09 10:00", .target("A", "clear"), .target("B", "missed"))
    _ = try story.at("09 11:00", .target("B", "off_track"))
    story.silences[0].endedAt = try Story.moment("09 12:00")
    #expect(try story.at("09 12:00") == "> wang single: resolved target:A missed from missed")
  }

  @Test func aSilenceMayBeForOneAlert() throws {
    var story = Story()
    story.silences = [try silence(until: "09 09:00", alert: .target("A"))]
    #expect(
      try story.at("08 09:00", .target("A", "missed"), .target("B", "missed")).hasSuffix(
        "> wang single: fired target:B missed"))
    let alert = try #require(story.book[.target("A")])
    let now = try Story.moment("08 09:00")
    #expect(Muting(story.book, silences: story.silences, now: now).mutes(of: alert) == [.silence(1)])
  }

  @Test func aLateReportMutesTheTargetsThatItReportsOn() throws {
    var story = Story()
    #expect(
      try story.at(
        "08 09:00", .late("YC-039"), .target("A", "missed", obligation: "YC-039"), .target("B", "missed"),
        .target("C", "missed", obligation: "AN-001"), .unreported("A", "unreported", obligation: "YC-039")
      ).split(separator: "\n").last.map(String.init)
        == "> wang digest: fired target:B missed, fired target:C missed, fired report_late:YC-039 late")
    let muting = Muting(story.book, silences: [], now: try Story.moment("08 09:00"))
    let muted = story.book.active.filter(muting.mutes).map(\.key.text)
    #expect(muted == ["target:A", "target_unreported:A"])
    #expect(
      muting.mutes(of: try #require(story.book[.target("A")])) == [.inhibition(by: AlertKey("report_late:YC-039"))])
    #expect(
      try story.at("09 09:00", .late("YC-039", "clear")) == """
        report_late:YC-039 resolved late (cleared)
        > wang digest: fired target:A missed, resolved report_late:YC-039 late from late
        > wang unreported: fired target_unreported:A unreported
        """)
  }

  @Test func aLateReportOfAnotherRegionMutesNothing() throws {
    var story = Story()
    let text = try story.at(
      "08 09:00", .late("YC-039", region: "zhejiang"), .target("A", "missed", obligation: "YC-039"))
    #expect(text.contains("fired target:A missed, fired report_late:YC-039"))
  }

  @Test func aFirstStartIsOneMessageToEachReceiver() throws {
    let receivers = [Story.mail("li", between: 9, and: 17), Story.mail("wang")]
    let routes = [
      Route(
        match: Route.Match(kinds: [.target]), receivers: ["wang", "li"], groupBy: [.target], groupWait: .seconds(900)),
      Route(receivers: ["wang"]),
    ]
    var story = Story(receivers, routes)
    story.isFirst = true
    let sightings = (1...40).map { Sighting.target("T\($0)", "off_track") }
    for sighting in sightings.dropLast() { story.see(sighting) }
    let text = try story.at("08 08:00", .unreported("U", "unreported"), .unreported("V", "due_soon"), sightings[39])
    let messages = text.split(separator: "\n").filter { $0.hasPrefix(">") }
    try #require(messages.count == 2)
    #expect(messages[0].hasPrefix("> li first_digest not before 08T09:00: fired target:T1 off_track, "))
    #expect(messages[1].hasPrefix("> wang first_digest: "))
    #expect(story.messages.map(\.news.count) == [40, 42])
    #expect(story.messages.allSatisfy { $0.threads.isEmpty })
    for hour in 9...23 { #expect(try story.at("08 \(hour < 10 ? "0" : "")\(hour):00") == "") }
  }

  @Test func restartsAndReloadsSayNothing() throws {
    let escalation = Route.Escalation(after: .seconds(86_400), receivers: ["chief"])
    let receivers = [Story.mail("chief"), Story.mail("wang")]
    let routes = [Route(receivers: ["wang"], repeatEvery: .seconds(86_400 * 7), escalation: escalation)]
    var story = Story(receivers, routes)
    _ = try story.at("01 09:00", .target("A", "missed"), .target("B", "at_risk"), .unreported("C", "unreported"))
    _ = try story.at("02 09:00", .target("B", "clear"))
    let next = story.next
    for _ in 0..<100 {
      story.planner = MessagePlanner(Routing(receivers: receivers, routes: routes))
      #expect(try story.at("02 09:00") == "")
      #expect(story.next == next)
    }
  }

  @Test func aReceiverThatAReloadAddsIsToldWhatFires() throws {
    var story = Story([Story.mail("wang")], [Route(receivers: ["wang"], groupWait: .seconds(60))])
    _ = try story.at("08 09:00", .target("A", "missed"), .target("B", "missed"), .unreported("C", "unreported"))
    _ = try story.at("08 09:01")
    _ = try story.at("08 10:00", .target("B", "clear"))
    _ = try story.at("08 10:01")
    story.planner = MessagePlanner(
      Routing(receivers: [Story.mail("li"), Story.mail("wang")], routes: [Route(receivers: ["li"])]))
    #expect(
      try story.at("09 09:00") == """
        > li single: fired target:A missed
        > li unreported: fired target_unreported:C unreported
        """)
    #expect(
      try story.at("09 10:00", .target("A", "clear")) == """
        target:A resolved missed (cleared)
        > li single: resolved target:A missed from missed
        > wang single: resolved target:A missed from missed
        """)
  }

  @Test func anotherAreasFigureIsNoCorrectionForWhoWasToldOfTheFirst() throws {
    func match(_ area: String) throws -> Route.Match { Route.Match(areas: [try #require(AreaCode(area))]) }
    var story = Story(
      [Story.mail("li"), Story.mail("wang")],
      [
        Route(match: try match("640104"), receivers: ["li"]), Route(match: try match("640105"), receivers: ["wang"]),
        Route(receivers: ["li"]),
      ])
    _ = try story.at("08 09:00", .target("A", "missed", 0.57, area: "640104"))
    // The catalogue is corrected: the target is the other area's.
    let lines = try story.at("09 09:00", .target("A", "missed", 0.4, area: "640105"))
    #expect(lines.hasSuffix("> wang single: fired target:A missed"), "\(lines)")
    #expect(!lines.contains("> li"), "\(lines)")
    #expect(
      try story.at("10 09:00", .target("A", "clear", 0.6, of: 10, area: "640105")) == """
        target:A resolved missed (cleared)
        > li single: resolved target:A missed from missed
        > wang single: resolved target:A missed from missed
        """)
  }

  @Test func noResolvedMailGoesToSomebodyWhoWasNotTold() throws {
    var story = Story()
    story.silences = [try silence(until: "08 12:00")]
    _ = try story.at("08 09:00", .target("A", "missed"))
    story.silences = []
    #expect(try story.at("08 10:00", .target("A", "clear")) == "target:A resolved missed (cleared)")
  }

  @Test func aSecondEpisodeIsToldAnewInAThreadOfItsOwn() throws {
    var story = Story()
    _ = try story.at("08 09:00", .target("A", "missed"))
    _ = try story.at("08 10:00", .target("A", "slipped"))
    _ = try story.at("08 11:00", .target("A", "clear"))
    _ = try story.at("08 12:00", .target("A", "missed"))
    let threads = story.messages.map(\.threads)
    try #require(threads.count == 4)
    #expect(threads == [[], [story.messages[0].id], [story.messages[1].id], []])
    #expect(Set(story.messages.map(\.id)).count == 4)
    #expect(story.messages.allSatisfy { $0.id.text.utf8.count <= 40 })
  }

  @Test func anIdIsTheSameForTheSameDecisionOnEveryMachine() throws {
    let ids = try (0..<2).map { _ in
      var story = Story()
      _ = try story.at("08 09:00", .target("A", "missed"), .target("B", "at_risk"))
      return story.messages.map(\.id.text)
    }
    #expect(ids[0] == ids[1])
    #expect(MessageID.message(to: "wang", [], at: Instant(seconds: 0)).text == "868cdd462bffff049bbf93999a57c4f2")
  }

  @Test func thePresentOfSeveralReceiversDoesNotDependOnTheirOrder() throws {
    let receivers = [Story.mail("li"), Story.mail("wang"), Story.mail("zhao")]
    let texts = try [receivers, receivers.reversed()].map { receivers in
      var story = Story(receivers, [Route(receivers: ["zhao", "li", "wang", "li", "nobody"])])
      return try story.at("08 09:00", .target("A", "missed"))
    }
    #expect(
      texts[0] == """
        target:A fired missed
        > li single: fired target:A missed
        > wang single: fired target:A missed
        > zhao single: fired target:A missed
        """)
    #expect(texts[0] == texts[1])
  }

  private func silence(until: String, match: Route.Match = Route.Match(), alert: AlertKey? = nil) throws -> Silence {
    let from = try Story.moment("08 09:00")
    return Silence(
      id: 1, match: match, alert: alert, by: "wang", why: "moved", from: from, until: try Story.moment(until),
      createdAt: from)
  }
}
