import Foundation
import Testing

/// A plugin's folder, which looks like every other: README with the same headings, sample.yaml, Samples.
package struct PluginFolder {
  private let folder: URL
  private let program: String

  /// The folder above the `Tests` that hold a test file: `PluginFolder(beside: #filePath, program: …)`.
  package init(beside file: String, program: String) {
    folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    self.program = program
  }

  /// README, sample.yaml and program say the same.
  ///
  /// The README has the fixed headings, holds sample.yaml as it is, and under “Example output” what the program prints
  /// for the sample; sample.yaml is what `--sample` prints.
  /// - Parameter sample: The sample's options as the command line writes them, paths from the repository's root.
  package func checkReadme(sample: [String]) throws {
    let readme = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
    let headings = readme.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
    #expect(headings == ["Configuration", "Source", "Readings", "Example output", "Limits"])
    let configuration = try String(contentsOf: folder.appendingPathComponent("sample.yaml"), encoding: .utf8)
    #expect(try output(["--sample"]) == configuration)
    #expect(readme.contains("```yaml\n\(configuration)```\n"), "README.md does not hold sample.yaml as it is")
    let found = try output(["--collect"] + sample)
    #expect(readme.contains("```\n\(found)```\n"), "README.md does not hold what the program prints:\n\(found)")
  }

  private func output(_ arguments: [String]) throws -> String {
    let process = Process()
    let answers = Pipe()
    process.executableURL = try builtProgram(program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Shanghai"]
    process.currentDirectoryURL = folder.deletingLastPathComponent().deletingLastPathComponent()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: try answers.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }
}
