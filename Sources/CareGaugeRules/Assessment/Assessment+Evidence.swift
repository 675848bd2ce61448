import CareGaugeModel

extension Assessment {
  /// The last day of the newest period whose figure the judgement rests on; nil where it rests on none.
  var evidence: Day? {
    guard let reading else { return nil }
    switch reason.code {
    case .readingMeets, .metReportedLate: return max(reading.period.end, reason.period?.end ?? reading.period.end)
    default: return reading.period.end
    }
  }

  /// Whether its document or a person says that it is done, whatever areas report.
  var isConfirmed: Bool { state == .met && reading == nil && (reason.code == .taskDone || reason.code == .proved) }

  /// Whether the judgement might be another one if the figure of a period had not been withdrawn.
  func misses(_ withdrawn: Period) -> Bool {
    if state == .met && reading == nil { return false }
    return state == .open || evidence.map { $0 < withdrawn.end } ?? true
  }

  /// Whether an alert on an earlier judgement would end only because a figure is gone, and not because one came.
  ///
  /// - Parameter bound: the first of the target's bounds now.
  func endsForWantOfFigures(_ before: AlertBasis, bound: Double?) -> Bool {
    if isConfirmed { return false }
    if !areas.isEmpty { return withdrawn != nil }
    if state == .met && reading == nil { return false }
    if state == .open, let period = before.period, evidence.map({ $0 < period.end }) ?? true { return true }
    guard let withdrawn else { return false }
    if misses(withdrawn) { return true }
    if state == .met { return false }
    // The plan cannot speak without the figures that it starts from.
    if before.assessment?.reason.code == .planMisses { return true }
    let isSameFigure = reading?.period == before.period && reading?.value == before.value
    return isSameFigure && before.bound == bound && before.assessment?.due == due
  }
}
