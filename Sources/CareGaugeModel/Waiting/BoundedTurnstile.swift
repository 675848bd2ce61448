import Synchronization

/// Lets one task at a time pass; a few more may wait, in the order in which they came, and the rest are refused at once.
package final class BoundedTurnstile: Sendable {
  /// As many wait as may.
  package struct Full: Error {
    package init() {}
  }

  private enum Entry { case passed, refused, cancelled }

  private struct State {
    var isTaken = false
    var newest = 0
    var waiting: [(number: Int, place: CheckedContinuation<Entry, Never>)] = []
  }

  private let seats: Int
  private let state = Mutex(State())

  /// - Parameter seats: how many may wait.
  package init(seats: Int) { self.seats = seats }

  /// Runs `body` while nobody else does.
  ///
  /// - Throws: `Full` where too many wait, `CancellationError` where the task is cancelled while it waits, and what `body`
  ///   throws.
  package func pass<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
    switch await enter() {
    case .passed: break
    case .refused: throw Full()
    case .cancelled: throw CancellationError()
    }
    defer { leave() }
    return try await body()
  }

  private func enter() async -> Entry {
    let number = state.withLock { state in
      state.newest += 1
      return state.newest
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { place in
        let entry: Entry? = state.withLock { state in
          if Task.isCancelled { return .cancelled }
          if !state.isTaken {
            state.isTaken = true
            return .passed
          }
          if state.waiting.count >= seats { return .refused }
          state.waiting.append((number, place))
          return nil
        }
        if let entry { place.resume(returning: entry) }
      }
    } onCancel: {
      let place = state.withLock { state in
        state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).place }
      }
      place?.resume(returning: .cancelled)
    }
  }

  private func leave() {
    let next = state.withLock { state in
      if state.waiting.isEmpty {
        state.isTaken = false
        return nil as CheckedContinuation<Entry, Never>?
      }
      return state.waiting.removeFirst().place
    }
    next?.resume(returning: .passed)
  }
}
