import CareGaugeModel
import Testing

@testable import CareGaugeRules

@Suite struct AlertLifeTests {
  @Test func aTargetThatSlipsFiresAtOnceAndIsResolvedByAFigure() throws {
    var story = Story()
    #expect(try story.at("08 09:00", .target("A", "clear", 0.61)) == "")
    #expect(
      try story.at("08 10:00", .target("A", "off_track", 0.57)) == """
        target:A fired off_track
        > wang single: fired target:A off_track
        """)
    #expect(
      try story.at("09 10:00", .target("A", "clear", 0.62, of: 10)) == """
        target:A resolved off_track (cleared)
        > wang single: resolved target:A off_track from off_track
        """)
    #expect(story.book[.target("A")]?.basis.value == 0.62)
  }

  @Test func missingDataNeverResolves() throws {
    var story = Story()
    _ = try story.at("08 10:00", .target("A", "off_track", 0.57))
    #expect(try story.at("09 10:00", .target("A", "unseen")) == "")
    #expect(story.book[.target("A")]?.state == .firing)
    #expect(story.book[.target("A")]?.basis.value == 0.57)
  }

  @Test func missingDataNeverFires() throws {
    var story = Story()
    #expect(try story.at("08 10:00", .threshold("crossed", after: 2)) == "threshold:beds:640100 began crossed")
    #expect(try story.at("08 13:00", .threshold("unseen", after: 2)) == "")
    #expect(story.book.active.map(\.state) == [.pending])
  }

  @Test func worseningAndEasingAreSaidAsThatAndNeverAsResolved() throws {
    var story = Story()
    let steps: [(String, String, String)] = [
      ("at_risk", "fired", "fired target:A at_risk"),
      ("off_track", "worsened", "worsened target:A off_track from at_risk"),
      ("missed", "worsened", "worsened target:A missed from off_track"),
      ("slipped", "worsened", "worsened target:A slipped from missed"),
      ("missed", "worsened", "worsened target:A missed from slipped"),
      ("off_track", "eased", "eased target:A off_track from missed"),
      ("at_risk", "eased", "eased target:A at_risk from off_track"),
    ]
    for (number, (condition, step, news)) in steps.enumerated() {
      let text = try story.at("0\(number + 1) 09:00", .target("A", condition, 0.5))
      #expect(text.hasPrefix("target:A \(step) \(condition)"), "\(text)")
      #expect(text.hasSuffix("> wang single: \(news)"), "\(text)")
    }
    #expect(story.book[.target("A")]?.episode == 0)
    #expect(story.book[.target("A")]?.firingSince == (try Story.moment("01 09:00")))
    #expect(story.book[.target("A")]?.conditionSince == (try Story.moment("07 09:00")))
  }

  @Test func aRestatedFigureIsSaidFromWhatToWhat() throws {
    var story = Story()
    _ = try story.at("08 09:00", .target("A", "off_track", 0.57))
    #expect(
      try story.at("09 09:00", .target("A", "off_track", 0.55)) == """
        target:A restated off_track 2023-09: 0.57 now 0.55
        > wang single: restated target:A off_track 2023-09: 0.57 now 0.55
        """)
    #expect(
      try story.at("10 09:00", .target("A", "at_risk", 0.58)) == """
        target:A eased at_risk from off_track 2023-09: 0.55 now 0.58
        > wang single: eased target:A at_risk from off_track 2023-09: 0.55 now 0.58
        """)
    #expect(
      try story.at("11 09:00", .target("A", "clear", 0.61)) == """
        target:A resolved at_risk 2023-09: 0.58 now 0.61 (cleared)
        > wang single: resolved target:A at_risk from at_risk 2023-09: 0.58 now 0.61
        """)
  }

  @Test func aNewPeriodIsNoRestatement() throws {
    var story = Story()
    _ = try story.at("08 09:00", .target("A", "off_track", 0.57))
    #expect(try story.at("09 09:00", .target("A", "off_track", 0.58, of: 10)) == "")
    #expect(story.book[.target("A")]?.basis.value == 0.58)
    #expect(try story.at("10 09:00", .target("A", "off_track", 0.59, of: 10)).hasPrefix("target:A restated"))
  }

  @Test func aFirstAlertSaysWhatItsReadingWasBefore() throws {
    var story = Story()
    var sighting = Sighting.target("A", "missed", 0.57)
    var assessment = Assessment(.missed, AssessmentReason(.readingFails))
    let period = try #require(Period("2023-09"))
    assessment.reading = JudgedReading(period: period, day: period.end, value: 0.57)
    assessment.reading?.restatedFrom = 0.61
    sighting.basis.assessment = assessment
    #expect(
      try story.at("08 09:00", sighting) == """
        target:A fired missed 2023-09: 0.61 now 0.57
        > wang single: fired target:A missed 2023-09: 0.61 now 0.57
        """)
  }

  @Test func aRuleWaitsBothWays() throws {
    var story = Story()
    let steps: [(String, String, String)] = [
      ("08 09:00", "crossed", "began crossed"), ("08 10:00", "clear", "dropped crossed (cleared)"),
      ("08 10:30", "crossed", "began crossed"), ("08 12:29", "crossed", ""), ("08 12:30", "crossed", "fired crossed"),
      ("08 13:00", "clear", ""), ("08 14:00", "crossed", ""), ("08 15:00", "clear", ""), ("08 16:59", "clear", ""),
      ("08 17:00", "clear", "resolved crossed (cleared)"), ("08 18:00", "crossed", "began crossed"),
    ]
    for (time, word, change) in steps {
      let text = try story.at(time, .threshold(word, after: 2))
      let first = text.split(separator: "\n").first.map(String.init) ?? ""
      #expect(first == (change.isEmpty ? "" : "threshold:beds:640100 \(change)"), "\(time)")
    }
    #expect(story.book.all.map(\.episode) == [1])
    #expect(story.nextText == "10-08 20:00")
  }

  @Test(arguments: [
    ("cleared", "resolved missed (cleared)", true), ("not_applicable", "resolved missed (not_applicable)", true),
    ("expired", "resolved missed (expired)", false),
  ]) func everyEndIsKeptAndAllButTheQuietOneAreTold(word: String, change: String, isTold: Bool) throws {
    var story = Story()
    _ = try story.at("08 09:00", .target("A", "missed"))
    let news = isTold ? "\n> wang single: resolved target:A missed from missed" : ""
    #expect(try story.at("08 10:00", .target("A", word)) == "target:A \(change)\(news)")
    #expect(try story.at("08 11:00") == "")
  }

  @Test func anAlertThatNothingNamesIsWithdrawnWhereItsKindIsNamedWhole() throws {
    var story = Story()
    _ = try story.at("08 09:00", .target("A", "missed"), .late("YC-039"))
    let now = try Story.moment("08 10:00")
    let step = AlertMachine().step(story.book, sightings: [], now: now, complete: [.reportLate])
    #expect(step.changes.map(\.key) == [AlertKey("report_late:YC-039")])
    #expect(step.changes.map(\.alert.ending) == [.withdrawn])
    story.forget(.target("A"))
    #expect(
      try story.at("08 10:00") == """
        target:A resolved missed (withdrawn)
        > wang single: resolved target:A missed from missed
        """)
  }

  @Test func everyEpisodeIsCounted() throws {
    var story = Story()
    for day in 1...3 {
      _ = try story.at("0\(day) 09:00", .target("A", "missed"))
      #expect(story.book[.target("A")]?.episode == day - 1)
      _ = try story.at("0\(day) 10:00", .target("A", "clear"))
    }
  }

  @Test func orderAndRepetitionOfSightingsDoNotMatter() throws {
    let sightings: [Sighting] = [
      .target("A", "missed", 1), .target("B", "at_risk", 2), .target("C", "clear"), .target("B", "clear"),
      .unreported("A", "unreported"), .target("A", "off_track", 1), .target("A", "missed", 1),
    ]
    let now = try Story.moment("08 09:00")
    let first = AlertMachine().step(AlertBook(), sightings: sightings, now: now)
    #expect(
      first.changes.map { "\($0.key) \($0.step) \($0.alert.condition)" } == [
        "target:A fired missed", "target:B fired atRisk", "target_unreported:A fired unreported",
      ])
    var random = Seeded(7)
    for _ in 0..<20 {
      let again = AlertMachine().step(AlertBook(), sightings: sightings.shuffled(using: &random), now: now)
      #expect(again.changes == first.changes)
      #expect(again.alerts == first.alerts)
      var book = AlertBook()
      book.apply(first)
      #expect(AlertMachine().step(book, sightings: sightings.shuffled(using: &random), now: now).isEmpty)
    }
  }

  @Test func aStepThatCouldNotBeRecordedIsTakenBack() throws {
    var story = Story()
    _ = try story.at("08 09:00", .target("A", "missed", 1))
    var book = story.book
    let before = book.all
    let now = try Story.moment("08 10:00")
    let step = AlertMachine().step(book, sightings: [.target("B", "missed"), .target("C", "at_risk")], now: now)
    book.apply(step)
    #expect(book.active.map(\.key) == [.target("B"), .target("C")])
    book.revert(step)
    #expect(book.all == before)
    #expect(book.concerns(target: "A") && !book.concerns(target: "B"))
  }
}
