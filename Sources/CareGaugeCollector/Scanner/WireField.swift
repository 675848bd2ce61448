/// The keys that the protocol knows on the first level of a line, by their place among the slots of a scanned line.
package enum WireField: Int, CaseIterable, Sendable {
  case id, type, name, version, region, indicators, areas, options, report, period, reporter, status, source, sha256
  case obligation, indicator, area, value, numerator, denominator, place, raw, reason, done, of, reports, readings
  case absent, rejected, code, protocolVersion, reportedAt, deliveredAt, asOf

  /// The key as it stands in a line.
  package var key: String {
    switch self {
    case .protocolVersion: "protocol"
    case .reportedAt: "reported_at"
    case .deliveredAt: "delivered_at"
    case .asOf: "as_of"
    default: "\(self)"
    }
  }

  /// Fields by the number that the scanner's key table gives.
  static let numbered = Array(allCases)
  /// The keys' table.
  static let table = NameTable(numbered.map { ($0.key, Int32($0.rawValue)) })
}

/// The value of one key of a scanned line.
package struct WireValue: Sendable {
  package enum Kind: UInt8, Sendable { case none, text, number, yes, no, null, composite }

  package var kind = Kind.none
  package var isEscaped = false
  /// Where the value's bytes lie in the line; a text's without its quotes.
  package var start: Int32 = 0
  package var end: Int32 = 0
  package var number = 0.0
}
