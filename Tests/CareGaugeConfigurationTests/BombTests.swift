import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import Glibc
import TestSupport
import Testing

/// Files made to use up time, in ratios of the time for an honest file of the size that a whole country needs.
@Suite(.serialized) struct BombTests {
  /// Towns in the catalogue's own form, about 90 bytes each.
  private static func towns(_ count: Int) -> String {
    let rows = (0..<count).map {
      "  - {code: \"\(640_100_000 + $0)\", name: 某某街道办事处, parent: \"640104\", level: sub_district}\n"
    }
    return "region: ningxia\nareas:\n" + rows.joined()
  }

  /// The least processor time of three readings of a file with this text, in seconds, and what the last one said.
  ///
  /// Processor time of the thread, because other work on the machine says nothing about the reader.
  private static func time(_ text: String) async throws -> (time: Double, faults: [ConfigurationFault], areas: Int) {
    try await withTemporaryFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: "plan.yaml"))
      var best = Double.infinity
      var result: (Catalogue, [ConfigurationFault]) = (Catalogue(), [])
      for _ in 0..<3 {
        let start = processorTime()
        result = readCatalogue(files: ["plan.yaml"], workingFolder: folder.path)
        best = min(best, processorTime() - start)
      }
      return (best, result.1, result.0.areas.count)
    }
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func fourTimesTheRowsTakeAboutFourTimesTheTime() async throws {
    let small = try await BombTests.time(BombTests.towns(4500))
    let large = try await BombTests.time(BombTests.towns(18_000))
    #expect(BombTests.towns(18_000).utf8.count > 1_600_000)
    #expect(small.faults.isEmpty && large.faults.isEmpty)
    #expect(large.areas == 18_000)
    #expect(large.time < small.time * 8, "linear is 4 times, quadratic 16")
  }

  @Test(arguments: [
    "areas: " + String(repeating: "[", count: 100_000), "areas: " + String(repeating: "{a: ", count: 30_000),
    String(repeating: "- ", count: 50_000), String(repeating: "? ", count: 50_000),
    (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
  ])
  func aDepthBombStopsAtOnce(text: String) async throws {
    let honest = try await BombTests.time(BombTests.towns(4500))
    let bomb = try await BombTests.time(text)
    #expect(bomb.faults.count == 1)
    #expect(bomb.faults.first?.what == "lists and maps lie more than 64 levels deep here; write the file flatter")
    #expect(bomb.time < honest.time)
  }

  @Test func sixtyFourLevelsAreAllowedAndNoMore() async throws {
    let deep = { (levels: Int) in
      "options: " + String(repeating: "[", count: levels - 1) + String(repeating: "]", count: levels - 1)
    }
    let unknown = try await BombTests.time(deep(64)).faults
    #expect(unknown.count == 1 && unknown[0].what.hasPrefix("unknown key \"options\""))
    let tooDeep = try await BombTests.time(deep(65)).faults
    #expect(tooDeep.map(\.what) == ["lists and maps lie more than 64 levels deep here; write the file flatter"])
  }

  @Test func anAliasBombIsNeverExpanded() async throws {
    let honest = try await BombTests.time(BombTests.towns(4500))
    let lines = (1...40).map { level in
      "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    let bomb = try await BombTests.time("a0: &a0 [lol]\n" + lines.joined() + "? *a40\n: x\n")
    #expect(bomb.faults.count { $0.what.contains("an alias") } == 401)
    #expect(bomb.time < honest.time)
  }

  @Test func moreThanAMillionValuesAreRefused() async throws {
    let text = "areas: [" + String(repeating: "0,", count: 1_100_000) + "0]\n"
    try await withTemporaryFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: "plan.yaml"))
      let faults = readCatalogue(files: ["plan.yaml"], workingFolder: folder.path).1
      #expect(faults.map(\.what) == ["more than 1000000 values stand in this file; split it into several"])
    }
  }

  @Test func thousandsOfUnknownNamesAreToldWithoutComparingEachPairTwice() async throws {
    let rows = (0..<3000).map { number in
      "  - {id: A-\(number), indicator: beds_\(number % 7), area: \"64010\(number % 10)\", at_least: 1, by: 2023-12-31, "
        + "document: d, clause: c}\n"
    }
    let head = "region: ningxia\ndocuments:\n  - {id: d, title: t, issuer: i, issued: 2023-01-01}\ntargets:\n"
    let many = try await BombTests.time(head + rows.joined())
    let few = try await BombTests.time(head + rows.prefix(750).joined())
    #expect(many.faults.count == 6000)
    #expect(many.time < few.time * 10, "linear is 4 times, quadratic 16")
  }
}
