import CareGaugeModel
import Hummingbird
import HummingbirdCore

/// Query parameters of `/api/v1`, each refused with what to write instead.
struct QueryReading {
  private let parameters: FlatDictionary<Substring, Substring>

  /// - Throws: 400 for a parameter that is not among `known`, so that a slip of the pen does not widen the answer.
  init(_ request: Request, known: [String]) throws {
    parameters = request.uri.queryParameters
    for (name, _) in parameters where !known.contains(String(name)) {
      throw HTTPError(
        .badRequest, message: "\(name.prefix(100)) is no parameter here; known are \(known.joined(separator: ", ")).")
    }
  }

  func text(_ name: String) -> String? { parameters[name[...]].map(String.init) }

  func day(_ name: String) throws -> Day? {
    try read(name, "a day such as 2023-10-08") { Day($0) }
  }

  func indicator(_ name: String) throws -> IndicatorID? {
    try read(name, "an indicator's name such as nursing_bed_share") { IndicatorID($0) }
  }

  func area(_ name: String) throws -> AreaCode? {
    try read(name, "an area's code of six or nine digits") { AreaCode($0) }
  }

  func region(_ name: String) throws -> RegionID? {
    try read(name, "a region's name such as inner_mongolia") { RegionID($0) }
  }

  /// From 1 to 10,000, which is also the default.
  func limit() throws -> Int {
    try read("limit", "a whole number from 1 to 10000") { text in
      Int(text).flatMap { (1...10_000).contains($0) ? $0 : nil }
    } ?? 10_000
  }

  private func read<Value>(_ name: String, _ what: String, _ parse: (Substring) -> Value?) throws -> Value? {
    guard let text = parameters[name[...]] else { return nil }
    guard let value = parse(text) else { throw HTTPError(.badRequest, message: "\(name) must be \(what).") }
    return value
  }
}
