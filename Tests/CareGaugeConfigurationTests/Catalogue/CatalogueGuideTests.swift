import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import Testing

/// The rows that `Plugins/README.md` shows are the catalogues' own, and its made-up file is one that passes.
struct CatalogueGuideTests {
  private static let madeUp = "# made up"

  @Test func everyRowOfTheGuideStandsInACatalogue() throws {
    let catalogues = try Set(Regions.files.flatMap { rows(in: try text(of: $0)) })
    let shown = try blocks().filter { !$0.hasPrefix(Self.madeUp) }.flatMap(rows)
    #expect(shown.count > 25)
    for row in shown { #expect(catalogues.contains(row), "\(row)") }
  }

  @Test func theMadeUpFileOfTheGuidePasses() throws {
    let block = try #require(try blocks().first { $0.hasPrefix(Self.madeUp) })
    let folder = FileManager.default.temporaryDirectory.appending(path: "guide-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "example.yaml")
    try block.write(to: file, atomically: true, encoding: .utf8)

    let (catalogue, faults) = readCatalogue(
      files: Regions.files.map { Regions.repository.appending(path: $0).path() } + [file.path()])
    #expect(faults.map(\.description) == [])
    #expect(catalogue.targets.first { $0.id == "EX-002" }?.replaces == "YC-011")
    #expect(catalogue.targets.first { $0.id == "EX-003" }?.condition == .above(20))
  }

  /// The YAML blocks of the guide's part about catalogues.
  private func blocks() throws -> [String] {
    let part = try text(of: "Plugins/README.md").components(separatedBy: "\n## Catalogues\n")
    let guide = try #require(part.last?.components(separatedBy: "\n## ").first)
    return guide.components(separatedBy: "```yaml\n").dropFirst().map { $0.components(separatedBy: "\n```")[0] }
  }

  /// The rows of a file, each as one line with single blanks.
  private func rows(in text: String) -> [String] {
    var rows: [String] = []
    for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("#") {
      let part = line.trimmingCharacters(in: .whitespaces)
      if part.hasPrefix("- {") {
        rows.append(part)
      } else if line.hasPrefix("     "), !rows.isEmpty {
        rows[rows.count - 1] += " \(part)"
      }
    }
    return rows
  }

  private func text(of path: String) throws -> String {
    try String(contentsOf: Regions.repository.appending(path: path), encoding: .utf8)
  }
}
