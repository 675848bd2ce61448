/// A piece of a form, from whatever file: running text, a table, or text that stands apart.
public enum FormBlock: Sendable, Hashable {
  /// Lines that follow each other.
  case lines([TextLine])
  case grid(TextGrid)
  /// A text box, such as a seal or a stamp of receipt, with its number from 1; it belongs to nothing around it.
  case box(Int, String)

  /// The pieces of a text file.
  public static func blocks(of text: String) -> [FormBlock] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return [.lines(lines.enumerated().map { TextLine(String($1), number: $0 + 1) })]
  }

  /// The pieces of a Word document.
  public static func blocks(of document: WordDocument) -> [FormBlock] {
    var blocks: [FormBlock] = []
    var lines: [TextLine] = []
    for block in document.blocks {
      if case .paragraph(let number, let text) = block {
        // A break within a paragraph must not count as the next paragraph.
        lines.append(TextLine(text.replacing("\n", with: " "), number: number, noun: "paragraph"))
        continue
      }
      // A box hangs in the text and does not part its lines.
      if case .box(let number, let text) = block {
        blocks.append(.box(number, text))
        continue
      }
      if !lines.isEmpty { blocks.append(.lines(lines)) }
      lines = []
      if case .table(let table) = block { blocks.append(.grid(TextGrid(table))) }
    }
    return lines.isEmpty ? blocks : blocks + [.lines(lines)]
  }

  /// The visible sheets of a workbook.
  /// - Throws: `NotationFault` for a sheet that is too large for a form.
  public static func blocks(of workbook: Workbook) throws(NotationFault) -> [FormBlock] {
    var blocks: [FormBlock] = []
    for sheet in workbook.sheets where sheet.visibility == .visible { blocks.append(.grid(try TextGrid(sheet))) }
    return blocks
  }
}
