/// Finds labels and values in the cells of a table.
struct LabelledGrid {
  let grid: TextGrid
  /// The field of the label that stands in a column, for rows below it over which it is merged.
  private var fieldsByColumn: [Int: Int] = [:]

  init(_ grid: TextGrid) { self.grid = grid }

  mutating func read(into fields: inout LabelledFields) {
    for row in grid.rows {
      let cells = row.cells
      var index = 0
      while index < cells.count {
        let cell = cells[index]
        if cell.continuesAbove, let field = fieldsByColumn[cell.column] {
          index = append(cells, from: index + 1, to: field, &fields)
          continue
        }
        fieldsByColumn[cell.column] = nil
        if let (label, count) = label(at: index, in: cells, fields.finder) {
          fields.begin(label, line: row.number, place: cell.place)
          fieldsByColumn[cell.column] = fields.fields.count - 1
          index = append(cells, from: index + count, to: fields.fields.count - 1, &fields)
        } else {
          let lines = cell.text.split(separator: "\n", omittingEmptySubsequences: false)
          fields.read(lines.map { TextLine(String($0), number: row.number) }, place: cell.place, fault: cell.fault)
          index += 1
        }
      }
    }
  }

  /// Adds the cell at an index, unless it holds a label, and the cells of boxes behind it; returns the next index.
  private func append(
    _ cells: [TextGrid.Cell], from start: Int, to field: Int, _ fields: inout LabelledFields
  ) -> Int {
    var index = start
    while index < cells.count, label(at: index, in: cells, fields.finder) == nil,
      !fields.finder.hasLabel(cells[index].text), index == start || !TickBoxes(cells[index].text).isEmpty
    {
      fields.append(cells[index].text + "\n", fault: cells[index].fault, to: field)
      index += 1
    }
    return index
  }

  /// The label that stands in a cell, or is spread over it and those behind it, and how many cells it takes.
  private func label(
    at index: Int, in row: [TextGrid.Cell], _ finder: LabelFinder
  ) -> (label: String, count: Int)? {
    for count in 1...4 where index + count <= row.count {
      let cells = row[index..<index + count]
      if cells.contains(where: { PlainText($0.text).isEmpty }) { return nil }
      if let label = finder.label(cells.map(\.text).joined()) { return (label, count) }
    }
    return nil
  }
}
