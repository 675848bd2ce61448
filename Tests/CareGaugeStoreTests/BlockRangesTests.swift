import Testing

@testable import CareGaugeStore

@Suite struct BlockRangesTests {
  @Test func neighboursShareARange() {
    #expect(BlockRanges(numbers: [0, 1, 2, 7, 9, 10]).texts == ["0-2,7,9-10"])
    #expect(BlockRanges(numbers: []).texts == [])
  }

  @Test func longListsAreSplitBelowTheLimitOfANotification() {
    let numbers = (0..<4000).map { Int32($0 * 2) }
    let texts = BlockRanges(numbers: numbers).texts
    #expect(texts.count > 1)
    #expect(texts.allSatisfy { $0.utf8.count < 8000 })
    #expect(texts.compactMap { BlockRanges($0)?.numbers }.flatMap { $0 } == numbers)
  }

  @Test(arguments: ["x", "1-", "3-1", "1-2-3", "0-99999999", "-5"]) func otherTextsAreNone(text: String) {
    #expect(BlockRanges(text) == nil)
  }
}
