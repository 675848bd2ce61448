import Foundation
import Testing

@Suite struct RuleTestTests {
  @Test(arguments: RuleTestCase.all)
  func aTimelineSaysWhatIsOtherThanExpected(which: RuleTestCase) throws {
    let output = try which.output()
    let expected = try which.expected
    #expect(output == expected, "\(output)")
  }

  static let examples: [String] =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: RuleTestCase.repository.appending(path: "ops/rules").path)) ?? []).sorted()

  @Test(arguments: examples)
  func anExampleForOperatorsPassesOnTheRealCatalogues(file: String) throws {
    let output = try RuleTestCase.output(
      of: "ops/rules/\(file)", in: RuleTestCase.repository.path, RuleTestCase.usual)
    #expect(output.hasSuffix("passed, 0 failed\n"), "\(output)")
    #expect(!output.hasPrefix("0 tests"))
  }
}
