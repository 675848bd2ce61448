import Foundation
import Testing

private let tests = URL(filePath: #filePath).deletingLastPathComponent()
private let readme = tests.appending(path: "../../../Plugins/README.md")

/// The only block of a language in Plugins/README.md that begins with a text.
private func block(_ language: String, from beginning: String) throws -> String {
  let text = try String(contentsOf: readme, encoding: .utf8)
  let blocks = text.split(separator: "```\(language)\n").dropFirst().compactMap { $0.split(separator: "```").first }
  return String(try #require(blocks.first { $0.hasPrefix(beginning) }))
}

@Test func theSwiftExampleIsTheOneThatIsCompiledHere() throws {
  let compiled = try String(contentsOf: tests.appending(path: "ExampleAdapter.swift"), encoding: .utf8)
  #expect(try block("swift", from: "import CareGaugeAdapter").replacing("@main\n", with: "") == compiled)
}
