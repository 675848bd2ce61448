import CareGaugeAdapter

/// A unit's workbook: what the lines above its tables state, and the tables of its visible sheets.
struct Form {
  let head: FormHead
  private let tables: [FormTable]
  /// What is not read as a whole: sheets that are for another time, second tables.
  private let rejected: [(origin: Origin, reason: String)]

  /// - Throws: `FormFault` when the workbook does not say what it is about, or has no table that is known.
  init(_ workbook: Workbook, headings: Headings, receivedAt: Instant) throws {
    let visible = workbook.sheets.filter { $0.visibility == .visible }
    let found = visible.map { (sheet: $0, starts: Form.starts(of: $0, headings)) }.filter { !$0.starts.isEmpty }
    guard let first = found.first else {
      throw FormFault(
        reason:
          "no visible sheet has the heading \(headings.anchors.sorted().joined(separator: " or ")); nothing is read")
    }
    let lines = try FormLines(first.sheet, above: first.starts[0].row, headings: headings)
    guard let when = try lines.period(since1904: workbook.usesDateSystem1904) else {
      throw FormFault(reason: "neither the title nor a line 报告期 says for when the figures are")
    }
    guard let part = headings.part(on: when.asOf ?? when.period.end) else {
      throw FormFault(reason: "the table of headings has no part for \(when.asOf ?? when.period.end); add one")
    }
    let units = try lines.units()
    var tables: [FormTable] = []
    var rejected: [(origin: Origin, reason: String)] = []
    for (sheet, starts) in found {
      let own = try FormLines(sheet, above: starts[0].row, headings: headings)
      if let other = try own.period(since1904: workbook.usesDateSystem1904), other != when {
        rejected.append(
          (
            Origin(place: sheet.place(of: starts[0])),
            "the sheet is for \(other.asOf.map(\.description) ?? other.period.description), the first one is not; "
              + "send it as a workbook of its own"
          ))
        continue
      }
      let ownUnits = try own.units()
      let table = FormTable(
        sheet, start: starts[0], part: part, ends: headings.ends, units: ownUnits.isEmpty ? units : ownUnits)
      tables.append(table)
      for start in starts.dropFirst() where start.row > table.headingRows.upperBound {
        rejected.append(
          (table.origin(start), "a second table on this sheet is not read; put it on a sheet of its own"))
      }
    }
    self.tables = tables
    head = try FormHead(
      lines, when, isBlankForm: tables.allSatisfy(\.isBlank), statuses: headings.statuses,
      since1904: workbook.usesDateSystem1904, receivedAt: receivedAt)
    self.rejected = rejected + [head.doubt].compactMap { $0 }
  }

  /// Writes readings, absences and rejections sheet by sheet, in the order of the rows.
  /// - Throws: `AdapterFault` when the collector is gone.
  func write(to report: OpenReport) throws {
    var output = FormOutput(
      report, missing: head.isBlankForm ? .notYetPublished : .notReported, isCorrection: head.status == .revised)
    for table in tables { try table.write(to: &output) }
    for (origin, reason) in rejected { try output.reject(origin, reason) }
  }

  /// The cells that head columns of areas or of items, row by row.
  private static func starts(of sheet: Worksheet, _ headings: Headings) -> [CellAddress] {
    sheet.rows.flatMap { row in
      row.cells.compactMap { cell in
        guard let text = cell.content.text, headings.anchors.contains(PlainText(text).compact) else { return nil }
        return CellAddress(column: cell.column, row: row.number)
      }
    }
  }
}

/// Where a form's figures go: each indicator and area once.
struct FormOutput {
  private let report: OpenReport
  /// Why a blank cell is blank: in the blank form, because nothing is published so far.
  private let missing: AbsentReason
  private var seen: Set<[String]> = []
  /// Whether the form corrects another, so that its cells hold and its remarks explain them.
  let isCorrection: Bool

  init(_ report: OpenReport, missing: AbsentReason, isCorrection: Bool) {
    self.report = report
    self.missing = missing
    self.isCorrection = isCorrection
  }

  /// What a cell says, unless a remark beside it says otherwise.
  func content(_ content: FigureCell.Content, isCorrected: Bool) -> FigureCell.Content {
    guard isCorrected, !isCorrection, case .figure = content else { return content }
    return .refused("the remark in its row corrects a figure; send the form again as 更正")
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
