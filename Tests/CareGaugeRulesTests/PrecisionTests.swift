import CareGaugeRules
import Testing

@Suite struct PrecisionTests {
  @Test(arguments: [
    ("57%", 0.01), ("57.66%", 0.0001), ("57.7％", 0.001), ("57", 0.01), ("0.57", 0.01), ("0.576", 0.001), ("1", 1),
  ])
  func theLastDigitOfAShareIsItsStep(text: String, step: Double) throws {
    let precision = try #require(Precision(of: text, isShare: true))
    #expect(abs(precision.step - step) < step * 1e-12)
  }

  @Test(arguments: ["", "约60%", "60%以上", "1.2.3", "六成", "-5%", "1:500"])
  func whatIsNoPlainNumberHasNoStep(text: String) {
    #expect(Precision(of: text, isShare: true) == nil)
  }

  @Test(arguments: [(0.57, 0.01), (0.6, 0.01), (1.0, 0.01), (0.576, 0.001), (0.5766, 0.0001)])
  func aShareWithoutItsTextIsReadToAWholePercentAtLeast(value: Double, step: Double) {
    #expect(abs(Precision(of: value, isShare: true).step - step) < step * 1e-12)
  }

  @Test func yinchuansTruncatedShareAgreesAndARoundedOneToo() throws {
    let percent = try #require(Precision(of: "57%", isShare: true))
    #expect(percent.agrees(printed: 0.57, exact: 5586.0 / 9688.0))
    #expect(percent.agrees(printed: 0.58, exact: 5586.0 / 9688.0))
    #expect(!percent.agrees(printed: 0.56, exact: 5586.0 / 9688.0))
    #expect(!percent.agrees(printed: 0.59, exact: 5586.0 / 9688.0))
  }

  @Test func aFinerPrintIsHeldToItsOwnDigits() throws {
    let finer = try #require(Precision(of: "57.66%", isShare: true))
    #expect(finer.agrees(printed: 0.5766, exact: 5586.0 / 9688.0))
    #expect(!finer.agrees(printed: 0.5768, exact: 5586.0 / 9688.0))
  }

  @Test func negativeFiguresAreTruncatedTowardsZero() {
    let whole = Precision(of: -3, isShare: false)
    #expect(whole.agrees(printed: -3, exact: -3.9))
    #expect(!whole.agrees(printed: -3, exact: -4.1))
    #expect(!whole.agrees(printed: 3, exact: -3))
  }
}
