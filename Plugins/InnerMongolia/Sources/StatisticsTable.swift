import CareGaugeAdapter

/// One table of a page: headings over one or more rows, then a row for each area.
struct StatisticsTable {
  private let table: HTMLTable
  private let page: StatisticsPage
  private let head: PageHead
  private let headings: Headings

  init(_ table: HTMLTable, on page: StatisticsPage, _ head: PageHead, headings: Headings) {
    self.table = table
    self.page = page
    self.head = head
    self.headings = headings
  }

  /// Reads all tables of a page.
  /// - Throws: `AdapterFault` when the collector is gone.
  static func write(_ page: StatisticsPage, _ head: PageHead, headings: Headings, to report: OpenReport) throws {
    var figures = PageFigures()
    var isFound = false
    for table in page.tables {
      if StatisticsTable(table, on: page, head, headings: headings).read(into: &figures) { isFound = true }
    }
    if !isFound {
      figures.reject(
        Origin(), "no table has the heading \(head.part.keys.sorted().joined(separator: " or ")); nothing is read")
    }
    try figures.write(to: report)
  }

  /// - Returns: whether the table has a heading that names areas.
  private func read(into figures: inout PageFigures) -> Bool {
    let keys = Dictionary(
      grouping: table.cells.filter { !$0.isHidden && head.part.keys.contains(page.name($0.text)) }, by: \.row)
    guard let first = keys.keys.min() else {
      if !table.holdsTables, table.cells.contains(where: { head.part.areas[page.name($0.text)] != nil }) {
        figures.reject(Origin(place: "table \(table.number)"), "no heading names its areas; the table is not read")
      }
      return false
    }
    let above = table.cells.filter { $0.row < first }.map { page.plain($0.text) }
    let titles = [page.plain(table.caption)] + above
    if let objection = objection(to: titles) {
      figures.reject(Origin(place: "table \(table.number)", raw: titles.joined(separator: " ")), objection)
      return true
    }
    let units = TableUnits(
      of: titles + [page.plain(table.preceding)], on: page,
      labels: headings.labels.filter { $0.value == .unit }.keys)
    var block: TableBlock?
    var isBelow = false
    for row in first...max(first, table.rowCount) {
      if let keys = keys[row]?.sorted(by: { $0.column < $1.column }), row > block?.lastRow ?? 0 {
        let next = TableBlock(table, keys: keys, units: units, on: page, head)
        // A layout table may have a menu with such a word.
        if table.holdsTables, next.columns.isEmpty { return block != nil }
        for (origin, reason) in next.rejections { figures.reject(origin, reason) }
        (block, isBelow) = (next, false)
      }
      guard row > block?.lastRow ?? row else { continue }
      isBelow = read(row: row, of: &block, isBelow: isBelow, into: &figures) || isBelow
    }
    return true
  }

  /// Why the table cannot hold figures of the page's period: it says that they are targets, or of another time.
  private func objection(to titles: [String]) -> String? {
    let text = titles.map { PlainText($0).compact }.joined(separator: " ")
    for word in ["目标", "计划数", "预计", "预测", "上年", "同期", "增减"] where text.contains(word) {
      return "its title speaks of “\(word)”, so these may be no figures of the page's period; the table is not read"
    }
    return head.isOther(text) ? "its title names another time than the page; the table is not read" : nil
  }

  /// - Returns: whether the notes below the figures begin with this row.
  private func read(row: Int, of block: inout TableBlock?, isBelow: Bool, into figures: inout PageFigures) -> Bool {
    guard let columns = block?.columns, let width = block?.width else { return false }
    let cells = (1...max(1, table.width(row: row))).map { table.cell(row: row, column: $0) }
    if cells.allSatisfy({ $0?.isBlank ?? true }) && !cells.contains(where: { $0?.doubt != nil }) { return false }
    let first = cells.first { $0?.isBlank == false }
    if let text = first??.text, headings.ends.contains(where: { page.name(text).hasPrefix($0) }) { return true }
    for areas in Set(columns.map(\.areas)).sorted() {
      let cell = table.cell(row: row, column: areas)
      let name = page.name(cell?.text ?? "")
      let origin = Origin(place: table.place(row: row, column: areas), raw: cell?.text)
      if !table.isClosed, row == table.rowCount {
        figures.reject(origin, "the page is cut off within this row or behind it; fetch it again")
        return false
      }
      if headings.labels[name] == .unit {
        block?.take(unitsOf: row, into: &figures)
        return false
      }
      guard let cell, let area = head.part.areas[name] else {
        if !isBelow { figures.reject(origin, "the area is not in the table of headings") }
        continue
      }
      if let doubt = doubt(about: cell, row, cells, width) {
        figures.reject(origin, doubt)
        continue
      }
      for column in columns where column.areas == areas { read(row: row, area, column, into: &figures) }
    }
    return false
  }

  /// Why a whole row is not read.
  private func doubt(about area: HTMLCell, _ row: Int, _ cells: [HTMLCell?], _ width: Int) -> String? {
    if area.rowSpan > 1 || area.overlaps { return "the area's cell spans several rows" }
    if area.isHidden { return "the page hides this row" }
    if area.doubts.contains(.struck) { return "the area is struck through" }
    let isExcess = cells.dropFirst(width).contains { $0?.isBlank == false }
    if cells.count < width || isExcess {
      return "the row has \(cells.count) places and its headings have \(width), so no cell's column is certain"
    }
    return nil
  }

  private func read(row: Int, _ area: AreaCode, _ column: TableBlock.Column, into figures: inout PageFigures) {
    let cell = table.cell(row: row, column: column.number)
    let origin = Origin(place: table.place(row: row, column: column.number), raw: cell?.text)
    do throws(NotationFault) {
      guard let cell else { throw NotationFault("a cell is missing") }
      if let doubt = cell.doubt { throw NotationFault(doubt) }
      figures.add(try content(of: page.plain(cell.text), column), column.column.indicator, area, origin)
    } catch {
      figures.reject(origin, error.reason)
    }
  }

  private func content(of text: String, _ column: TableBlock.Column) throws(NotationFault) -> PageFigures.Content {
    // Two numbers on two lines would read as one with a blank between its thousands.
    if text.contains("\n") { throw NotationFault("the cell has several lines") }
    if column.column.isTask, let value = head.part.words[PlainText(text).compact], let figure = Figure(value) {
      return .figure(figure)
    }
    switch try column.notation.read(text) {
    case .missing(let reason): return .missing(reason)
    case .quantity(let quantity):
      guard let exact = quantity.exact, let figure = Figure(exact) else {
        throw NotationFault("a bound or range, not one figure")
      }
      if column.column.isTask, exact != 0, exact != 1 { throw NotationFault("neither done (1) nor not done (0)") }
      if let fault = column.bareFault, quantity.dimension == nil { throw NotationFault(fault) }
      return .figure(figure)
    }
  }
}
