import CareGaugeModel
import Foundation
import Testing

@testable import CareGaugeCollector

/// Collections for tests that do not care much what is in them.
enum SpoolSample {
  /// The collection `c<number>`: one report, the second of three indicators, readings for the first of 500 areas.
  static func collection(_ number: Int, readings count: Int = 20) throws -> SpooledCollection {
    let indicators = ["beds", "nursing_beds", "zones"].compactMap { IndicatorID($0) }
    let codes = (0..<500).compactMap { AreaCode("\(640_100 + $0)") }
    var readings = ReadingColumns()
    for row in 0..<count {
      let figure = try #require(Figure(Double(row) / 4))
      readings.append(indicator: 1, area: Int32(row % 500), figure: figure)
    }
    let head = ReportHead(
      name: "r\(number)", period: try #require(Period("2023-09")), reporter: "市民政局",
      reportedAt: try #require(Day("2023-09-25")))
    let collected = CollectedReports(
      adapter: "sample", version: "1.0.0", region: try #require(RegionID("ningxia")), collection: "c\(number)",
      receivedAt: Instant(seconds: 1_695_630_000), vocabulary: Vocabulary(indicators: indicators, areas: codes),
      reports: [CollectedReport(head: head, readings: readings)])
    return SpooledCollection(collected, startedAt: Instant(seconds: 1_695_629_940))
  }
}

/// The files of a folder in order.
func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

extension Spool {
  /// Takes everything out, as the depot does, and gives the collections' ids.
  func drained() throws -> [String] {
    var collections: [String] = []
    while let waiting = try first() {
      collections.append(waiting.collected.collection)
      try removeFirst()
    }
    return collections
  }
}

/// What the fault of an expression says, with its code.
func spoolFault<Value>(_ body: () throws -> Value) -> String {
  do {
    _ = try body()
    return "none"
  } catch let fault as SpoolFault {
    return "\(fault.code.rawValue): \(fault)"
  } catch { return "another error: \(error)" }
}
