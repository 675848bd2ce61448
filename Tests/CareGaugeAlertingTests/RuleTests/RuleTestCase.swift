import CareGaugeAlerting
import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import Testing

/// A folder under `Cases`: rule tests, the output that they are to have, and a configuration of their own where the one of
/// `ops` will not do.
struct RuleTestCase: Sendable, CustomTestStringConvertible {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL

  static let all: [RuleTestCase] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
    .map { RuleTestCase(name: $0) }

  /// The service as a fresh machine runs it.
  static let usual = read("ops/caregauge.yaml")

  typealias Configuration = (settings: Settings?, catalogue: Catalogue, faults: [ConfigurationFault])

  let name: String
  var testDescription: String { name }
  var folder: URL { RuleTestCase.root.appending(path: name) }

  static func read(_ file: String) -> Configuration {
    readConfiguration(file: file, workingFolder: repository.path)
  }

  var expected: String {
    get throws { try String(contentsOf: folder.appending(path: "expected.txt"), encoding: .utf8) }
  }

  /// What `caregauge rules test` prints.
  func output() throws -> String {
    let own = folder.appending(path: "caregauge.yaml").path
    let read = FileManager.default.fileExists(atPath: own) ? RuleTestCase.read(own) : RuleTestCase.usual
    return try RuleTestCase.output(of: "test.yaml", in: folder.path, read)
  }

  static func output(of file: String, in folder: String, _ read: Configuration) throws -> String {
    guard let settings = read.settings else { return ConfigurationFault.report(read.faults) }
    let (tests, faults) = readRuleTests(
      files: [file], settings: settings, catalogue: read.catalogue, workingFolder: folder)
    if !faults.isEmpty { return ConfigurationFault.report(faults) }
    let results = tests.map(RuleTestRunner(basis(settings, read.catalogue)).run)
    return results.map(\.text).joined() + RuleTestResult.summary(of: results) + "\n"
  }

  private static func basis(_ settings: Settings, _ catalogue: Catalogue) -> JudgementBasis {
    JudgementBasis(
      catalogue: catalogue, rules: settings.rules, severities: settings.alerting?.severities ?? [:],
      receivers: settings.alerting?.receivers ?? [], routes: settings.alerting?.routes ?? [],
      sender: settings.email?.from, zone: settings.zone)
  }
}
