import CareGaugeModel
import Foundation
import Testing

@testable import CareGaugeCollector

/// The scanner against Foundation's JSON reader: both must take and refuse the same lines, and see the same values.
struct ScannerOracleTests {
  private let indicators = ["nursing_beds", "institution_beds", "a", "nursing_bed_share_of_all_institutions"]
  private let areas = ["640104", "640100", "640104001", "330000"]

  @Test func aHundredThousandValidLinesGiveWhatFoundationReads() throws {
    var random = SeededGenerator(seed: 7)
    var scanner = LineScanner()
    for round in 0..<60_000 {
      let line = LineMaker.line(indicators, areas, &random)
      try compare(line, with: &scanner, "line \(round)")
    }
  }

  @Test func mutatedLinesAreTakenAndRefusedAsByFoundation() throws {
    var random = SeededGenerator(seed: 11)
    var scanner = LineScanner()
    var refused = 0
    for round in 0..<60_000 {
      var line = LineMaker.line(indicators, areas, &random)
      LineMaker.mutate(&line, &random)
      if line.contains(0x0A) { continue }
      if try !compare(line, with: &scanner, "line \(round)") { refused += 1 }
    }
    #expect(refused > 20_000)
  }

  @Test func templatesGiveWhatTheScannerGivesForEveryMutation() throws {
    let names = indicators.compactMap { IndicatorID($0) }
    let vocabulary = Vocabulary(indicators: names, areas: areas.compactMap { AreaCode($0) })
    var random = SeededGenerator(seed: 13)
    for _ in 0..<3000 {
      let first = Array(
        #"{"id":"x","type":"reading","report":"r","indicator":"a","area":"330000","value":12,"raw":"1"}"#.utf8)
      var second = first
      if Bool.random(using: &random) { LineMaker.mutate(&second, &random) }
      LineMaker.mutate(&second, &random)
      if second.contains(0x0A) { continue }
      let start =
        #"{"id":"x","type":"hello","name":"n","version":"1","protocol":1}"# + "\n"
        + #"{"id":"x","type":"report","report":"r","period":"2023","reported_at":"2023-12-31"}"# + "\n"
      let end = "\n" + #"{"id":"x","type":"end","reports":1,"readings":2,"absent":0,"rejected":0}"# + "\n"
      // The same two lines, once with the first line's shape known when the second comes, once with another line's.
      let known = outcome(Array(start.utf8) + first + [0x0A] + second + Array(end.utf8), vocabulary)
      let spaced = [0x20] + first.dropLast() + [0x20, 0x7D]
      let unknown = outcome(Array(start.utf8) + spaced + [0x0A] + second + Array(end.utf8), vocabulary)
      #expect(known == unknown, "\(String(decoding: second, as: UTF8.self))")
    }
  }

  private func outcome(_ output: [UInt8], _ vocabulary: Vocabulary) -> String {
    do throws(CollectionFault) {
      let (reports, findings, _) = try decodeOutput(output, id: "x", vocabulary: vocabulary, piece: 1 << 20)
      return reports.map { report in
        let columns = report.readings
        return (0..<columns.count).map {
          "\(columns.indicators[$0]) \(columns.areas[$0]) \(columns.stated[$0]) \(columns.numerators[$0]) "
            + "\(columns.denominators[$0]) \(columns.places[$0] ?? "-") \(columns.raws[$0] ?? "-")"
        }.joined(separator: "\n")
      }.joined() + findings.map(\.reason).joined()
    } catch {
      return error.description
    }
  }

  /// Whether both took the line; fails the test when they disagree.
  @discardableResult
  private func compare(_ line: [UInt8], with scanner: inout LineScanner, _ name: String) throws -> Bool {
    let isOurs = line.withUnsafeBufferPointer { bytes in
      do throws(ScanFault) {
        try scanner.scan(bytes)
        return true
      } catch {
        return false
      }
    }
    let theirs = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
    let text = String(decoding: line, as: UTF8.self)
    guard let theirs, String(validating: line, as: UTF8.self) != nil else {
      #expect(!isOurs, "\(name): Foundation refuses, the scanner takes \(text)")
      return false
    }
    if !isOurs {
      // Stricter on purpose: keys that stand twice, U+0000, which PostgreSQL cannot store, and a comma before a '}',
      // which JSON forbids and Foundation takes.
      let isStricter =
        text.contains("\\u0000") || LineMaker.hasRepeatedKey(line) || text.contains(/,\s*[}\]]/)
      #expect(isStricter, "\(name): the scanner refuses \(text)")
      return false
    }
    for field in WireField.allCases {
      let value = scanner.values[field.rawValue]
      let bytes = Array(line[Int(value.start)..<Int(value.end)])
      switch value.kind {
      case .none: #expect(theirs[field.key] == nil, "\(name): \(field.key) in \(text)")
      case .text:
        let read = bytes.withUnsafeBufferPointer { JSONText.decode($0, isEscaped: value.isEscaped) }
        #expect(theirs[field.key] as? String == read, "\(name): \(field.key) in \(text)")
      case .number:
        // Foundation goes by way of Decimal and is a few units in the last place off; libc's strtod is exact.
        let read = try #require(theirs[field.key] as? NSNumber, "\(name): \(field.key) in \(text)").doubleValue
        #expect(abs(read - value.number) <= abs(value.number) * 1e-14, "\(name): \(field.key) in \(text)")
        #expect(strtod(String(decoding: bytes, as: UTF8.self), nil) == value.number, "\(name): \(field.key) in \(text)")
      case .yes, .no: #expect(theirs[field.key] as? Bool == (value.kind == .yes), "\(name): \(text)")
      case .null: #expect(theirs[field.key] is NSNull, "\(name): \(text)")
      case .composite: #expect(theirs[field.key] != nil, "\(name): \(text)")
      }
    }
    return true
  }
}
