import CareGaugeModel
import Testing

/// 40 parts of 100 worlds of 250 events: 1,000,000 random events, the same on every run.
@Suite struct MachineAgainstReferenceTests {
  @Test(arguments: 0..<40) func everyRandomWorldGoesAsTheReferenceSays(part: Int) throws {
    var tally = WorldRun.Tally()
    for world in 0..<100 {
      var run = WorldRun(seed: UInt64(part * 100 + world))
      do {
        try run.run(events: 250)
      } catch let difference as WorldRun.Difference {
        Issue.record("world \(part * 100 + world), \(difference)")
        return
      }
      tally.add(run.tally)
    }
    #expect(tally.forms.min() ?? 0 > 4, "\(tally)")
    #expect(tally.occasions.min() ?? 0 > 4, "\(tally)")
    #expect(tally.steps.min() ?? 0 > 4, "\(tally)")
  }
}
