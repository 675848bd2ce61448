import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import TestSupport
import Testing

/// The operators' reference `ops/configuration.md` says what the reader does.
@Suite struct ReferenceTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private let lines: [String]

  init() throws {
    let file = ReferenceTests.repository.appending(path: "ops/configuration.md")
    lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
  }

  /// The fenced examples in YAML, in their order.
  private var examples: [String] {
    var (examples, open): ([String], [String]?) = ([], nil)
    for line in lines {
      if line == "```yaml" {
        open = []
      } else if line == "```", let text = open {
        examples.append(text.joined(separator: "\n") + "\n")
        open = nil
      } else {
        open?.append(line)
      }
    }
    return examples
  }

  /// The first column of the tables of keys.
  private var documented: [String] {
    var (keys, isOfKeys): ([String], Bool) = ([], false)
    for line in lines {
      guard line.hasPrefix("|") else {
        isOfKeys = false
        continue
      }
      if line.hasPrefix("| key |") { isOfKeys = true }
      if isOfKeys, line.hasPrefix("| `") { keys.append(String(line.dropFirst(3).prefix { $0 != "`" })) }
    }
    return keys
  }

  /// Every example as a whole configuration in a folder of its own, with the files that it names.
  private func withExamples(_ body: (_ file: String, _ folder: URL) throws -> Void) async throws {
    for example in examples {
      try await withTemporaryFolder { folder in
        let files = FileManager.default
        try files.createSymbolicLink(
          at: folder.appending(path: "Plugins"),
          withDestinationURL: ReferenceTests.repository.appending(path: "Plugins"))
        try files.createDirectory(at: folder.appending(path: "secrets"), withIntermediateDirectories: false)
        for secret in ["database", "tokens", "smtp", "certificate.pem", "key.pem"] {
          let isMade = files.createFile(
            atPath: folder.appending(path: "secrets/\(secret)").path, contents: Data("secret\n".utf8),
            attributes: [.posixPermissions: 0o600])
          #expect(isMade)
        }
        let others = [
          "database: {private: var/postgresql}\n",
          "catalogues: [Plugins/indicators.yaml, Plugins/*/catalogue.yaml]\n",
        ].filter { other in !example.contains("\(other.prefix { $0 != ":" }):") }
        let text = others.joined() + example
        try text.write(to: folder.appending(path: "caregauge.yaml"), atomically: true, encoding: .utf8)
        try body("caregauge.yaml", folder)
      }
    }
  }

  @Test func everyExampleIsAConfigurationWithoutFault() async throws {
    #expect(examples.count >= 9)
    try await withExamples { file, folder in
      let faults = readConfiguration(file: file, workingFolder: folder.path).faults
      #expect(ConfigurationFault.report(faults) == "")
    }
  }

  @Test func everyKeyOfTheReaderIsInItOnceWithAnExampleAndNoOther() async throws {
    var keys = ConfigurationKeys()
    try await withExamples { file, folder in
      let own = configurationKeys(file: file, workingFolder: folder.path)
      keys.known.formUnion(own.known)
      keys.written.formUnion(own.written)
    }
    #expect(documented.sorted() == keys.known.sorted())
    // A key without an example may open a map whose keys nobody has seen here.
    #expect(keys.known.subtracting(keys.written).sorted() == [])
  }

  @Test func theTableOfAlertsHasEveryKindAndConditionWithItsSeverity() throws {
    let rows = lines.map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    for kind in AlertKind.allCases { #expect(rows.contains { $0.first == "`\(kind.rawValue)`" }, "\(kind)") }
    for condition in AlertCondition.allCases {
      let row = try #require(rows.first { $0.count == 5 && $0[2] == "`\(condition.rawValue)`" }, "\(condition)")
      let severity = condition == .crossed ? "the rule's" : "`\(condition.severity.rawValue)`"
      #expect(row[4] == severity, "\(condition)")
    }
  }
}
