import CareGaugeModel

/// Every revision of the figures of some series, as one moment's look at the database shows them.
package struct StoredHistories: Sendable {
  /// All revisions of each series, absences included, in order of periods (those that end together: the longer first),
  /// days of their reports, and receipt.
  package var series: [SeriesKey: [HistoryReading]]
  /// The greatest number of any report then, 0 where there is none: every figure of a report up to it is here.
  package var newestReport: Int32

  package init(series: [SeriesKey: [HistoryReading]] = [:], newestReport: Int32 = 0) {
    self.series = series
    self.newestReport = newestReport
  }
}
