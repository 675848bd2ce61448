import Foundation
import TestSupport

/// A figure that a document publishes, from the table that was made from the documents.
struct PublishedRow {
  let id: String
  let region: String
  let area: String
  let indicator: String
  let value: Double
  /// The day of the baseline, and the periods under which adapters may deliver it.
  let periods: [String]

  /// The 25 rows of section `published`.
  static func all() throws -> [PublishedRow] {
    let file = RunningService.repository.appending(path: "Tests/CareGaugeConfigurationTests/Catalogue/figures.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let names = lines[0].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    return try lines.dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let row = Dictionary(zip(names, cells), uniquingKeysWith: { first, _ in first })
      guard row["section"] == "published" else { return nil }
      guard let id = row["id"], let region = row["region"], let area = row["area"], let indicator = row["indicator"],
        let day = row["baseline_day"], let value = row["baseline"].flatMap({ Double($0) })
      else { throw TestSupportFault("figures.tsv: a published row lacks a field: \(line)") }
      return PublishedRow(
        id: id, region: region, area: area, indicator: indicator, value: value, periods: [day, String(day.prefix(4))])
    }
  }
}
