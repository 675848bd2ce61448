import CareGaugeModel
import Testing

@testable import CareGaugeRules

@Suite struct UnreportedMessagesTests {
  @Test func whatNobodyReportsOnIsListedOnceAMonth() throws {
    var story = Story()
    #expect(
      try story.at("08 09:00", .unreported("A", "unreported")) == """
        target_unreported:A fired unreported
        > wang unreported: fired target_unreported:A unreported
        """)
    #expect(try story.at("10 09:00", .unreported("B", "unreported")) == "target_unreported:B fired unreported")
    #expect(story.nextText == "11-08 09:00")
    #expect(try story.at("11-08 08:59") == "")
    #expect(
      try story.at("11-08 09:00")
        == "> wang unreported: repeated target_unreported:A unreported, fired target_unreported:B unreported")
    #expect(
      try story.at("11-09 09:00", .unreported("A", "clear"), .unreported("B", "expired")) == """
        target_unreported:A resolved unreported (cleared)
        target_unreported:B resolved unreported (expired)
        """)
    #expect(try story.at("12-20 09:00") == "")
    #expect(story.nextText == "never")
  }

  @Test func aMonthEndsOnAShorterMonthsLastDay() throws {
    var story = Story()
    _ = try story.at("31 09:00", .unreported("A", "unreported"))
    #expect(story.nextText == "11-30 09:00")
  }

  @Test func aNoticeBeforeTheDueDayIsToldOnce() throws {
    var story = Story()
    #expect(
      try story.at("08 09:00", .unreported("A", "due_soon"), .target("B", "missed")) == """
        target:B fired missed
        target_unreported:A fired due_soon
        > wang digest: fired target:B missed, fired target_unreported:A due_soon
        """)
    #expect(
      try story.at("09 09:00", .unreported("A", "clear")) == "target_unreported:A resolved due_soon (cleared)")
    #expect(try story.at("10 09:00", .unreported("A", "due_soon")) == "target_unreported:A fired due_soon")
  }

  @Test func aNoticeThatWasNotHeardBecomesAPartOfTheList() throws {
    var story = Story()
    _ = try story.at("08 09:00", .unreported("A", "due_soon"))
    #expect(
      try story.at("11-08 00:00", .unreported("A", "unreported")) == """
        target_unreported:A worsened unreported from due_soon
        > wang unreported: fired target_unreported:A unreported
        """)
  }

  @Test func aNoticeDoesNotMakeTheListForgetItsMonth() throws {
    var story = Story()
    _ = try story.at("08 09:00", .unreported("A", "unreported"))
    _ = try story.at("09 09:00", .unreported("A", "due_soon"))
    #expect(try story.at("10 09:00", .unreported("B", "unreported")) == "target_unreported:B fired unreported")
    #expect(try story.at("11-08 09:00") == "> wang unreported: fired target_unreported:B unreported")
  }

  @Test func listsAreNeitherRepeatedSoonerNorEscalated() throws {
    let escalation = Route.Escalation(after: .seconds(3600), receivers: ["chief"])
    var story = Story(
      [Story.mail("chief"), Story.mail("wang")],
      [Route(receivers: ["wang"], repeatEvery: .seconds(3600), escalation: escalation)])
    _ = try story.at("08 09:00", .unreported("A", "unreported"), .unreported("B", "due_soon"))
    for day in 10...31 { #expect(try story.at("\(day) 09:00") == "") }
  }

  @Test func theFirstDigestCountsAsAList() throws {
    var story = Story()
    story.isFirst = true
    #expect(
      try story.at("08 09:00", .unreported("A", "unreported"), .target("B", "missed")) == """
        target:B fired missed
        target_unreported:A fired unreported
        > wang first_digest: fired target:B missed, fired target_unreported:A unreported
        """)
    #expect(story.nextText == "11-08 09:00")
    #expect(try story.at("11-07 09:00") == "")
    #expect(try story.at("11-08 09:00") == "> wang unreported: repeated target_unreported:A unreported")
  }
}
