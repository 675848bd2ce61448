import CareGaugeModel
import Foundation
import Synchronization

/// The service's calendar: the machine's clock, moved by a constant when `--now` started it elsewhere.
package final class ServiceCalendar: CalendarClock {
  private let offset: Atomic<Int64>
  private let watchers = Mutex<[@Sendable () -> Void]>([])

  /// A calendar that says `start` now and goes on at the machine's pace; the machine's own time without a start.
  package init(startingAt start: Instant? = nil) {
    offset = Atomic(start.map { $0.microseconds - ServiceCalendar.machine().microseconds } ?? 0)
  }

  package func now() -> Instant {
    Instant(microseconds: ServiceCalendar.machine().microseconds + offset.load(ordering: .relaxed))
  }

  /// Moves on to `instant` when that lies ahead: a store that knows later days must not see its calendar go back.
  ///
  /// - Returns: whether it did.
  @discardableResult
  package func advance(to instant: Instant) -> Bool {
    let missing = instant.microseconds - now().microseconds
    guard missing > 0 else { return false }
    offset.add(missing, ordering: .relaxed)
    for watcher in watchers.withLock({ $0 }) { watcher() }
    return true
  }

  /// Calls `act` after each time that the calendar was moved: whoever waits for a moment of it has to look again.
  func whenMoved(_ act: @escaping @Sendable () -> Void) { watchers.withLock { $0.append(act) } }

  /// The machine's own time.
  static func machine() -> Instant {
    Instant(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
  }
}
