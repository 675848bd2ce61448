import CareGaugeModel
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct BoundedTurnstileTests {
  private let turnstile = BoundedTurnstile(seats: 1)
  private let inside = Bell()
  private let outside = Bell()

  /// Passes and stays until told to leave.
  private func stay() async throws {
    try await turnstile.pass {
      inside.ring()
      await outside.wait()
    }
  }

  private func passes() async throws -> Bool {
    do { try await turnstile.pass {} } catch is BoundedTurnstile.Full { return false }
    return true
  }

  @Test func oneTooManyIsRefusedAtOnce() async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await stay()
        return true
      }
      await inside.wait()
      // Whichever of two comes last is refused, and while the first stays only the refused one can end.
      for _ in 0..<2 { group.addTask { try await passes() } }
      var ends = [try await group.next()]
      outside.ring()
      for _ in 0..<2 { ends.append(try await group.next()) }
      #expect(ends == [false, true, true])
    }
  }

  @Test func whoIsCancelledWhileWaitingGivesUpTheSeat() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await stay() }
      await inside.wait()
      await #expect(throws: CancellationError.self) {
        try await withThrowingTaskGroup(of: Void.self) { waiting in
          waiting.addTask { try await turnstile.pass {} }
          waiting.cancelAll()
          try await waiting.waitForAll()
        }
      }
      group.addTask { try await turnstile.pass {} }
      outside.ring()
      try await group.waitForAll()
    }
    try await turnstile.pass {}
  }

  @Test func whatThrowsLeavesTheWayFree() async throws {
    struct Fault: Error {}
    await #expect(throws: Fault.self) { try await turnstile.pass { throw Fault() } }
    try await turnstile.pass {}
  }
}
