import CareGaugeModel

/// Which readings are wanted.
package struct ReadingFilter: Sendable, Hashable {
  package var region: RegionID?
  package var indicator: IndicatorID?
  package var area: AreaCode?
  /// Only periods that end on this day or later.
  package var from: Day?
  /// Only periods that end on this day or earlier.
  package var to: Day?
  /// Only what had been received by this moment; `Store.end(of:)` gives a day's.
  package var asOf: Instant?
  /// Every revision instead of the newest of each period; absences are among them.
  package var revisions: Bool
  /// Periods whose newest revision says that there is no figure, too.
  package var absences: Bool
  /// How many at most.
  package var limit: Int
  /// Where the page before ended.
  package var cursor: ReadingCursor?

  package init(
    region: RegionID? = nil, indicator: IndicatorID? = nil, area: AreaCode? = nil, from: Day? = nil, to: Day? = nil,
    asOf: Instant? = nil, revisions: Bool = false, absences: Bool = false, limit: Int = 10_000,
    cursor: ReadingCursor? = nil
  ) {
    self.region = region
    self.indicator = indicator
    self.area = area
    self.from = from
    self.to = to
    self.asOf = asOf
    self.revisions = revisions
    self.absences = absences
    self.limit = limit
    self.cursor = cursor
  }
}

/// The place of a reading in the order of answers; as text it can stand in an address.
package struct ReadingCursor: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Block, slot, last and first day of the period, day and number of the report.
  private var key: [Int32]

  init(series: Int32, _ row: BlockRow) {
    key = [
      series >> 8, series & 255, row.periodEnd.number, row.periodStart.number, row.reportedAt.number, row.report,
    ]
  }

  /// Reads what `description` wrote; anything else is nil.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int32($0) }
    guard parts.count == 6, !parts.contains(nil) else { return nil }
    key = parts.compactMap { $0 }
  }

  package var description: String { key.map(String.init).joined(separator: ".") }

  var block: Int32 { key[0] }

  package static func < (left: ReadingCursor, right: ReadingCursor) -> Bool {
    left.key.lexicographicallyPrecedes(right.key)
  }
}
