/// When one adapter runs next: at its own place within each interval, sooner and then ever later after failures.
package struct CollectionSchedule: Sendable, Hashable {
  /// The delay after the first failure; it doubles from there.
  package static let firstDelay = Duration.seconds(10)
  package static let longestDelay = Duration.seconds(3600)

  package let interval: Duration
  /// The adapter's place within each interval, from its name: adapters do not all start at once.
  package let spread: Duration
  /// When the next run is due.
  package private(set) var due: Duration
  /// Failures in a row.
  package private(set) var failures = 0
  /// Places in an interval that passed while a run was still going on, or the service slept.
  package private(set) var missed = 0

  /// The first run is due at once.
  package init(adapter: String, interval: Duration, now: Duration) {
    self.interval = max(interval, .seconds(1))
    spread = CollectionSchedule.spread(of: adapter, over: self.interval)
    due = now
  }

  /// Notes that a run, begun at `start`, has ended.
  ///
  /// - Returns: how many runs were missed meanwhile.
  @discardableResult
  package mutating func finish(started start: Duration, at now: Duration, succeeded: Bool) -> Int {
    let passed = Int(index(of: now) - index(of: start))
    missed += passed
    if succeeded {
      failures = 0
      due = interval * (index(of: now) + 1) + spread
    } else {
      failures = min(failures + 1, 30)
      let delay = CollectionSchedule.firstDelay * (1 << (failures - 1))
      due = now + min(delay, CollectionSchedule.longestDelay)
    }
    return passed
  }

  /// The number of the last place that is not after `time`; whole milliseconds, so that nothing is rounded.
  private func index(of time: Duration) -> Int64 {
    let (time, interval) = (CollectionSchedule.milliseconds(time - spread), CollectionSchedule.milliseconds(interval))
    return time >= 0 ? time / interval : (time + 1) / interval - 1
  }

  private static func milliseconds(_ time: Duration) -> Int64 {
    let (seconds, attoseconds) = time.components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }

  /// A hash that never changes (FNV-1a), modulo the interval's milliseconds.
  private static func spread(of adapter: String, over interval: Duration) -> Duration {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in adapter.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // The low bits of FNV are poor for short names.
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return .milliseconds(Int64(hash % UInt64(milliseconds(interval))))
  }
}
