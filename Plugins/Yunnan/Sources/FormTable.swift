import CareGaugeAdapter

/// A table of a sheet: headings over one or more rows, and rows of sub-districts or of items.
struct FormTable {
  let sheet: Worksheet
  let part: HeadingsPart
  /// The cell that heads the column of names.
  let start: CellAddress
  /// Units of the line 计量单位.
  let units: [WrittenUnit]
  /// The rows below the headings up to the lines below the table, with their names.
  let rows: [(row: Worksheet.Row, name: String)]
  let headingRows: ClosedRange<Int>
  /// Rows of headings at most; a form has two or three.
  private static let mostHeadingRows = 10

  init(_ sheet: Worksheet, start: CellAddress, part: HeadingsPart, ends: [String], units: [WrittenUnit]) {
    self.sheet = sheet
    self.start = start
    self.part = part
    self.units = units
    let last = min(sheet.merge(over: start)?.last.row ?? start.row, start.row + FormTable.mostHeadingRows - 1)
    headingRows = start.row...last
    var rows: [(row: Worksheet.Row, name: String)] = []
    for row in sheet.rows where row.number > last && !row.cells.isEmpty {
      if let first = row.cells.first?.content.text, ends.contains(where: { PlainText(first).compact.hasPrefix($0) }) {
        break
      }
      let name = CellAddress(column: start.column, row: row.number).flatMap { sheet[$0].text } ?? ""
      rows.append((row, PlainText(name).compact))
    }
    self.rows = rows
  }

  /// Whether the column of names names areas rather than items.
  private var isOfAreas: Bool { part.keys.contains(name(at: start)) }

  /// Whether nothing is filled in.
  var isBlank: Bool {
    let filled =
      isOfAreas
      ? columnNames.filter { part.columns[$0.path] ?? part.columns[$0.leaf] != nil }
      : columnNames.filter { part.values.contains($0.leaf) }
    return rows.allSatisfy { row in
      filled.allSatisfy { column in
        guard let address = CellAddress(column: column.number, row: row.row.number) else { return true }
        return sheet.shown(at: address) == .blank
      }
    }
  }

  /// Writes readings, absences and rejections.
  /// - Throws: `AdapterFault` when the collector is gone.
  func write(to output: inout FormOutput) throws {
    if isOfAreas {
      try SubdistrictRows(self).write(to: &output)
    } else {
      try ItemRows(self).write(to: &output)
    }
  }

  /// A column's headings: the lowest without its unit, all from the top joined by `/`, and the unit in parentheses.
  struct ColumnName {
    let number: Int
    let leaf: String
    let path: String
    let unit: WrittenUnit?
    let address: CellAddress
  }

  /// The columns that have a heading, from left to right.
  var columnNames: [ColumnName] {
    (1...max(1, sheet.lastColumn)).compactMap { number in
      var names: [String] = []
      var unit: WrittenUnit?
      var lowest: CellAddress?
      for row in headingRows {
        guard let address = CellAddress(column: number, row: row), let text = sheet.shown(at: address).text else {
          continue
        }
        let first = sheet.merge(over: address)?.first ?? address
        if first == lowest { continue }
        lowest = first
        let (name, own) = FormTable.nameAndUnit(PlainText(text).compact)
        names.append(name)
        unit = own ?? unit
      }
      guard let lowest, let leaf = names.last else { return nil }
      return ColumnName(number: number, leaf: leaf, path: names.joined(separator: "/"), unit: unit, address: lowest)
    }
  }

  /// The unit of the line 计量单位 that fits, where the heading has none.
  func unit(_ own: WrittenUnit?, for measure: HeadingsPart.Measure) throws(NotationFault) -> WrittenUnit? {
    if own != nil || measure.isTask || units.isEmpty { return own }
    let exact = units.filter { $0.dimension == measure.dimension }
    let fitting = exact.isEmpty ? units.filter { $0.dimension.map { measure.dimension.accepts($0) } ?? true } : exact
    guard fitting.count == 1 || (fitting.isEmpty && measure.dimension == .ratio) else {
      throw NotationFault("none or several of the form's units fit it")
    }
    return fitting.first
  }

  /// Whether a remark beside a row corrects a figure of it.
  func isCorrected(row: Int, _ names: [ColumnName]) -> Bool {
    names.contains { name in
      guard part.remarks.contains(name.leaf), let address = CellAddress(column: name.number, row: row),
        let remark = sheet.shown(at: address).text
      else { return false }
      let plain = PlainText(remark).compact
      return part.corrections.contains { plain.contains($0) }
    }
  }

  func origin(_ address: CellAddress) -> Origin {
    Origin(place: sheet.place(of: address), raw: sheet.shown(at: address).text)
  }

  private func name(at address: CellAddress) -> String { PlainText(sheet[address].text ?? "").compact }

  /// `其中:政府运营(张)` is a name and a unit; parentheses with something else belong to the name.
  private static func nameAndUnit(_ text: String) -> (String, WrittenUnit?) {
    var name = text
    for prefix in ["其中:", "其中"] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
    // The closing parenthesis is lost now and then.
    guard let open = name.lastIndex(of: "("), open != name.startIndex,
      let unit = try? WrittenUnit(name[name.index(after: open)...].prefix { $0 != ")" }),
      name.hasSuffix(")") || !name[open...].contains(")")
    else { return (name, nil) }
    return (String(name[..<open]), unit)
  }
}
