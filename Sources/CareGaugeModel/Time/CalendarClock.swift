/// Where calendar time comes from: days, due days, `received_at` and everything else that is stored.
///
/// Time-outs and back-off use the real clock instead, so that a service whose calendar was moved still keeps them.
package protocol CalendarClock: Sendable {
  /// The present moment of the service's calendar.
  func now() -> Instant
}
