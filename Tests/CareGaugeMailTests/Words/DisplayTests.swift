import CareGaugeMail
import CareGaugeModel
import Testing

/// What is shown of a figure stands to its target as the figure does, for figures as near to it as doubles can be.
@Suite struct DisplayTests {
  /// A generator of its own, so that a failure can be repeated.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test(arguments: ["ratio", "beds", "yuan", "m", "persons_per_10k_elders"], [UInt64(1), 2, 3, 4])
  func noShownFigureCrossesItsTarget(_ unit: String, _ seed: UInt64) throws {
    var numbers = Numbers(state: seed)
    for _ in 0..<250 {
      let target = Self.target(unit, &numbers)
      let value = Self.near(target, &numbers)
      for language in Language.allCases {
        let words = FigureWords(unit: unit, in: language)
        let shown = words.figure(value, against: [target])
        let isSame = (value - target).magnitude <= 16 * max(value.magnitude, target.magnitude).ulp
        let order = isSame ? 0 : value < target ? -1 : 1
        if shown.hasPrefix("略低于") || shown.hasPrefix("just under") {
          #expect(order == -1, "\(value) beside \(target): \(shown)")
        } else if shown.hasPrefix("略高于") || shown.hasPrefix("just over") {
          #expect(order == 1, "\(value) beside \(target): \(shown)")
        } else {
          let (read, bound) = (try Self.read(shown), try Self.read(words.exact(target)))
          #expect((read < bound ? -1 : read == bound ? 0 : 1) == order, "\(value) beside \(target): \(shown)")
          #expect((read - value).magnitude <= max(0.01, value.magnitude * 0.01) * 1.0001, "\(value): \(shown)")
        }
      }
    }
  }

  private static func target(_ unit: String, _ numbers: inout Numbers) -> Double {
    switch unit {
    case "ratio": Double(Int.random(in: 1...1000, using: &numbers)) / 1000
    case "yuan":
      Double(Int.random(in: 1...9_999, using: &numbers)) * [1.0, 10_000, 1_000_000].randomElement(using: &numbers)!
    default: Double(Int.random(in: 1...100_000, using: &numbers)) / [1.0, 2, 10].randomElement(using: &numbers)!
    }
  }

  /// From one binary place beside the target to anywhere.
  private static func near(_ target: Double, _ numbers: inout Numbers) -> Double {
    let sign = Bool.random(using: &numbers) ? 1.0 : -1
    let distance = Int.random(in: 0...18, using: &numbers)
    var offset = target * 0.5
    for _ in 0..<distance { offset /= 10 }
    if distance == 18 { offset = target.ulp * Double(Int.random(in: 0...40, using: &numbers)) }
    return target + sign * offset * Double.random(in: 0.1...1, using: &numbers)
  }

  /// The figure that a reader reads.
  private static func read(_ shown: String) throws -> Double {
    let digits = shown.prefix { $0.isNumber || $0 == "," || $0 == "." || $0 == "-" }.filter { $0 != "," }
    // Decimal places are moved by text, since multiplying would bring the noise back that the words leave out.
    let places =
      shown.hasSuffix("%")
      ? -2
      : shown.contains("万元")
        ? 4 : shown.contains("亿元") ? 8 : shown.contains("million") ? 6 : shown.contains("billion") ? 9 : 0
    return try #require(Double("\(digits)e\(places)"))
  }
}
