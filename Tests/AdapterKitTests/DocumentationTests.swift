import Foundation
import Testing

/// The SDK's DocC catalogue shows code that is compiled here, and names symbols that exist.
struct DocumentationTests {
  private let catalogue = KitBench.repository.appending(path: "Sources/CareGaugeAdapter/Documentation.docc")

  private func article(_ name: String) throws -> String {
    try String(contentsOf: catalogue.appending(path: name), encoding: .utf8)
  }

  @Test func theTutorialsCodeIsTheWholeAdapterThatIsCompiledHere() throws {
    let blocks = try article("FirstAdapter.md").components(separatedBy: "```swift\n").dropFirst().map {
      $0.components(separatedBy: "```\n")[0]
    }
    let compiled = KitBench.repository.appending(path: "Tests/ScaffoldAdapter/ExampleAdapter.swift")
    #expect(try blocks.joined() == String(contentsOf: compiled, encoding: .utf8))
  }

  @Test(arguments: ["CareGaugeAdapter.md", "FirstAdapter.md", "ChoosingAReader.md"])
  func everySymbolAndArticleThatAnArticleNamesExists(name: String) throws {
    // Code between fences holds no links, and its fences must not be taken for any.
    let text = try article(name).components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 0 }
      .map(\.element).joined()
    let sources = KitBench.repository.appending(path: "Sources/CareGaugeAdapter")
    let code = try (FileManager.default.subpaths(atPath: sources.path) ?? []).filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: sources.appending(path: $0), encoding: .utf8) }.joined()
    for (index, symbol) in text.components(separatedBy: "``").enumerated()
    where index % 2 == 1 && symbol != "CareGaugeAdapter" {
      let type = symbol.split(separator: "/")[0]
      let isPublic = ["struct", "enum", "protocol", "final class"].contains { kind in
        code.contains("public \(kind) \(type) ") || code.contains("public \(kind) \(type):")
      }
      #expect(isPublic, "\(symbol) is no public type of the module")
    }
    for link in text.components(separatedBy: "<doc:").dropFirst() {
      let page = link.components(separatedBy: ">")[0]
      #expect(FileManager.default.fileExists(atPath: catalogue.appending(path: page + ".md").path), "\(page)")
    }
  }
}
