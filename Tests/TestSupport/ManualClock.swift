import CareGaugeModel
import Synchronization

/// A calendar that stands still until the test moves it.
package final class ManualClock: CalendarClock {
  private let instant: Mutex<Instant>

  package init(_ start: Instant) { instant = Mutex(start) }

  /// A clock at an RFC 3339 moment such as `2023-10-08T09:00:00+08:00`.
  package convenience init(rfc3339 text: String) throws {
    guard let start = Instant(rfc3339: text) else { throw TestSupportFault("\(text) is no RFC 3339 moment") }
    self.init(start)
  }

  package func now() -> Instant { instant.withLock { $0 } }

  package func set(_ moment: Instant) { instant.withLock { $0 = moment } }

  package func advance(seconds: Int64) { instant.withLock { $0 = $0.adding(seconds: seconds) } }

  package func advance(days: Int64) { advance(seconds: days * 86_400) }
}
