import CareGaugeModel

extension SpooledCollection {
  /// Why the collection cannot be one, in the spool or out of it; nil when it can.
  var contradiction: String? {
    let moments = [collected.receivedAt, startedAt] + collected.reports.map(\.head.deliveredAt)
    guard moments.compactMap({ $0 }).allSatisfy(SpooledCollection.isPossible) else {
      return "a moment is in no year from 1 to 9999"
    }
    let heads = collected.reports.map(\.head)
    let periods = heads.map(\.period) + collected.findings.compactMap(\.period)
    let days = heads.map(\.reportedAt) + heads.compactMap(\.asOf) + periods.map(\.start) + periods.map(\.end)
    guard days.allSatisfy(SpooledCollection.isPossible) else {
      return "a day is in no year from 1 to 9999"
    }
    for report in collected.reports {
      if let contradiction = report.contradiction(collected.vocabulary) { return contradiction }
    }
    return nil
  }

  private static func isPossible(_ day: Day) -> Bool { (-719_162...2_932_896).contains(day.number) }

  /// With a day on either side for the zones.
  private static func isPossible(_ instant: Instant) -> Bool {
    (-719_163 * 86_400_000_000...2_932_898 * 86_400_000_000).contains(instant.microseconds)
  }
}

extension CollectedReport {
  /// Columns have the same length, every number has its name, texts are UTF-8.
  fileprivate func contradiction(_ vocabulary: Vocabulary) -> String? {
    let (indicators, areas) = (0..<Int32(vocabulary.indicators.count), 0..<Int32(vocabulary.areas.count))
    let counts = [readings.areas.count, readings.stated.count, readings.numerators.count, readings.denominators.count]
    guard counts.allSatisfy({ $0 == readings.count }) else { return "the columns of a report have unequal lengths" }
    guard readings.indicators.allSatisfy(indicators.contains), readings.areas.allSatisfy(areas.contains),
      absences.allSatisfy({ indicators.contains($0.indicator) && areas.contains($0.area) })
    else { return "a number stands for no name" }
    return readings.places.contradiction(rows: readings.count) ?? readings.raws.contradiction(rows: readings.count)
  }
}

extension TextColumn {
  fileprivate func contradiction(rows: Int) -> String? {
    guard ends.count <= rows, (ends.last.map(Int.init) ?? 0) == bytes.count else {
      return "a column of texts does not fit its rows"
    }
    guard bytes.withUnsafeBufferPointer({ UTF8Check.firstFault(in: $0) }) == nil else {
      return "a column of texts is no UTF-8"
    }
    var previous: UInt32 = 0
    for end in ends {
      // A text ends neither before the one in front of it nor within a character.
      guard end >= previous, end <= bytes.count, end == bytes.count || bytes[Int(end)] & 0xC0 != 0x80 else {
        return "a column of texts is out of order"
      }
      previous = end
    }
    return nil
  }
}
