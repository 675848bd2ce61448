import CareGaugeModel
import CareGaugeRules
import Testing

/// Targets of every kind on three days with planted readings, their states worked out by hand from the design.
struct HandTableTests {
  let regions = AllRegions.shared

  @Test(arguments: [("2023-10-08", 1), ("2024-02-01", 2), ("2026-01-15", 3)])
  func everyTargetStandsAsWorkedOutByHand(_ text: String, _ column: Int) throws {
    let today = try day(text)
    let records = try tableRows("planted-records.tsv").map { row in
      TaskRecord(
        target: row[0], doneOn: try day(row[1]), evidence: row[2], by: "test",
        recordedAt: Instant(seconds: 0), origin: "record")
    }
    let known = Dictionary(grouping: records.filter { $0.doneOn <= today }, by: \.target)
    let judged = regions.judge.judge(
      on: today, known: try planted().known(to: regions.judge, on: today), records: known)
    var found: [String: Assessment] = [:]
    for target in judged {
      found[target.target.id] = target.current
      for occurrence in target.begun { found["\(target.target.id)@\(occurrence.occurrence ?? "")"] = occurrence }
    }
    for row in try tableRows("states-by-hand.tsv") where row[column] != "-" {
      let assessment = try #require(found[row[0]], "\(row[0]) is not judged at all")
      let expected = row[column].split(separator: " ").map(String.init)
      let words = [assessment.state.rawValue, assessment.reason.code.rawValue]
      #expect(words == Array(expected.prefix(2)), "\(row[0]) on \(text)")
      for part in expected.dropFirst(2) {
        #expect(agrees(assessment, with: part), "\(row[0]) on \(text): \(part), not \(assessment)")
      }
    }
  }

  private func agrees(_ assessment: Assessment, with text: String) -> Bool {
    let parts = text.split(separator: "=")
    let figure =
      switch parts[0] {
      case "gap": assessment.gap
      case "missing": assessment.missing
      case "under": assessment.missingUnderPlan
      default: Double?.none
      }
    if parts[0] == "reported" {
      return assessment.reported.map { "\($0.count)/\($0.of)" } == String(parts[1])
    }
    guard let figure, let expected = Double(parts[1]) else { return false }
    return abs(figure - expected) <= 1e-9 * max(1, abs(expected))
  }

  private func planted() throws -> PlantedReadings {
    var readings = try PlantedReadings(publishedIn: regions.catalogue)
    for row in try tableRows("planted-readings.tsv") {
      let indicator = try #require(regions.catalogue.indicators.first { $0.id.text == row[0] }, "\(row[0])")
      let numbers = row[4].split(separator: "/").compactMap { Double($0) }
      let period = try #require(Period(row[2]))
      for area in try areas(row[1]) {
        readings.plant(
          indicator.id, area, period, asOf: Day(row[3]), numbers.first ?? .nan,
          parts: numbers.count == 2 ? (numbers[0], numbers[1]) : nil, scale: indicator.scale,
          absent: AbsentReason(rawValue: row[5]), received: try day(row[6]))
      }
    }
    return readings
  }

  /// `330000` or, of every county below it, `330000/county`.
  private func areas(_ text: String) throws -> [AreaCode] {
    let parts = text.split(separator: "/")
    guard parts.count == 2 else { return [try #require(AreaCode(text))] }
    let top = String(parts[0].prefix(parts[0] == "530181" ? 6 : parts[0].hasSuffix("0000") ? 2 : 4))
    return regions.catalogue.areas.filter { $0.level.rawValue == parts[1] && $0.code.text.hasPrefix(top) }.map(\.code)
  }
}
