import CareGaugeModel
import Foundation
import Testing

/// One row of `figures.tsv`: what the documents say, beside what the catalogues must say.
struct FigureRow: Sendable, CustomTestStringConvertible {
  enum Section: String { case published, target, obligation }

  private let cells: [String: String]

  var id: String { self["id"] }
  var section: Section { Section(rawValue: self["section"])! }
  var due: Day? { Day(self["due"]) }
  var baselineDay: Day? { Day(self["baseline_day"]) }
  var occurrences: [Day] { self["occurrences"].split(separator: ";").compactMap { Day($0) } }
  /// The bodies, as the row separates them.
  var responsible: [String] { self["responsible"].split(separator: "|").map(String.init) }
  var testDescription: String { id }

  /// The cell of a column; empty where the row says nothing.
  subscript(column: String) -> String { cells[column] ?? "" }

  /// The whole table, in its order.
  static func all() throws -> [FigureRow] {
    let text = try String(contentsOf: Regions.repository.appending(path: path), encoding: .utf8)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: true)[...]
    let header = lines.removeFirst().split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    return lines.map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      #expect(fields.count == header.count, "\(line)")
      return FigureRow(cells: Dictionary(uniqueKeysWithValues: zip(header, fields)))
    }
  }

  private static let path = "Tests/CareGaugeConfigurationTests/Catalogue/figures.tsv"
}
