import CareGaugeModel

@testable import CareGaugeCollector

/// Bytes as an adapter's whole output: in whatever pieces it comes, and whichever way a line is read, it says the same.
enum OutputHarness {
  private static let vocabulary = Vocabulary(
    indicators: ["nursing_beds", "institution_beds", "government_run_beds", "a"].compactMap { IndicatorID($0) },
    areas: ["640104", "640100", "640104001", "530181", "330000"].compactMap { AreaCode($0) })

  static func read(_ bytes: [UInt8]) throws {
    var limits = AdapterLimits()
    limits.line = 4096
    let whole = outcome(bytes, piece: 1 << 20, limits)
    for piece in bytes.count < 600 ? [1, 7, 64] : [64] {
      let cut = outcome(bytes, piece: piece, limits)
      try require(cut == whole, "in pieces of \(piece):\n\(cut)\nwhole:\n\(whole)")
    }
    guard whole.hasPrefix("taken"), bytes.count < limits.line / 2 else { return }
    // Each line is indented by another amount, so that none has the shape of one before it.
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let spaced = lines.enumerated().map { $1.isEmpty ? [] : Array(repeating: 0x20, count: $0 % 97) + $1 }
    let unlike = outcome(Array(spaced.joined(separator: [0x0A])), piece: 1 << 20, limits)
    try require(unlike == whole, "without templates:\n\(unlike)\nwith:\n\(whole)")
  }

  private static func outcome(_ bytes: [UInt8], piece: Int, _ limits: AdapterLimits) -> String {
    do throws(CollectionFault) {
      let (reports, findings, version) = try decodeOutput(
        bytes, id: "x", vocabulary: vocabulary, limits: limits, piece: piece)
      let texts = reports.map { report in
        let columns = report.readings
        let rows = (0..<columns.count).map {
          "\(columns.indicators[$0]) \(columns.areas[$0]) \(columns.stated[$0]) \(columns.numerators[$0]) "
            + "\(columns.denominators[$0]) \(columns.places[$0] ?? "-") \(columns.raws[$0] ?? "-")"
        }
        return "\(report.head) \(report.absences) \(report.rejections)\n" + rows.joined(separator: "\n")
      }
      return "taken \(version)\n" + texts.joined(separator: "\n") + findings.map(\.reason).joined(separator: "\n")
    } catch {
      return error.description
    }
  }
}
