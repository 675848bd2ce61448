import CareGaugeModel

extension Instant {
  /// The moment a duration later; the last that there is where the sum would lie behind it.
  func adding(_ duration: Swift.Duration) -> Instant {
    let (seconds, attoseconds) = duration.components
    let (whole, isTooMuch) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (sum, isBeyond) = microseconds.addingReportingOverflow(whole)
    let (exact, isBeyondToo) = sum.addingReportingOverflow(attoseconds / 1_000_000_000_000)
    guard !isTooMuch, !isBeyond, !isBeyondToo else { return Instant(microseconds: seconds < 0 ? .min : .max) }
    return Instant(microseconds: exact)
  }
}
