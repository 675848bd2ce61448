import CareGaugeModel
import Testing

@testable import CareGaugeCollector

struct SpoolFormatTests {
  @Test func everyCollectionComesBackAsItWas() throws {
    var collections = RandomCollections(seed: 1)
    for number in 0..<1000 {
      let (collected, startedAt) = try collections.next()
      let decoded = try SpooledCollection(
        decoding: SpooledCollection(collected, startedAt: startedAt).encoded())
      let isSame =
        PlainCollection(decoded.collected, startedAt: decoded.startedAt)
        == PlainCollection(collected, startedAt: startedAt)
      try #require(isSame, "collection \(number)")
    }
  }

  @Test func onlyTheNamesThatACollectionUsesAreKept() throws {
    var sample = try SpoolSample.collection(1, readings: 3)
    sample.collected.reports[0].absences = [Absence(indicator: 2, area: 7, reason: .notReported)]
    let vocabulary = try SpooledCollection(decoding: sample.encoded()).collected.vocabulary
    #expect(sample.collected.vocabulary.areas.count == 500)
    #expect(vocabulary.areas.map(\.text) == ["640100", "640101", "640102", "640107"])
    #expect(vocabulary.indicators.map(\.text) == ["nursing_beds", "zones"])
  }

  @Test func aCollectionThatContradictsItselfIsNotKept() throws {
    func fault(_ change: (inout CollectedReports) -> Void) throws -> String {
      var sample = try SpoolSample.collection(7, readings: 3)
      change(&sample.collected)
      return spoolFault { try sample.encoded() }
    }
    func text(_ reason: String) -> String {
      "not_written: collection c7 of sample cannot be spooled: \(reason); mend the adapter"
    }
    #expect(try fault { _ in } == "none")
    #expect(try fault { $0.reports[0].readings.areas[1] = 500 } == text("a number stands for no name"))
    #expect(try fault { $0.reports[0].readings.areas[1] = -1 } == text("a number stands for no name"))
    #expect(
      try fault { $0.reports[0].absences = [Absence(indicator: 3, area: 0, reason: .notReported)] }
        == text("a number stands for no name"))
    #expect(
      try fault { $0.reports[0].readings.stated.removeLast() } == text("the columns of a report have unequal lengths"))
    #expect(
      try fault { $0.reports[0].readings.raws = TextColumn(ends: [1, 2, 3, 4], bytes: Array("abcd".utf8)) }
        == text("a column of texts does not fit its rows"))
    #expect(
      try fault { $0.reports[0].readings.raws = TextColumn(ends: [1], bytes: [0xFF]) }
        == text("a column of texts is no UTF-8"))
    #expect(
      try fault { $0.reports[0].readings.places = TextColumn(ends: [1, 3], bytes: Array("养".utf8)) }
        == text("a column of texts is out of order"))
    #expect(
      try fault { $0.reports[0].head.reportedAt = Day(number: .max) } == text("a day is in no year from 1 to 9999"))
    #expect(
      try fault { $0.reports[0].head.period = .day(Day(number: -719_163)) }
        == text("a day is in no year from 1 to 9999"))
    #expect(
      try fault { $0.receivedAt = Instant(microseconds: .min) } == text("a moment is in no year from 1 to 9999"))
  }
}
