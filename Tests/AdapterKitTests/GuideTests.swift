import CareGaugeModel
import Foundation
import Testing

@testable import AdapterKit

/// What Plugins/README.md shows of the scaffold and of the kit is what they really say.
struct GuideTests {
  private let guide: String

  init() throws {
    guide = try String(contentsOf: KitBench.repository.appending(path: "Plugins/README.md"), encoding: .utf8)
  }

  @Test func theTablesThatItShowsStandInTheTemplate() throws {
    let template = String(decoding: PackageResources.adapter_py, as: UTF8.self)
    let block = try #require(
      guide.split(separator: "   ```python\n").dropFirst().first?.split(separator: "   ```").first)
    let shown = block.split(separator: "\n").map { $0.trimmingPrefix("   ") }.joined(separator: "\n")
    #expect(template.contains(shown))
  }

  @Test func theFailureThatItShowsIsOneOfTheKit() throws {
    let vector = try #require(try AdapterCheck.vectors().first { $0.name == "request/protocol-2" })
    #expect(guide.contains("FAILED \(vector.name)\n  asked:    \(vector.about)\n"))
    #expect(guide.contains("  mend:     \(vector.mend)\n  again:    --only \(vector.name)\n"))
  }

  @Test func itNamesEachFamilyOfVectors() throws {
    for family in Set(try AdapterCheck.vectors().compactMap { $0.name.split(separator: "/").first }) {
      #expect(guide.contains("`\(family)/`"), "\(family)/")
    }
  }

  @Test func theWholeConversationIsOneThatTheCollectorTakes() throws {
    let lines = guide.split(separator: "\n").filter { $0.hasPrefix("← ") }.map { $0.dropFirst(2) + "\n" }
    let recording = Recording(id: "91ab", output: Array(lines.joined().utf8))
    let vocabulary = Vocabulary(
      indicators: [IndicatorID("institution_beds")].compactMap { $0 },
      areas: ["990101", "990102"].compactMap { AreaCode($0) })
    guard case .collection = Answer(recording, op: "collect", vocabulary: vocabulary) else {
      Issue.record("\(Answer(recording, op: "collect", vocabulary: vocabulary).text)")
      return
    }
  }
}
