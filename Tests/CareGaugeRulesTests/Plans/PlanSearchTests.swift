import CareGaugeModel
import CareGaugeRules
import Testing

/// Small random plans, against trying every combination.
@Suite struct PlanSearchTests {
  /// Thirds, quarters … of a whole up to 12, so that bounds often touch.
  @Test(arguments: 1...8) func partsAndSharesAgreeWithTrying(_ seed: UInt64) {
    var random = SplitMix(seed)
    for _ in 0..<500 {
      let part = random.interval(upTo: 12)
      let whole = random.interval(from: 1, upTo: 12)
      let (low, high) = (random.fraction(), random.fraction())
      let share = (min(low, high), max(low, high))
      var plan = ToyPlan()
      plan.row("S", "share", .between(share.0, share.1))
      plan.row("P", "part", .between(part.0, part.1))
      plan.row("W", "whole", .between(whole.0, whole.1))
      // A grid, and every whole at which a bound of the part just meets a bound of the share.
      let grid = (0...240).map { whole.0 + (whole.1 - whole.0) * Double($0) / 240 }
      let touching = [part.0, part.1].flatMap { part in [share.0, share.1].map { part / $0 } }
      let isFeasible = (grid + touching.filter { whole.0 - 1e-9 <= $0 && $0 <= whole.1 + 1e-9 }).contains { whole in
        share.0 * whole <= part.1 + 1e-9 && share.1 * whole >= part.0 - 1e-9
      }
      let found = plan.findings
      let steps =
        whole.0 == whole.1
        && !(0...12).contains { k in
          Double(k) / whole.0 >= share.0 - 1e-12 && Double(k) / whole.0 <= share.1 + 1e-12
        }
      let expected = [isFeasible ? nil : "inconsistent S P W: parts", steps ? "inconsistent S W: steps" : nil]
      #expect(
        Set(found.isEmpty ? [] : found.split(separator: "; ").map(String.init)) == Set(expected.compactMap { $0 }),
        "part \(part), whole \(whole), share \(share)")
    }
  }
}

private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func interval(from least: Int = 0, upTo most: Int) -> (Double, Double) {
    let (one, other) = (Int.random(in: least...most, using: &self), Int.random(in: least...most, using: &self))
    return (Double(min(one, other)), Double(max(one, other)))
  }

  mutating func fraction() -> Double {
    let whole = Int.random(in: 1...12, using: &self)
    return Double(Int.random(in: 0...whole, using: &self)) / Double(whole)
  }
}
