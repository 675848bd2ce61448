import CareGaugeAdapter

/// A list of counties: a heading over each column, and a row for each county.
struct CountyList {
  /// What a column holds.
  enum Column {
    case city, county, rank, score, skipped
    case figure(FigureField)
    case unknown
  }
  let columns: [(heading: TextGrid.Cell, meaning: Column)]
  let rows: [TextGrid.Row]

  /// Rows of a list at most; the province has 136 counties.
  static let mostRows = 1_000

  /// Where its headings begin.
  var place: String { columns.first?.heading.place ?? "" }

  /// The list in a block and what stands before and after it, or nil when the block holds none.
  static func find(
    in block: FormBlock, _ labels: Labels, _ part: LabelsPart
  ) -> (before: FormBlock, list: CountyList, after: FormBlock)? {
    switch block {
    case .box: return nil
    case .grid(let grid):
      guard let head = grid.rows.firstIndex(where: { isHead($0, part) }) else { return nil }
      let end = end(of: grid.rows, from: head + 1, head: grid.rows[head], labels, part)
      return (
        .grid(TextGrid(rows: grid.rows[..<head])),
        CountyList(head: grid.rows[head], rows: grid.rows[(head + 1)..<end], part: part),
        .grid(TextGrid(rows: grid.rows[end...]))
      )
    case .lines(let lines):
      guard let head = lines.firstIndex(where: { isHead(TextGrid(lines: [$0]).rows[0], part) }) else { return nil }
      let next = lines[(head + 1)...].firstIndex { PlainText($0.text).isEmpty } ?? lines.count
      let rows = TextGrid(lines: Array(lines[head..<next])).rows
      let end = end(of: rows, from: 1, head: rows[0], labels, part)
      return (
        .lines(Array(lines[..<head])), CountyList(head: rows[0], rows: rows[1..<end], part: part),
        .lines(Array(lines[(head + end)...]))
      )
    }
  }

  private init(head: TextGrid.Row, rows: ArraySlice<TextGrid.Row>, part: LabelsPart) {
    columns = head.cells.filter { !$0.isBlank }.map { ($0, part.column($0.text) ?? .unknown) }
    self.rows = rows.filter { row in !row.cells.allSatisfy(\.isBlank) }
  }

  /// A row heads a list when one of its cells heads counties and another what is said of them.
  private static func isHead(_ row: TextGrid.Row, _ part: LabelsPart) -> Bool {
    let meanings = row.cells.compactMap { part.column($0.text) }
    let says = meanings.contains { meaning in
      switch meaning {
      case .rank, .score, .figure: true
      default: false
      }
    }
    return says && meanings.contains { if case .county = $0 { true } else { false } }
  }

  /// The first row that no longer belongs to the list: one with a label, or one whose single text is no number.
  private static func end(
    of rows: [TextGrid.Row], from start: Int, head: TextGrid.Row, _ labels: Labels, _ part: LabelsPart
  ) -> Int {
    let county = head.cells.first { if case .county = part.column($0.text) { true } else { false } }?.column
    return rows[start...].prefix(mostRows + 1).firstIndex { row in
      let filled = row.cells.filter { !$0.isBlank }
      if filled.isEmpty { return false }
      if !LabelledText([.grid(TextGrid(rows: [row]))], labels: labels.all).fields.isEmpty { return true }
      guard filled.count == 1, filled[0].fault == nil, filled[0].column != county else { return false }
      return (try? QuantityNotation().number(filled[0].text)) == nil
    } ?? rows.count
  }
}
