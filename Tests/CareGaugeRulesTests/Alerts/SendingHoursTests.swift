import CareGaugeModel
import Testing

@testable import CareGaugeRules

@Suite struct SendingHoursTests {
  @Test(arguments: [
    // hours from, to, now → when mails may leave
    (8, 20, "08 08:00", "now"), (8, 20, "08 19:59", "now"), (8, 20, "08 20:00", "10-09 08:00"),
    (8, 20, "08 07:59", "10-08 08:00"), (8, 20, "08 00:00", "10-08 08:00"), (20, 8, "08 20:00", "now"),
    (20, 8, "08 07:59", "now"), (20, 8, "08 08:00", "10-08 20:00"), (20, 8, "08 00:00", "now"),
    (8, 8, "08 12:00", "now"), (0, 24, "08 23:59", "now"), (22, 24, "08 21:00", "10-08 22:00"),
    (22, 24, "08 23:59", "now"), (9, 17, "31 18:00", "11-01 09:00"),
  ]) func mailsLeaveWithinTheHours(from: Int, to: Int, now: String, expected: String) throws {
    let hours = Receiver.Hours(from: from * 60, to: to * 60)
    let opening = hours.opening(from: try Story.moment(now), in: .shanghai)
    #expect(opening == (expected == "now" ? nil : try Story.moment(expected)))
  }

  @Test func aMessageSaysFromWhenItMayLeaveAndIsDecidedAtOnce() throws {
    var story = Story([Story.mail("wang", between: 8, and: 20)])
    #expect(
      try story.at("08 22:00", .target("A", "missed")) == """
        target:A fired missed
        > wang single not before 09T08:00: fired target:A missed
        """)
    #expect(try story.at("08 22:30", .target("A", "slipped")).contains("worsened target:A slipped from missed"))
  }
}
