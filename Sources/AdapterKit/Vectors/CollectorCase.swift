import CareGaugeCollector
import Foundation

/// One vector of the collector's side: what a program says, and what the collector makes of it.
package struct CollectorCase: Decodable, Sendable {
  package var name: String
  /// What the program does.
  package var about: String
  /// The output's lines, `$ID` for the collection's id; nil for a program of its own.
  package var says: [String]?
  /// A program beside the collector's tests that does what a text cannot: hang, fork, flood.
  package var program: String?
  /// Seconds until a program that hangs is ended.
  package var seconds: Int?
  /// The fault's code; nil where the collection is taken.
  package var code: String?
  /// The fault's sentence, with place.
  package var text: String?
  /// Why single reports are refused while the rest of the collection is taken.
  package var refused: [String]?
  /// Readings that are taken.
  package var readings: Int?

  package var vector: Vector {
    let what =
      code.map { "the collection is refused (\($0)): \(text ?? "")" }
      ?? (refused ?? []).map { "a report is refused: \($0)" }.first ?? "the collection is taken"
    return Vector(name: name, about: "\(about) Then \(what)", mend: "", side: .collector)
  }

  /// All of them, in order.
  package static func all() throws -> [CollectorCase] {
    try JSONDecoder().decode([CollectorCase].self, from: Data(PackageResources.collector_json))
  }
}
