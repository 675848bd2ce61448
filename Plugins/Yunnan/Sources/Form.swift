import CareGaugeAdapter

/// A unit's workbook: what the lines above its tables state, and the tables of its visible sheets.
struct Form {
  let head: FormHead
  private let tables: [FormTable]

  /// - Throws: `FormFault` when the workbook does not say what it is about, or has no table that is known.
  init(_ workbook: Workbook, headings: Headings, receivedAt: Instant) throws {
    let visible = workbook.sheets.filter { $0.visibility == .visible }
    let found = visible.compactMap { sheet in Form.start(of: sheet, headings).map { (sheet: sheet, start: $0) } }
    guard let first = found.first else {
      throw FormFault(
        reason:
          "no visible sheet has the heading \(headings.anchors.sorted().joined(separator: " or ")); nothing is read")
    }
    let lines = FormLines(first.sheet, above: first.start.row, headings: headings)
    let when = try lines.period(since1904: workbook.usesDateSystem1904)
    guard let part = headings.part(on: when.asOf ?? when.period.end) else {
      throw FormFault(reason: "the table of headings has no part for \(when.asOf ?? when.period.end); add one")
    }
    let units = try lines.units()
    let tables = found.map { FormTable($0.sheet, start: $0.start, part: part, ends: headings.ends, units: units) }
    self.tables = tables
    head = try FormHead(
      lines, when, isBlankForm: tables.allSatisfy(\.isBlank), statuses: headings.statuses,
      since1904: workbook.usesDateSystem1904, receivedAt: receivedAt)
  }

  /// Writes readings, absences and rejections sheet by sheet, in the order of the rows.
  /// - Throws: `AdapterFault` when the collector is gone.
  func write(to report: OpenReport) throws {
    var output = FormOutput(report, missing: head.isBlankForm ? .notYetPublished : .notReported)
    for table in tables { try table.write(to: &output) }
  }

  /// The first cell that heads a column of areas or of items.
  private static func start(of sheet: Worksheet, _ headings: Headings) -> CellAddress? {
    for row in sheet.rows {
      for cell in row.cells {
        if let text = cell.content.text, headings.anchors.contains(PlainText(text).compact) {
          return CellAddress(column: cell.column, row: row.number)
        }
      }
    }
    return nil
  }
}

/// Where a form's figures go: each indicator and area once.
struct FormOutput {
  private let report: OpenReport
  /// Why a blank cell is blank: in the blank form, because nothing is published so far.
  private let missing: AbsentReason
  private var seen: Set<[String]> = []

  init(_ report: OpenReport, missing: AbsentReason) {
    self.report = report
    self.missing = missing
  }

  mutating func write(
    _ content: FigureCell.Content, _ indicator: IndicatorID, _ area: AreaCode, _ origin: Origin
  ) throws {
    guard seen.insert([indicator.text, area.text]).inserted else {
      try report.rejected(origin, reason: "the form has this figure twice")
      return
    }
    switch content {
    case .figure(let figure): try report.reading(indicator, area: area, figure, from: origin)
    case .missing(let reason):
      try report.absent(indicator, area: area, reason == .notReported ? missing : reason)
    case .refused(let reason): try report.rejected(origin, reason: reason)
    }
  }

  func reject(_ origin: Origin, _ reason: String) throws { try report.rejected(origin, reason: reason) }
}
