import Foundation
import TestSupport
import Testing

@testable import AdapterKit

struct ScaffoldTests {
  /// Runs a program and gives what it printed.
  static func run(_ program: String, _ arguments: [String]) throws -> String {
    try CommandRun(URL(filePath: program), arguments, in: FileManager.default.temporaryDirectory).output
  }

  @Test(arguments: Scaffold.Language.allCases)
  func aNewPluginHasWhatItsSiblingsHave(language: Scaffold.Language) async throws {
    try await KitBench.withScaffold(language) { scaffold, folder in
      let plugin = folder.appending(path: "example")
      for part in ["README.md", "catalogue.yaml", "sample.yaml", "Sources", "Samples", "Tests/Fixtures"] {
        #expect(FileManager.default.fileExists(atPath: plugin.appending(path: part).path), "\(part)")
      }
      let readme = try String(contentsOf: plugin.appending(path: "README.md"), encoding: .utf8)
      let headings = readme.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
      #expect(headings == ["Configuration", "Source", "Readings", "Example output", "Limits"])
      let sample = try String(contentsOf: plugin.appending(path: "sample.yaml"), encoding: .utf8)
      #expect(readme.contains("```yaml\n\(sample)```\n"))
      #expect(sample.contains("program: caregauge-adapter-example\n"))
      for file in scaffold.files {
        #expect(!file.text.contains("@NAME@") && !file.text.contains("@REGION@"), "\(file.path)")
        #expect(file.text.hasSuffix("\n") && !file.text.hasSuffix("\n\n"), "\(file.path)")
      }
    }
  }

  @Test func nothingIsOverwritten() async throws {
    try await KitBench.withScaffold(.python) { scaffold, folder in
      let readme = folder.appending(path: "example/README.md")
      try Data("mine".utf8).write(to: readme)
      let target = "\(folder.path)/example"
      #expect(
        throws: KitFault(
          "\(target) is there already; nothing was written. Choose another name, or another folder with --into")
      ) { try scaffold.write(into: folder.path) }
      #expect(try String(contentsOf: readme, encoding: .utf8) == "mine")
    }
  }

  @Test(arguments: ["", "Tongxin", "1county", "a-b", "a/b", "..", "县", String(repeating: "a", count: 41)])
  func aNameThatAdaptersCannotHaveIsRefused(name: String) {
    #expect(throws: KitFault("\(name) cannot be an adapter's name; write small letters, digits and _, a letter first"))
    {
      try Scaffold(name: name, language: .python)
    }
  }

  @Test func aSwiftPluginNeedsThePackage() throws {
    #expect(
      throws: KitFault("a Swift adapter is built with the CareGauge package; name its folder or URL with --sdk")
    ) { try Scaffold(name: "a", language: .swift) }
    let byURL = try Scaffold(
      name: "a_b", language: .swift, sdk: PackageReference("https://git.example/x/caregauge.git"))
    let package = try #require(byURL.files.first { $0.path == "Package.swift" })
    #expect(
      package.text.contains(#"dependencies: [.package(url: "https://git.example/x/caregauge.git", branch: "main")],"#))
    #expect(package.text.contains(#"[.product(name: "CareGaugeAdapter", package: "caregauge")]"#))
    #expect(package.text.contains(#"name: "caregauge-adapter-a-b""#))
  }

  /// The template is compiled as it is, by the target scaffold-adapter.
  @Test func theSwiftTemplateIsTheOneThatIsCompiledHere() throws {
    let compiled = KitBench.repository.appending(path: "Tests/ScaffoldAdapter/ExampleAdapter.swift")
    let scaffold = try Scaffold(name: "example", language: .swift, sdk: .path("../caregauge"))
    let source = try #require(scaffold.files.first { $0.path == "Sources/ExampleAdapter.swift" })
    #expect(try String(contentsOf: compiled, encoding: .utf8) == source.text)
  }

  @Test func theSwiftTemplateSaysWhatItsFixtureExpects() async throws {
    try await KitBench.withScaffold(.swift) { scaffold, folder in
      let program = try builtProgram("scaffold-adapter").path
      let script = folder.appending(path: "example/Tests/run.sh")
      let text = try String(contentsOf: script, encoding: .utf8)
      try Data(text.replacing(".build/debug/caregauge-adapter-example", with: program).utf8).write(to: script)
      #expect(try ScaffoldTests.run("/bin/sh", [script.path]) == "passed Tests/Fixtures/first/\n")
    }
  }
}
