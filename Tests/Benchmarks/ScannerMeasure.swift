import CareGaugeCollector
import CareGaugeModel
import Foundation

/// Prepared adapter output: reports of many areas, as a national source would deliver them.
package struct PreparedOutput {
  package let vocabulary: Vocabulary
  package let readings: Int
  /// From `hello` to `end`, each line with its line feed.
  package let lines: [UInt8]

  /// Reports of one indicator each, all areas in order of their codes; values with two decimals, or counts with raw text.
  package init(readings: Int, areas: Int = 5000, indicators: Int = 20, id: String = "91ab91ab", withOrigin: Bool = true)
  {
    let codes = (0..<areas).compactMap { AreaCode(String(100_000 + $0)) }
    let names = (0..<indicators).compactMap { IndicatorID("nursing_beds_\($0)") }
    vocabulary = Vocabulary(indicators: names, areas: codes)
    var generator = SplitMix(state: 42)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(readings * 160)
    bytes += Array(#"{"id":"\#(id)","type":"hello","name":"prepared","version":"1","protocol":1}"#.utf8) + [0x0A]
    var written = 0
    var report = 0
    while written < readings {
      let month = report / indicators
      let period = "\(1960 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
      let head =
        #"{"id":"\#(id)","type":"report","report":"r\#(report)","period":"\#(period)","reported_at":"2023-09-25"}"#
      bytes += Array(head.utf8) + [0x0A]
      let start =
        #"{"id":"\#(id)","type":"reading","report":"r\#(report)","indicator":"\#(names[report % indicators])","area":""#
      for area in 0..<min(areas, readings - written) {
        let hundredths = Int(generator.next() % 1_000_000)
        let value = "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
        bytes += Array(start.utf8)
        bytes += Array(codes[area].text.utf8)
        bytes += Array(#"","value":\#(value)"#.utf8)
        if withOrigin { bytes += Array(#","place":"\#(area + 2):3","raw":"\#(value)""#.utf8) }
        bytes += [0x7D, 0x0A]
        written += 1
      }
      report += 1
    }
    let end = #"{"id":"\#(id)","type":"end","reports":\#(report),"readings":\#(written),"absent":0,"rejected":0}"#
    bytes += Array(end.utf8) + [0x0A]
    self.readings = written
    lines = bytes
  }
}

/// A small generator, so that every run measures the same bytes.
private struct SplitMix {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// The scanner against Foundation's decoder on the same lines, in turns.
package struct ScannerMeasure {
  /// Millions of readings a second on one core, medians of the rounds.
  package var scanner = 0.0
  /// The same lines with keys in changing order, so that no two lines in a row are alike.
  package var mixed = 0.0
  package var decoder = 0.0
  package var ratio: Double { decoder > 0 ? scanner / decoder : 0 }

  private struct Line: Decodable {
    var id: String
    var type: String
    var report: String
    var indicator: String
    var area: String
    var value: Double
    var place: String?
    var raw: String?
  }

  package init(rounds: Int = 7, readings: Int = 1_000_000) throws {
    let prepared = PreparedOutput(readings: readings)
    let shuffled = ScannerMeasure.alternate(PreparedOutput(readings: readings / 5).lines)
    let few = PreparedOutput(readings: 20_000)
    let split = few.lines.split(separator: 0x0A).dropFirst(2).filter { $0.count > 130 }.map { Data($0) }
    var rates: (scanner: [Double], mixed: [Double], decoder: [Double]) = ([], [], [])
    for _ in 0..<rounds {
      rates.scanner.append(try rate(prepared.readings) { try ScannerMeasure.scan(prepared.lines, prepared.vocabulary) })
      rates.mixed.append(try rate(readings / 5) { try ScannerMeasure.scan(shuffled, prepared.vocabulary) })
      let decoder = JSONDecoder()
      rates.decoder.append(
        try rate(split.count) {
          var sum = 0.0
          for line in split { sum += try decoder.decode(Line.self, from: line).value }
          return Int(sum)
        })
    }
    scanner = median(rates.scanner)
    mixed = median(rates.mixed)
    decoder = median(rates.decoder)
  }

  /// Every second line with `place` before `value`.
  private static func alternate(_ lines: [UInt8]) -> [UInt8] {
    var isOdd = false
    return lines.split(separator: 0x0A).flatMap { line -> [UInt8] in
      isOdd.toggle()
      let text = String(decoding: line, as: UTF8.self)
      guard isOdd, text.contains(#""reading""#) else { return line + [0x0A] }
      return Array(text.replacing(#""type":"reading","report"#, with: #""report"#).dropLast().utf8)
        + Array(#","type":"reading"}"#.utf8) + [0x0A]
    }
  }

  /// Feeds the bytes in pieces of a pipe's size; gives the number of readings.
  private static func scan(_ lines: [UInt8], _ vocabulary: Vocabulary) throws -> Int {
    let reports = try decodeOutput(lines, id: "91ab91ab", vocabulary: vocabulary, piece: 65_536).reports
    return reports.reduce(0) { $0 + $1.readings.count }
  }
}

/// Millions a second of what `body` does `count` times.
func rate(_ count: Int, _ body: () throws -> Int) rethrows -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try body()
  let seconds = (clock.now - start) / .seconds(1)
  return result == Int.min ? 0 : Double(count) / seconds / 1e6
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// Prints the scanner's measure.
func benchmarkScanner(rounds: Int = 7) throws {
  let measure = try ScannerMeasure(rounds: rounds)
  func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
  print("scanner: lines with place and raw text, one core, \(rounds) rounds")
  print("  scanner                             \(rounded(measure.scanner)) M readings/s (at least 2.5)")
  print("  the same, every second line alike   \(rounded(measure.mixed)) M readings/s")
  print("  Foundation's JSONDecoder            \(rounded(measure.decoder)) M readings/s")
  print("  ratio                               \(rounded(measure.ratio)) (at least 12)")
}
