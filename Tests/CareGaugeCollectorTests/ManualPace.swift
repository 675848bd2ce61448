import Synchronization

@testable import CareGaugeCollector

/// A clock for schedules that moves when the test says so.
final class ManualPace: Pace {
  private struct State {
    var now = Swift.Duration.seconds(1_000_000)
    var sleepers: [Int: (until: Swift.Duration, wake: CheckedContinuation<Void, any Error>)] = [:]
    var last = 0
  }
  private let state = Mutex(State())

  func now() -> Swift.Duration { state.withLock { $0.now } }

  func advance(_ time: Swift.Duration) {
    let woken = state.withLock { state in
      state.now += time
      let woken = state.sleepers.filter { $0.value.until <= state.now }
      for key in woken.keys { state.sleepers[key] = nil }
      return woken.values.map(\.wake)
    }
    for wake in woken { wake.resume() }
  }

  func sleep(until time: Swift.Duration) async throws {
    let key = state.withLock { state in
      state.last += 1
      return state.last
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isDone = state.withLock { state in
          if Task.isCancelled || state.now >= time { return true }
          state.sleepers[key] = (time, continuation)
          return false
        }
        if isDone { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: key) }?.wake.resume(throwing: CancellationError())
    }
  }
}
