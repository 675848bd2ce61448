import ArgumentParser
import UnixSignals

/// Runs `body` and cancels it when the person interrupts the command, so that adapters it started end with it.
///
/// - Throws: exit status 130 after an interruption, as shells give it.
func interruptible<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
  try await withThrowingTaskGroup(of: Result?.self) { group in
    group.addTask { try await body() }
    group.addTask {
      for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { return nil }
      return nil
    }
    guard let first = try await group.next(), let result = first else {
      // The adapters are ended before the command is.
      group.cancelAll()
      while (try? await group.next()) != nil {}
      throw ExitCode(130)
    }
    group.cancelAll()
    return result
  }
}
