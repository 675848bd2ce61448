import CareGaugeAdapter

/// A unit's return: what the lines above the table state, and the table.
struct ReturnForm {
  let period: Period
  let asOf: Day?
  let reporter: String
  let reportedAt: Day
  let deliveredAt: Instant
  let status: ReportStatus
  /// The units that the line 计量单位 names.
  let units: [WrittenUnit]
  /// The row of headings and those below it.
  let rows: ArraySlice<DelimitedRow>
  let part: HeadingsPart
  /// Words that begin the lines below the table.
  let ends: [String]

  /// The day for which the figures stand.
  var day: Day { asOf ?? period.end }

  /// - Throws: `FormFault` when the form does not say what it is about, from whom, or for when.
  init(_ table: DelimitedText, headings: Headings, receivedAt: Instant) throws {
    let keys = headings.keys
    guard
      let start = table.rows.firstIndex(where: { $0.cells.contains { keys.contains(PlainText($0.text).compact) } })
    else {
      throw FormFault(
        reason:
          "no line has the heading \(keys.sorted().joined(separator: " or ")); this is no return, or its encoding is another"
      )
    }
    let lines = FormLines(table.rows[..<start], headings: headings)
    reportedAt = try lines.required(.reportedAt, "填报日期") { text throws(NotationFault) in try DateNotation.day(text) }
    reporter = try lines.required(.reporter, "填报单位") { text throws(NotationFault) in
      let name = PlainText(text).text
      guard name.utf8.count <= 200 else { throw NotationFault("too long for a unit's name") }
      return name
    }
    deliveredAt =
      try lines.optional(.deliveredAt) { text throws(NotationFault) in try DateNotation.day(text).startInChina }
      ?? receivedAt
    let when = try lines.period(writtenOn: reportedAt)
    (period, asOf) = when
    status = try lines.status(headings.statuses)
    units = try lines.optional(.unit, FormLines.units) ?? []
    rows = table.rows[start...]
    ends = headings.ends
    guard let part = headings.part(on: when.asOf ?? when.period.end) else {
      throw FormFault(reason: "the table of headings has no part for \(when.asOf ?? when.period.end); add one")
    }
    self.part = part
  }

  /// The head of the report.
  func head(name: String, source: String, sha256: String) -> ReportHead {
    ReportHead(
      name: name, period: period, reporter: reporter, reportedAt: reportedAt, deliveredAt: deliveredAt, status: status,
      source: source, sha256: sha256, asOf: asOf)
  }
}
