import CareGaugeModel
import Testing

@Suite struct MachineAgainstReferenceTests {
  @Test(arguments: 0..<100) func everyRandomWorldGoesAsTheReferenceSays(part: Int) throws {
    for seed in 0..<100 {
      var run = WorldRun(seed: UInt64(part * 100 + seed))
      do { try run.run(steps: 100) } catch let difference as WorldRun.Difference {
        Issue.record("world \(part * 100 + seed): \(difference)")
        return
      }
    }
  }
}
