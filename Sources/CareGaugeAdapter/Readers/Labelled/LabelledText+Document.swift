extension LabelledText {
  /// The labels and values of a Word document: in running text as elsewhere, and in tables.
  ///
  /// In a table a cell that is a label, with or without a colon, has its value in the next cell of the row, also where the
  /// label is spread over up to four cells, and in the next cells where those hold boxes to tick; a label that is merged
  /// over several rows has values in each. A cell may also hold labels with colons and their values. Other cells belong to
  /// no field, and a text box, such as a seal or a stamp of receipt, never adds to a field outside it.
  public init(_ document: WordDocument, labels: some Sequence<String>) {
    var fields = LabelledFields(LabelFinder(labels))
    var paragraphs: [(number: Int, text: String)] = []
    func readParagraphs() {
      guard let first = paragraphs.first?.number else { return }
      fields.read(paragraphs.map(\.text).joined(separator: "\n")) { line, _ in
        (line: first + line - 1, place: "paragraph \(first + line - 1)")
      }
      paragraphs = []
    }
    for block in document.blocks {
      switch block {
      case .paragraph(let number, let text):
        // A break within a paragraph must not count as the next paragraph.
        paragraphs.append((number, text.replacing("\n", with: " ")))
      case .table(let table):
        readParagraphs()
        var reader = LabelledTable(table)
        reader.read(into: &fields)
      case .box: break
      }
    }
    readParagraphs()
    for case .box(let number, let text) in document.blocks {
      fields.read(text) { line, _ in (line: line, place: "box \(number)") }
    }
    self.init(fields)
  }
}

/// Finds labels and values in the cells of a table.
private struct LabelledTable {
  let table: WordDocument.Table
  /// The field of the label that stands in a column of the grid, for rows below it over which it is merged.
  private var fieldsByColumn: [Int: Int] = [:]

  init(_ table: WordDocument.Table) { self.table = table }

  mutating func read(into fields: inout LabelledFields) {
    for (number, row) in table.rows.enumerated() {
      var index = 0
      while index < row.count {
        let cell = row[index]
        let place = table.place(row: number + 1, cell: index + 1)
        if cell.continuesAbove, let field = fieldsByColumn[cell.column] {
          index = append(row, from: index + 1, to: field, &fields)
          continue
        }
        fieldsByColumn[cell.column] = nil
        if let (label, count) = label(at: index, in: row, fields.finder) {
          fields.begin(label, line: number + 1, place: place)
          fieldsByColumn[cell.column] = fields.fields.count - 1
          index = append(row, from: index + count, to: fields.fields.count - 1, &fields)
        } else {
          fields.read(cell.text) { _, _ in (line: number + 1, place: place) }
          index += 1
        }
      }
    }
  }

  /// Adds the cell at an index, unless it is a label, and the cells of boxes behind it; returns the next index.
  private func append(
    _ row: [WordDocument.Cell], from start: Int, to field: Int, _ fields: inout LabelledFields
  ) -> Int {
    var index = start
    while index < row.count, label(at: index, in: row, fields.finder) == nil,
      index == start || !TickBoxes(row[index].text).isEmpty
    {
      fields.append(row[index].text + "\n", to: field)
      index += 1
    }
    return index
  }

  /// The label that stands in a cell, or is spread over it and those behind it, and how many cells it takes.
  private func label(
    at index: Int, in row: [WordDocument.Cell], _ finder: LabelFinder
  ) -> (label: String, count: Int)? {
    for count in 1...4 where index + count <= row.count {
      let cells = row[index..<index + count]
      if cells.contains(where: { PlainText($0.text).isEmpty }) { return nil }
      if let label = finder.label(cells.map(\.text).joined()) { return (label, count) }
    }
    return nil
  }
}
