import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import TestSupport
import Testing

@testable import AdapterKit

/// Every adapter of ours, in whatever language, passes `caregauge adapter check`.
@Suite(.serialized) struct ConformanceTests {
  static let adapters: [(program: String, options: [String: OptionValue])] = [
    ("caregauge-adapter-shandong", ["folder": .text("Plugins/Shandong/Samples")]),
    ("caregauge-adapter-yunnan", ["inbox": .text("Plugins/Yunnan/Samples")]),
    ("caregauge-adapter-zhejiang", ["answers": .text("Plugins/Zhejiang/Samples")]),
    ("caregauge-adapter-ningxia", ["inbox": .text("Plugins/Ningxia/Samples")]),
    ("caregauge-adapter-inner-mongolia", ["inbox": .text("Plugins/InnerMongolia/Samples")]),
  ]

  @Test(arguments: adapters.map(\.program)) func aRegionsAdapterPassesTheKit(program: String) async throws {
    let adapter = try #require(ConformanceTests.adapters.first { $0.program == program })
    let options = adapter.options.mapValues { value -> OptionValue in
      if case .text(let path) = value { .text(KitBench.repository.path + "/" + path) } else { value }
    }
    let report = try await KitBench.check([try builtProgram(program).path], options: options)
    #expect(report.failures.isEmpty, "\(report.text)")
    #expect(report.vectors.count { $0.verdict == .passed } > 150)
  }

  @Test(arguments: [Scaffold.Language.python, .shell])
  func aNewPluginPassesTheKitAndItsOwnTests(language: Scaffold.Language) async throws {
    try await KitBench.withScaffold(language) { scaffold, folder in
      let samples = folder.path + "/example/Samples"
      let catalogue = readCatalogue(files: [
        KitBench.repository.path + "/Plugins/indicators.yaml", folder.path + "/example/catalogue.yaml",
      ])
      #expect(catalogue.1.isEmpty, "\(ConfigurationFault.report(catalogue.1))")
      let report = try await KitBench.check(
        [folder.path + "/" + scaffold.command], options: ["inbox": .text(samples)], catalogue: catalogue.0)
      #expect(report.failures.isEmpty, "\(report.text)")
      #expect(report.vectors.count { $0.verdict == .passed } > 200)
      let said = try ScaffoldTests.run("/bin/sh", [folder.path + "/example/Tests/run.sh"])
      #expect(said == "passed Tests/Fixtures/first/\n")
    }
  }

  @Test func theNewSwiftPluginPassesTheKit() async throws {
    try await KitBench.withScaffold(.swift) { scaffold, folder in
      let report = try await KitBench.check(
        [try builtProgram("scaffold-adapter").path], options: ["inbox": .text(folder.path + "/example/Samples")])
      #expect(report.failures.isEmpty, "\(report.text)")
      #expect(report.vectors.count { $0.verdict == .passed } > 200)
    }
  }
}
