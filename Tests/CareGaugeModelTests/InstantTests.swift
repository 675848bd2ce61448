import CareGaugeModel
import Foundation
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    ("2023-09-25T16:20:00+08:00", 1_695_630_000_000_000), ("2023-09-25T08:20:00Z", 1_695_630_000_000_000),
    ("1969-12-31T23:59:59.5Z", -500_000), ("2023-09-25T16:20:00.000001+08:00", 1_695_630_000_000_001),
  ])
  func instantsAreReadWithTheirOffset(text: String, microseconds: Int64) {
    #expect(Instant(rfc3339: text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    "2023-09-25T16:20:00", "2023-09-25 16:20:00Z", "2023-09-25T24:00:00Z", "2023-09-25T16:60:00Z",
    "2023-09-25T16:20:00+8:00", "2023-09-25T16:20:00.Z", "2023-09-25T16:20:00.1234567Z", "2023-02-30T00:00:00Z", "",
  ])
  func whatIsNoInstantIsRefused(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test func aDayBeginsAtMidnightInShanghai() throws {
    let day = try #require(Day("2023-10-08"))
    let start = Zone.shanghai.start(of: day)
    #expect(start == Instant(rfc3339: "2023-10-08T00:00:00+08:00"))
    #expect(Zone.shanghai.day(of: start) == day)
    #expect(Zone.shanghai.day(of: start.adding(seconds: -1)) == day - 1)
    #expect(Zone.shanghai.rfc3339(start.adding(seconds: 59_400)) == "2023-10-08T16:30:00+08:00")
    #expect(Zone.shanghai.rfc3339(Instant(microseconds: start.microseconds + 25)) == "2023-10-08T00:00:00.000025+08:00")
  }

  @Test func daysOfAZoneWithSummerTimeBeginAtItsOwnMidnight() throws {
    let zone = try #require(Zone(identifier: "Europe/Berlin"))
    let day = try #require(Day("2023-03-26"))
    #expect(zone.start(of: day) == Instant(rfc3339: "2023-03-26T00:00:00+01:00"))
    #expect(zone.start(of: day + 1) == Instant(rfc3339: "2023-03-27T00:00:00+02:00"))
  }
}
