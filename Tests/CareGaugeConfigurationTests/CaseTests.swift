import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import Testing

/// Each folder under `Cases` is a configuration (`caregauge.yaml`) or a set of catalogues, with all that is to be said.
@Suite struct CaseTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()

  @Test(arguments: names)
  func everyFaultIsToldInItsPlaceWithItsRemedy(name: String) throws {
    let folder = CaseTests.root.appending(path: name)
    let expected = try String(contentsOf: folder.appending(path: "expected.txt"), encoding: .utf8)
    #expect(ConfigurationFault.report(try CaseTests.faults(in: folder)) == expected)
    #expect(expected.split(separator: "\n").allSatisfy { $0.contains("; ") }, "each says what to write instead")
    #expect(expected.isEmpty == name.hasPrefix("good-"), "only good cases expect nothing")
  }

  @Test func thereAreEnoughBadCases() {
    #expect(CaseTests.names.count { !$0.hasPrefix("good-") } >= 60)
  }

  @Test(arguments: names)
  func noCaseTellsTheSecret(name: String) throws {
    let folder = CaseTests.root.appending(path: name)
    #expect(!ConfigurationFault.report(try CaseTests.faults(in: folder)).contains("hunter2"))
  }

  /// What `caregauge check` says about a case: paths are relative to its folder.
  static func faults(in folder: URL) throws -> [ConfigurationFault] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    if names.contains("caregauge.yaml") {
      return readConfiguration(file: "caregauge.yaml", workingFolder: folder.path).faults
    }
    let overrides =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "catalogues.d").path)) ?? []
    return readCatalogue(
      files: names.filter { $0.hasSuffix(".yaml") }, overrides: overrides.sorted().map { "catalogues.d/\($0)" },
      workingFolder: folder.path
    ).1
  }
}
