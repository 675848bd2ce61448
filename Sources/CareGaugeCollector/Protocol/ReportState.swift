import CareGaugeModel

/// A report while its lines arrive.
struct ReportState {
  var name: String
  var head: ReportHead?
  /// Why the report is not stored; its further lines are counted and dropped.
  var refusal: Finding?
  var rows = ReportRows()
}

/// How many lines of each kind came, to compare with what `end` says.
struct LineCounts: Equatable {
  var reports = 0
  var readings = 0
  var absent = 0
  var rejected = 0
}
