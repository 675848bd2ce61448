import CareGaugeAdapter

/// Headings over one or more rows, and which column below them counts what.
///
/// A table may have several: the headings again after some rows, or two columns of areas side by side.
struct TableBlock {
  /// A column that is read.
  struct Column {
    let number: Int
    /// The column that names the areas of its rows.
    let areas: Int
    let column: Headings.Column
    var notation: QuantityNotation
    /// Why a figure without a unit of its own is not read.
    var bareFault: String?
  }
  /// The last row of the headings.
  let lastRow: Int
  /// Places of a whole row.
  let width: Int
  private(set) var columns: [Column] = []
  /// Columns that are not read, with the reason.
  private(set) var rejections: [(origin: Origin, reason: String)] = []

  private let page: StatisticsPage
  private let table: HTMLTable
  private let part: Headings.Part

  /// - Parameter keys: The cells of one row that head columns of areas, from the left.
  init(
    _ table: HTMLTable, keys: [HTMLCell], units: TableUnits, on page: StatisticsPage, _ head: PageHead
  ) {
    self.page = page
    self.table = table
    part = head.part
    let rows = keys[0].row..<(keys[0].row + (keys.map(\.rowSpan).max() ?? 1))
    lastRow = rows.upperBound - 1
    width = rows.map { table.width(row: $0) }.max() ?? 0
    var found: [(column: Column, origin: Origin)] = []
    for number in 1...max(1, width) where !keys.contains(where: { $0.column == number }) {
      let path = headingPath(column: number, rows: rows)
      guard let last = path.last else {
        let isEmpty = (rows.lowerBound...table.rowCount).allSatisfy {
          table.cell(row: $0, column: number)?.isBlank ?? true
        }
        if !isEmpty {
          rejections.append(
            (Origin(place: table.place(row: rows.lowerBound, column: number)), "the column has no heading"))
        }
        continue
      }
      let origin = Origin(place: table.place(row: last.row, column: number), raw: last.text)
      do throws(NotationFault) {
        let areas = keys.last { $0.column < number } ?? keys[0]
        if let column = try readColumn(path, number: number, areas: areas.column, units: units, head) {
          found.append((column, origin))
        }
      } catch {
        rejections.append((origin, "the column is not read: \(error)"))
      }
    }
    for (column, origin) in found {
      let isAlone =
        found.count {
          $0.column.areas == column.areas && $0.column.column.indicator == column.column.indicator
        } == 1
      if isAlone {
        columns.append(column)
      } else {
        rejections.append((origin, "the column is not read: another column has the same indicator"))
      }
    }
  }

  /// The headings over a column from the top down, each once, blanks left out.
  private func headingPath(column: Int, rows: Range<Int>) -> [HTMLCell] {
    var path: [HTMLCell] = []
    for row in rows {
      guard let cell = table.cell(row: row, column: column), !cell.isBlank, cell != path.last else { continue }
      path.append(cell)
    }
    return path
  }

  /// Nil for a column that the table of headings says to skip. `群/名` is looked for before `名` alone.
  private func readColumn(
    _ path: [HTMLCell], number: Int, areas: Int, units: TableUnits, _ head: PageHead
  ) throws(NotationFault) -> Column? {
    var names: [String] = []
    var unit: WrittenUnit?
    for cell in path {
      let (name, own) = nameAndUnit(page.name(cell.text))
      names.append(name)
      unit = own ?? unit
    }
    guard let last = names.last else { return nil }
    let whole = names.joined(separator: "/")
    if part.skipped.contains(whole) || part.skipped.contains(last) { return nil }
    for cell in path {
      if cell.overlaps { throw NotationFault("two headings claim this place") }
      if cell.isHidden { throw NotationFault("the page hides its heading") }
      if cell.doubts.contains(.struck) || cell.doubts.contains(.table) {
        throw NotationFault("its heading is in doubt")
      }
    }
    if path.last?.columnSpan ?? 1 > 1 { throw NotationFault("its heading stands over several columns") }
    guard let column = part.columns[whole] ?? part.columns[last] else {
      throw NotationFault("its heading is not in the table of headings")
    }
    if part.columns[whole] == nil {
      // What stands above may say that these are targets, or figures of another year.
      for name in names.dropLast() where !part.groups.contains(name) && !head.isPeriod(name) {
        throw NotationFault("the heading above it, “\(name)”, is not in the table of headings")
      }
    }
    if unit == nil, !column.isTask { unit = try units.unit(for: column.dimension) }
    if unit == nil, column.dimension == .yuan { throw NotationFault("nothing says whether it is in 元 or 万元") }
    return Column(
      number: number, areas: areas, column: column,
      notation: QuantityNotation(heading: unit, expected: column.isTask ? nil : column.dimension),
      bareFault: unit == nil && !column.isTask ? units.fault : nil)
  }

  /// `社区养老服务站点服务覆盖率(%)` is a name and a unit; parentheses with something else belong to the name.
  private func nameAndUnit(_ text: String) -> (String, WrittenUnit?) {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open != text.startIndex else { return (text, nil) }
    let inside = text[text.index(after: open)...].dropLast()
    guard let unit = try? WrittenUnit(inside.hasPrefix("单位:") ? inside.dropFirst(3) : inside) else {
      return (text, nil)
    }
    return (String(text[..<open]), unit)
  }

  /// Takes the units of a row that states one for each column.
  mutating func take(unitsOf row: Int, into figures: inout PageFigures) {
    for (index, column) in columns.enumerated().reversed() where !column.column.isTask {
      guard let cell = table.cell(row: row, column: column.number), !cell.isBlank else { continue }
      let unit = try? WrittenUnit(page.name(cell.text))
      if let unit, cell.doubt == nil, column.notation.heading.map({ $0 == unit }) ?? true {
        columns[index].notation.heading = unit
        columns[index].bareFault = nil
      } else {
        columns.remove(at: index)
        figures.reject(
          Origin(place: table.place(row: row, column: column.number), raw: cell.text),
          "the column is not read: its unit cannot be read, or is not that of its heading")
      }
    }
  }
}
