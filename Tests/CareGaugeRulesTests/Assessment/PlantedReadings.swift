import CareGaugeModel
import CareGaugeRules
import Foundation
import Testing

/// Readings that a test puts into series, and what was known of them at the end of a day.
struct PlantedReadings {
  private var readings: [SeriesKey: [HistoryReading]] = [:]
  private var reports: Int32 = 0

  /// The published figures of a catalogue, received on their documents' days of issue.
  init(publishedIn catalogue: Catalogue = Catalogue()) throws {
    for figure in catalogue.published {
      let document = try #require(catalogue.documents.first { $0.id == figure.document })
      // The document prints 57 % and both parts; the quotient is the reading.
      let parts = figure.id == "YC-009" ? (5586.0, 9688.0) : nil
      plant(
        figure.indicator, figure.area, figure.period, asOf: figure.asOf, figure.value, parts: parts,
        received: document.issued)
    }
  }

  mutating func plant(
    _ indicator: IndicatorID, _ area: AreaCode, _ period: Period, asOf: Day? = nil, _ value: Double,
    parts: (Double, Double)? = nil, scale: Double = 1, absent: AbsentReason? = nil, received: Day, reported: Day? = nil
  ) {
    reports += 1
    let midnight = Instant(microseconds: (Int64(received.number) * 86_400 - 8 * 3600) * 1_000_000)
    let quotient = parts.map { $0.0 / $0.1 * scale }
    let reading = HistoryReading(
      period: period, asOf: asOf, value: absent == nil ? quotient ?? value : .nan, numerator: parts?.0 ?? .nan,
      denominator: parts?.1 ?? .nan, absent: absent, reportedAt: reported ?? received, receivedAt: midnight,
      receivedOn: received, report: reports)
    readings[SeriesKey(indicator, area), default: []].append(reading)
  }

  /// What a judge needs to have known at the end of a day.
  func known(to judge: Judge, on day: Day) -> [SeriesHistory] {
    judge.series.map { key in SeriesHistory(revisions: readings[key] ?? [], isKnown: { $0.receivedOn <= day }) }
  }
}

/// A table of tab-separated lines under `Tables`, without its head.
func tableRows(_ name: String) throws -> [[String]] {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Tables/\(name)")
  return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    .filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
}

/// A day that a test writes.
func day(_ text: String) throws -> Day { try #require(Day(text), "no day: \(text)") }
