import CareGaugeModel

/// Turns the rows of blocks into the histories of their series.
struct HistoryCollecting {
  struct Facts {
    var status: ReportStatus
    var asOf: Day?
    var hasAbsences: Bool
  }

  let directory: Directory
  private let zone: Zone
  private(set) var series: [SeriesKey: [HistoryReading]] = [:]
  var facts: [Int32: Facts] = [:]
  /// Asking the zone costs more than all else about a row.
  private var days: [Instant: Day] = [:]

  init(_ directory: Directory, zone: Zone) {
    self.directory = directory
    self.zone = zone
  }

  /// Takes the rows of one block, which are in their order.
  mutating func take(
    _ rows: [BlockRow], of number: Int32, absences: [SeriesOfReport: AbsentReason]
  ) throws {
    let block = directory.blocks[Int(number)]
    let indicator = directory.indicators[Int(block.indicator)]
    var slots: [[HistoryReading]] = Array(repeating: [], count: block.areas.count)
    for row in rows {
      guard let facts = facts[row.report], let period = Period(start: row.periodStart, end: row.periodEnd) else {
        throw StoreError(.corrupt, "report \(row.report) is missing from caregauge.report; restore it from a backup")
      }
      let received = day(of: row.receivedAt)
      try row.forEachSlot { slot, stated, numerator, denominator in
        guard slot < slots.count else { return }
        let value = numerator.isNaN ? stated : numerator / denominator * indicator.scale
        let key = SeriesOfReport(report: row.report, series: number << 8 | Int32(slot))
        slots[slot].append(
          HistoryReading(
            period: period, asOf: facts.asOf, value: value, numerator: numerator, denominator: denominator,
            absent: value.isNaN ? absences[key] ?? .notReported : nil, status: facts.status,
            reportedAt: row.reportedAt, receivedAt: row.receivedAt, receivedOn: received, report: row.report))
      }
    }
    for (slot, readings) in slots.enumerated() where !readings.isEmpty {
      series[SeriesKey(indicator.id, directory.areas[Int(block.areas[slot])].code)] = readings
    }
  }

  private mutating func day(of moment: Instant) -> Day {
    if let known = days[moment] { return known }
    let day = zone.day(of: moment)
    days[moment] = day
    return day
  }
}
