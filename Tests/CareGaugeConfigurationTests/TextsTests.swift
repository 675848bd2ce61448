import CareGaugeModel
import Foundation
import TestSupport
import Testing

@testable import CareGaugeConfiguration

@Suite struct TextsTests {
  @Test func whatIsRecordedIsWhatWasReadWhateverBecameOfTheFilesSince() async throws {
    try await withTemporaryFolder { folder in
      let good = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/good-overrides")
      let copy = folder.appending(path: "good")
      try FileManager.default.copyItem(at: good, to: copy)
      try """
      database: {private: pg}
      http: {listen: "127.0.0.1:0"}
      catalogues: [catalogue.yaml]

      """.write(to: copy.appending(path: "caregauge.yaml"), atomically: true, encoding: .utf8)
      func read() -> (settings: Settings?, catalogue: Catalogue, faults: [ConfigurationFault]) {
        readConfiguration(file: "caregauge.yaml", workingFolder: copy.path)
      }
      let (settings, catalogue, faults) = read()
      let texts = try #require(settings?.texts, "\(faults)")
      for file in try FileManager.default.subpathsOfDirectory(atPath: copy.path) where file.hasSuffix(".yaml") {
        try "nothing: of this\n".write(to: copy.appending(path: file), atomically: true, encoding: .utf8)
      }
      let stored = try #require(StoredFiles(text: texts.catalogues))
      #expect(stored.files.map(\.isOverride).contains(true))
      let again = try readStoredConfiguration(configuration: texts.configuration, catalogue: texts.catalogues)
      #expect(again.catalogue.targets == catalogue.targets)
      #expect(again.settings.alerting == settings?.alerting)
      #expect(read().settings == nil)
    }
  }
}
