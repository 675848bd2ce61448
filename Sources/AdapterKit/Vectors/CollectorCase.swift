import CareGaugeCollector
import Foundation

/// One vector of the collector's side: what a program says, and what the collector makes of it.
package struct CollectorCase: Decodable, Sendable {
  package var name: String
  /// What the program does.
  package var about: String
  /// The output's lines, `$ID` for the collection's id; what follows `@part ` has no line end.
  package var says: [String]
  /// The fault's code; nil where the collection is taken.
  package var code: String?
  /// The fault's sentence, with place.
  package var text: String?
  /// Why single reports are refused while the rest of the collection is taken.
  package var refused: [String]?
  /// Readings that are taken.
  package var readings: Int?

  /// The output for a collection.
  package func output(id: String) -> [UInt8] {
    says.flatMap { line in
      let isPart = line.hasPrefix("@part ")
      let text = (isPart ? String(line.dropFirst(6)) : line).replacing("$ID", with: id)
      return Array(text.utf8) + (isPart ? [] : [0x0A])
    }
  }

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
