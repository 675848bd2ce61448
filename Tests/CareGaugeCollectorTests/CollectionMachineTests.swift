import CareGaugeModel
import Testing

@testable import CareGaugeCollector

/// Data faults refuse their report and no other; protocol faults refuse everything, with place and reason.
struct CollectionMachineTests {
  private static let good =
    #"{"id":"x","type":"reading","report":"good","indicator":"nursing_beds","area":"640104","value":7}"#

  /// A collection with one good report and the given lines; counts are right unless `end` is given.
  private func collect(
    _ lines: [String], reports: Int = 2, readings: Int = 1, absent: Int = 0, rejected: Int = 0
  ) throws(CollectionFault) -> (reports: [CollectedReport], findings: [Finding], version: String) {
    let all =
      [
        #"{"id":"x","type":"hello","name":"n","version":"1.2","protocol":1}"#,
        #"{"id":"x","type":"report","report":"good","period":"2023-09","reported_at":"2023-09-25"}"#,
      ] + lines + [
        CollectionMachineTests.good,
        """
        {"id":"x","type":"end","reports":\(reports),"readings":\(readings),"absent":\(absent),"rejected":\(rejected)}
        """,
      ]
    let bytes = Array((all.joined(separator: "\n") + "\n").utf8)
    return try decodeOutput(bytes, id: "x", vocabulary: AdapterBench.vocabulary, piece: 7)
  }

  private static let report = #"{"id":"x","type":"report","report":"r","period":"2023-09","reported_at":"2023-09-25"}"#
  private static func reading(_ rest: String, indicator: String = "nursing_beds", area: String = "640105") -> String {
    #"{"id":"x","type":"reading","report":"r","indicator":"\#(indicator)","area":"\#(area)",\#(rest)}"#
  }

  struct DataFault: Sendable, CustomTestStringConvertible {
    var lines: [String]
    var reason: String
    var testDescription: String { reason }
    init(_ lines: [String], _ reason: String) {
      self.lines = lines
      self.reason = reason
    }
  }

  static let dataFaults: [DataFault] = [
    DataFault(
      [report, reading(#""value":1"#, indicator: "beds")],
      "line 4 names \"beds\", which is no indicator in the catalogue"
    ),
    DataFault(
      [report, reading(#""value":1"#, area: "999999")],
      "line 4 names \"999999\", which is no area of test in the catalogue"
    ),
    DataFault(
      [report, reading(#""value":1"#), reading(#""value":2"#)],
      "the report names indicator nursing_beds of area 640105 twice"
    ),
    DataFault(
      [
        report, reading(#""value":1"#),
        #"{"id":"x","type":"absent","report":"r","indicator":"nursing_beds","area":"640105","reason":"not_reported"}"#,
      ], "the report names indicator nursing_beds of area 640105 twice"
    ),
    DataFault(
      [report, reading(#""numerator":1,"denominator":0"#)],
      "line 4 has no figure: a value, or a numerator and a denominator other than 0, is needed"
    ),
    DataFault(
      [report, reading(#""numerator":1"#)],
      "line 4 has no figure: a value, or a numerator and a denominator other than 0, is needed"
    ),
    DataFault(
      [reading(#""value":1"#)], "line 3 belongs to the report \"r\", which no report line declares"
    ),
    DataFault(
      [report.replacing("2023-09\"", with: "2023-13\"")],
      "the period \"2023-13\" cannot be; write 2023-09-06, 2023-09, 2023-Q3, 2023-H1 or 2023"
    ),
    DataFault(
      [report.replacing("2023-09\"", with: "2024\"")],
      "the period 2024 begins after the report's own day 2023-09-25"
    ),
    DataFault(
      [report.replacing("\"2023-09-25\"", with: "\"2023-02-30\"")],
      "the day \"2023-02-30\" in reported_at cannot be; write 2023-09-25"
    ),
    DataFault(
      [String(report.dropLast()) + #","as_of":"2023-10-01"}"#],
      "as_of \"2023-10-01\" is no day within the period 2023-09"
    ),
    DataFault(
      [String(report.dropLast()) + #","status":"draft"}"#],
      "the status \"draft\" is none of provisional, final, revised"
    ),
  ]

  @Test(arguments: dataFaults)
  func aDataFaultRefusesItsReportOnly(_ fault: DataFault) throws {
    let (lines, reason) = (fault.lines, fault.reason)
    let declared = lines.count { $0.contains(#""report","report""#) }
    let absent = lines.count { $0.contains(#""absent""#) }
    let (reports, findings, version) = try collect(
      lines, reports: 1 + declared, readings: 1 + lines.count - declared - absent, absent: absent)
    #expect(version == "1.2")
    #expect(reports.map(\.head.name) == ["good"])
    #expect(reports.first?.readings.figure(at: 0) == Figure(7))
    #expect(findings.map(\.kind) == [.refusedReport])
    #expect(findings.map(\.reason) == [reason])
    #expect(findings.map(\.report) == ["r"])
  }

  @Test func rejectedCellsAbsencesAndPartsComeWithTheirOrigin() throws {
    let lines = [
      Self.report,
      Self.reading(#""numerator":5586,"denominator":9688,"value":0.57,"place":"14:3","raw":"5,586\/9,688 \u4E2A""#),
      #"{"id":"x","type":"absent","report":"r","indicator":"institution_beds","area":"640105","reason":"not_applicable"}"#,
      #"{"id":"x","type":"rejected","report":"r","place":"14:4","raw":"58%%","reason":"not a number"}"#,
    ]
    let (reports, findings, _) = try collect(lines, readings: 2, absent: 1, rejected: 1)
    let report = try #require(reports.first { $0.head.name == "r" })
    #expect(report.readings.figure(at: 0) == Figure(stated: 0.57, numerator: 5586, denominator: 9688))
    #expect(report.readings.places[0] == "14:3")
    #expect(report.readings.raws[0] == "5,586/9,688 个")
    #expect(report.absences == [Absence(indicator: 0, area: 2, reason: .notApplicable)])
    let origin = Origin(place: "14:4", raw: "58%%")
    #expect(report.rejections == [Rejection(origin: origin, reason: "not a number")])
    #expect(findings.map(\.kind) == [.rejectedCell])
    #expect(findings.map(\.origin) == [origin])
    #expect(findings.map(\.period) == [Period("2023-09")])
  }

  static let protocolFaults: [(String, String)] = [
    (
      #"{"id":"x","type":"reading","report":"good","indicator":"nursing_beds","area":"640104","value":"7"}"#,
      "line 3, column 96, \"value\": must be a number without quotes"
    ),
    (
      #"{"id":"x","type":"reading","report":"good","indicator":"nursing_beds","area":"640104","value":null}"#,
      "line 3, column 95, \"value\": must be a number without quotes"
    ),
    (
      #"{"id":"x","type":"absent","report":"good","indicator":"nursing_beds","area":"640104","reason":"none"}"#,
      "line 3, column 96, \"reason\": must be not_reported, not_applicable or not_yet_published"
    ),
    (#"{"id":"x","id":"x","type":"end"}"#, "line 3, column 11, \"id\": the key stands twice in the line"),
    (
      #"{"id":"x","type":"report","report":"good","period":"2023","reported_at":"2023-09-25"}"#,
      "line 3, column 37, \"report\": the report \"good\" was declared or used before"
    ),
    (#"{"id":"x","type":"report","report":"r","reported_at":"2023-09-25"}"#, "line 3, \"period\": the key is missing"),
    (
      #"{"id":"x","type":"hello","name":"n","version":"1","protocol":1}"#,
      "line 3, column 19, \"type\": hello stands twice"
    ),
    ("", "line 3, column 1: an empty line stands where a JSON object should"),
    (
      #"{"id":"x","type":"progress","done":1,"of":2} 市"#,
      "line 3, column 46: nothing may follow the object: found the byte 0xE5"
    ),
    (String(repeating: "[", count: 70), "line 3, column 1: a line must be a JSON object: found '['"),
    (
      #"{"id":"x","note":"# + String(repeating: "[", count: 70),
      "line 3, column 81: more than 64 levels stand within each other"
    ),
    (#"{"id":"x","raw":"市\ud800"}"#, "line 3, column 19, \"raw\": half of a surrogate pair stands alone"),
    (
      "{\"id\":\"x\",\"raw\":\"a\tb\"}",
      "line 3, column 19, \"raw\": a control byte 0x09 stands in a text; write it as an escape"
    ),
  ]

  @Test(arguments: protocolFaults)
  func aProtocolFaultNamesLineColumnAndField(_ line: String, _ text: String) throws {
    let fault = #expect(throws: CollectionFault.self) { try collect([line]) }
    #expect(fault?.description == text)
  }
}
