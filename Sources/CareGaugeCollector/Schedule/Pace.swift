/// The real clock that schedules wait by, so that a test can move it instead of sleeping.
package protocol Pace: Sendable {
  /// Time since a fixed moment, the same after a restart.
  func now() -> Duration
  /// Returns at that time, or throws when cancelled.
  func sleep(until time: Duration) async throws
}

/// The machine's clock: time since 1970, steady while the service runs.
package struct RealPace: Pace {
  private let start: ContinuousClock.Instant
  private let offset: Duration

  /// - Parameter epoch: seconds since 1970 now, from the machine and not from the service's calendar.
  package init(epoch: Double) {
    start = .now
    offset = .seconds(epoch)
  }

  package func now() -> Duration { offset + (ContinuousClock.now - start) }

  package func sleep(until time: Duration) async throws {
    try await ContinuousClock().sleep(until: start + (time - offset))
  }
}
