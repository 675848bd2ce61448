import CareGaugeModel

/// How an adapter is doing, as `/api/v1/adapters` and the metrics say it. Moments are the service's calendar.
package struct AdapterStatus: Sendable, Hashable {
  package var name: String
  /// Nil until the program has described itself.
  package var region: RegionID?
  package var version: String?
  /// Whether its newest collection succeeded; nil before the first has ended.
  package var isUp: Bool?
  /// The end of the last collection that was acknowledged.
  package var lastSuccess: Instant?
  /// The newest failure as a sentence, also when collections have succeeded since.
  package var lastError: String?
  /// When that was.
  package var lastErrorAt: Instant?
  /// Its bounded word, for labels.
  package var lastErrorCode: CollectionFault.Code?
  /// Collections that failed since the last that succeeded, as far as this run of the service knows.
  package var failures = 0
  /// Readings and reports stored so far.
  package var readings = 0
  package var reports = 0
  /// The start of the collection that is going on.
  package var runningSince: Instant?
  /// Where it says it is.
  package var progress: Progress?
  /// Runs that were due while another was going on.
  package var missedRuns = 0
  /// Whether a collection has ended since the service started.
  package var hasFinished = false

  package struct Progress: Sendable, Hashable {
    package var done: Int
    package var of: Int
  }

  package init(name: String) { self.name = name }
}

extension AdapterStatus {
  /// Notes how a collection ended.
  mutating func note(_ outcome: CollectionOutcome, at now: Instant) {
    runningSince = nil
    progress = nil
    if let version = outcome.version { self.version = version }
    if outcome.fault?.code == .cancelled { return }
    hasFinished = true
    isUp = outcome.fault == nil
    failures = outcome.fault == nil ? 0 : failures + 1
    if let fault = outcome.fault {
      (lastError, lastErrorAt, lastErrorCode) = (fault.description, now, fault.code)
    } else {
      lastSuccess = now
      readings += outcome.storedReadings
      reports += outcome.storedReports
    }
  }
}
