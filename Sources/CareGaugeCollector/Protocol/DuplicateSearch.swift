import CareGaugeModel

/// Looks for an (indicator, area) that one report says twice, as readings or as absences.
///
/// Runs once a report at its end, and only where the rows did not come in order, because a set kept while reading
/// would cost more than the reading itself.
enum DuplicateSearch {
  /// The first pair that stands twice, with the row of its second reading where it is a reading.
  static func firstDuplicate(in rows: ReportRows) -> (indicator: Int32, area: Int32, row: Int?)? {
    if rows.isAscending, rows.absences.isEmpty { return nil }
    let readings = rows.columns.count
    var keyed: [(key: UInt64, row: Int)] = (0..<readings).map {
      (ReportRows.key(rows.columns.indicators[$0], rows.columns.areas[$0]), $0)
    }
    for (offset, absence) in rows.absences.enumerated() {
      keyed.append((ReportRows.key(absence.indicator, absence.area), readings + offset))
    }
    keyed.sort { $0 < $1 }
    let repeated = keyed.indices.dropFirst().filter { keyed[$0].key == keyed[$0 - 1].key }
    guard let first = repeated.min(by: { keyed[$0].row < keyed[$1].row }).map({ keyed[$0] }) else { return nil }
    return (
      Int32(truncatingIfNeeded: first.key >> 32), Int32(truncatingIfNeeded: first.key),
      first.row < readings ? first.row : nil
    )
  }
}
