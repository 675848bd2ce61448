import CareGaugeAdapter

/// The tables of a page: headings over one or more rows, then a row for each area.
struct StatisticsTable {
  private let page: StatisticsPage
  private let part: Headings.Part
  private let ends: [String]
  private let headings: Headings

  init(_ page: StatisticsPage, _ head: PageHead, headings: Headings) {
    self.page = page
    part = head.part
    ends = headings.ends
    self.headings = headings
  }

  /// A column that is read.
  private struct ReadColumn {
    let number: Int
    let column: Headings.Column
    let notation: QuantityNotation
  }

  /// Writes readings, absences and rejections in the order of the page.
  /// - Throws: `FormFault` when no table has a heading that names areas; `AdapterFault` when the collector is gone.
  func write(to report: OpenReport) throws {
    var seen: Set<[String]> = []
    var isFound = false
    for table in page.tables {
      guard let key = self.key(of: table) else { continue }
      isFound = true
      try write(table, key: key, &seen, to: report)
    }
    if !isFound {
      try report.rejected(
        Origin(), reason: "no table has the heading \(part.keys.sorted().joined(separator: " or ")); nothing is read")
    }
  }

  /// The cell that heads the column of areas.
  private func key(of table: HTMLTable) -> HTMLCell? {
    for row in 1...max(1, table.rowCount) {
      for column in 1...max(1, table.columnCount) {
        if let cell = table.cell(row: row, column: column), part.keys.contains(page.name(cell.text)) { return cell }
      }
    }
    return nil
  }

  private func write(
    _ table: HTMLTable, key: HTMLCell, _ seen: inout Set<[String]>, to report: OpenReport
  ) throws {
    let first = key.row + key.rowSpan
    let columns = try readColumns(table, key: key, report)
    for row in first..<max(first, table.rowCount + 1) {
      guard let head = table.cell(row: row, column: key.column), !head.isHidden else { continue }
      let name = page.name(head.text)
      if ends.contains(where: { name.hasPrefix($0) }) { break }
      let origin = Origin(place: table.place(row: row, column: key.column), raw: head.text)
      if !table.isClosed, row == table.rowCount {
        try report.rejected(origin, reason: "the page is cut off within this row or behind it; fetch it again")
        break
      }
      let isBlankRow = (1...table.columnCount).allSatisfy { table.cell(row: row, column: $0)?.isBlank ?? true }
      if isBlankRow { continue }
      guard let area = part.areas[name] else {
        try report.rejected(origin, reason: "the area is not in the table of headings")
        continue
      }
      guard head.rowSpan == 1, !head.overlaps else {
        try report.rejected(origin, reason: "the area's cell spans several rows")
        continue
      }
      for column in columns { try write(table, row: row, area: area, column, &seen, to: report) }
    }
  }

  private func write(
    _ table: HTMLTable, row: Int, area: AreaCode, _ column: ReadColumn, _ seen: inout Set<[String]>,
    to report: OpenReport
  ) throws {
    let cell = table.cell(row: row, column: column.number)
    let origin = Origin(place: table.place(row: row, column: column.number), raw: cell?.text)
    do {
      guard let cell else { throw NotationFault("the row ends before this column; a cell is missing") }
      if cell.overlaps { throw NotationFault("two cells claim this place") }
      if cell.rowSpan > 1 || cell.columnSpan > 1 { throw NotationFault("one cell stands for several areas or columns") }
      if cell.isHidden { throw NotationFault("the page hides this cell") }
      if !cell.raised.isEmpty { throw NotationFault("raised text beside a figure: a footnote mark or an exponent") }
      guard seen.insert([column.column.indicator.text, area.text]).inserted else {
        throw NotationFault("the page has this figure twice")
      }
      let text = page.plain(cell.text)
      // Two numbers on two lines would read as one with a blank between its thousands.
      if text.contains("\n") { throw NotationFault("the cell has several lines") }
      if column.column.isTask, let value = part.words[PlainText(text).compact], let figure = Figure(value) {
        try report.reading(column.column.indicator, area: area, figure, from: origin)
        return
      }
      switch try column.notation.read(text) {
      case .missing(let reason): try report.absent(column.column.indicator, area: area, reason)
      case .quantity(let quantity):
        guard let exact = quantity.exact, let figure = Figure(exact) else {
          throw NotationFault("a bound or range, not one figure")
        }
        if column.column.isTask, exact != 0, exact != 1 { throw NotationFault("neither done (1) nor not done (0)") }
        try report.reading(column.column.indicator, area: area, figure, from: origin)
      }
    } catch let fault as NotationFault {
      try report.rejected(origin, reason: fault.reason)
    }
  }

  private func readColumns(_ table: HTMLTable, key: HTMLCell, _ report: OpenReport) throws -> [ReadColumn] {
    let captionUnits = try units(of: table, report)
    var columns: [ReadColumn] = []
    for number in 1...table.columnCount where number != key.column {
      let path = headingPath(table, column: number, rows: key.row..<(key.row + key.rowSpan))
      guard let last = path.last else {
        let isEmpty = (key.row...table.rowCount).allSatisfy { table.cell(row: $0, column: number)?.isBlank ?? true }
        if !isEmpty {
          try report.rejected(
            Origin(place: table.place(row: key.row, column: number)), reason: "the column has no heading")
        }
        continue
      }
      let origin = Origin(place: table.place(row: last.row, column: number), raw: last.text)
      do {
        if path.contains(where: \.overlaps) { throw NotationFault("two headings claim this place") }
        guard let column = try readColumn(path, number: number, captionUnits: captionUnits) else { continue }
        if columns.contains(where: { $0.column.indicator == column.column.indicator }) {
          throw NotationFault("a second column for one indicator")
        }
        columns.append(column)
      } catch let fault as NotationFault {
        try report.rejected(origin, reason: "the column is not read: \(fault)")
      }
    }
    return columns
  }

  /// The headings over a column from the top down, each once, blanks left out.
  private func headingPath(_ table: HTMLTable, column: Int, rows: Range<Int>) -> [HTMLCell] {
    var path: [HTMLCell] = []
    for row in rows {
      guard let cell = table.cell(row: row, column: column), !cell.isBlank, cell != path.last else { continue }
      path.append(cell)
    }
    return path
  }

  /// Nil for a column that the table of headings says to skip. `群/名` is looked for before `名` alone.
  private func readColumn(
    _ path: [HTMLCell], number: Int, captionUnits: [WrittenUnit]
  ) throws(NotationFault) -> ReadColumn? {
    var names: [String] = []
    var unit: WrittenUnit?
    for cell in path {
      let (name, own) = try nameAndUnit(page.name(cell.text))
      names.append(name)
      unit = own ?? unit
    }
    let whole = names.joined(separator: "/")
    for name in [whole, names.last ?? ""] {
      if part.skipped.contains(name) { return nil }
      guard let column = part.columns[name] else { continue }
      if unit == nil, !column.isTask, !captionUnits.isEmpty {
        let exact = captionUnits.filter { $0.dimension == column.dimension }
        let fitting =
          exact.isEmpty
          ? captionUnits.filter { unit in unit.dimension.map { column.dimension.accepts($0) } ?? true } : exact
        // A share's cells may carry their own %; without any, a number above 1 is refused.
        guard fitting.count == 1 || (fitting.isEmpty && column.dimension == .ratio) else {
          throw NotationFault("none or several of the table's units fit it")
        }
        unit = fitting.first
      }
      if unit == nil, column.dimension == .yuan { throw NotationFault("nothing says whether it is in 元 or 万元") }
      let notation = QuantityNotation(heading: unit, expected: column.isTask ? nil : column.dimension)
      return ReadColumn(number: number, column: column, notation: notation)
    }
    throw NotationFault("its heading is not in the table of headings")
  }

  /// `社区养老服务站点服务覆盖率(%)` is a name and a unit; parentheses with something else belong to the name.
  private func nameAndUnit(_ text: String) throws(NotationFault) -> (String, WrittenUnit?) {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open != text.startIndex else { return (text, nil) }
    guard let unit = try? WrittenUnit(text[text.index(after: open)...].dropLast()) else { return (text, nil) }
    return (String(text[..<open]), unit)
  }

  /// The units that the caption or the text before the table names: `單位:所、%`.
  private func units(of table: HTMLTable, _ report: OpenReport) throws -> [WrittenUnit] {
    var found: [WrittenUnit] = []
    let labels = headings.labels.filter { $0.value == .unit }.keys
    for text in [table.caption, table.preceding] {
      let fields = LabelledText(page.plain(text).replacing("(", with: "\n").replacing(")", with: "\n"), labels: labels)
        .fields
      for field in fields {
        let line = field.value.split(whereSeparator: \.isNewline).first ?? ""
        for word in PlainText(line).compact.split(whereSeparator: { ",;、/".contains($0) }) {
          do {
            let unit = try WrittenUnit(word)
            if !found.contains(unit) { found.append(unit) }
          } catch {
            try report.rejected(
              Origin(place: "table \(table.number)", raw: String(word)), reason: "a unit of the table: \(error)")
          }
        }
      }
      if !found.isEmpty { break }
    }
    return found
  }
}
