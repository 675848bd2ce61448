import CareGaugeAdapter

/// Reads a county's monthly CSV files from an inbox.
@main
struct ExampleAdapter: Adapter {
  static let name = "example"
  static let version = "1.0.0"

  // What next year's form changes stands here, and only here.
  static let columns = ["养老机构床位（张）": "institution_beds", "护理型床位（张）": "nursing_beds"]
  static let areas = ["东区": "990101", "西区": "990102"]
  static let areaHeading = "地区"

  func describe() -> AdapterDescription {
    AdapterDescription(
      region: RegionID("example")!, summary: "A county's monthly CSV files, put into an inbox.",
      indicators: Self.columns.values.sorted().compactMap { IndicatorID($0) },
      areas: Self.areas.values.sorted().compactMap { AreaCode($0) },
      options: [
        AdapterOption(
          "inbox", .path, required: true, help: "Folder with the county's CSV files.",
          sample: .text("example/Samples"))
      ])
  }

  func collect(_ request: CollectRequest, into output: ReportWriter) async throws {
    let inbox = try SourceFolder(path: request.options.requiredPath("inbox"))
    let files = try inbox.files(["csv"])
    for (index, file) in files.enumerated() {
      try read(inbox.path(of: file), named: file, as: "r\(index + 1)", to: output)
      try output.progress(index + 1, of: files.count)
    }
  }

  /// Sends one file as one report; a file that cannot be read is one rejection, and the others go on.
  private func read(_ path: String, named file: String, as name: String, to output: ReportWriter) throws {
    guard let received = SourceFile.modificationTime(of: path)?.wholeSeconds else { return }
    var unread = UnreadSource(name: name, source: "file:\(file)", receivedAt: received)
    do {
      let content = try SourceFile(path: path, limit: 16 << 20)
      unread.sha256 = content.sha256
      let table = try DelimitedText(SourceText.decode(content.bytes))
      guard let headings = table.rows.first(where: { $0[0]?.text == Self.areaHeading }) else {
        return try unread.reject(reason: "no row begins with the heading \(Self.areaHeading)", to: output)
      }
      let labels = table.rows.prefix { $0.line < headings.line }
      var head = ReportHead(
        name: name, period: try period(labels), reportedAt: try DateNotation.day(label("填报日期", in: labels)),
        deliveredAt: received, source: unread.source, sha256: content.sha256)
      head.reporter = label("填报单位", in: labels).isEmpty ? nil : label("填报单位", in: labels)
      let report = try output.report(head)
      for row in table.rows where row.line > headings.line && !row.isBlank {
        try read(row, under: headings, to: report)
      }
    } catch let fault as TextFault {
      try unread.reject(Origin(place: "line \(fault.line)"), reason: fault.reason, to: output)
    } catch let fault as TableFault {
      try unread.reject(Origin(place: fault.place), reason: fault.reason, to: output)
    } catch let fault as NotationFault {
      try unread.reject(reason: "the labels above the table: \(fault.reason)", to: output)
    } catch let fault as AdapterFault where unread.sha256 == nil {
      try unread.reject(reason: fault.reason, to: output)
    }
  }

  private func label(_ name: String, in rows: ArraySlice<DelimitedRow>) -> String {
    rows.first { $0[0]?.text == name }?[1]?.text ?? ""
  }

  private func period(_ rows: ArraySlice<DelimitedRow>) throws -> Period {
    let text = label("报告期", in: rows)
    if let period = Period(text) { return period }
    guard let period = try PeriodNotation(text).period else { throw NotationFault("报告期 is no period") }
    return period
  }

  private func read(_ row: DelimitedRow, under headings: DelimitedRow, to report: OpenReport) throws {
    guard let area = Self.areas[row[0]?.text ?? ""].flatMap({ AreaCode($0) }), row.cells.count == headings.cells.count
    else {
      // A cell that vanished shifts all others, so such a row is rejected whole.
      let origin = Origin(place: "\(row.line):1", raw: row.cells.map(\.text).joined(separator: ","))
      return try report.rejected(origin, reason: "no area of this form, or cells are missing")
    }
    for (heading, cell) in zip(headings.cells, row.cells).dropFirst() {
      guard let indicator = Self.columns[heading.text].flatMap({ IndicatorID($0) }) else {
        try report.rejected(cell.origin, reason: "unknown heading \(heading.text)")
        continue
      }
      if let reason = MissingMark.reason(for: cell.text) {
        try report.absent(indicator, area: area, reason)
        continue
      }
      do {
        let value = try QuantityNotation(expected: .beds).number(cell.text)
        guard let figure = Figure(value) else { throw NotationFault("not a number") }
        try report.reading(indicator, area: area, figure, from: cell.origin)
      } catch let fault as NotationFault {
        try report.rejected(cell.origin, reason: fault.reason)
      }
    }
  }
}
