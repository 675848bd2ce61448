import CareGaugeAdapter

/// A page with its texts in simplified characters.
struct StatisticsPage {
  /// All its tables, those that only arrange others too.
  let tables: [HTMLTable]
  /// The shown text.
  let lines: [String]
  private let characters: Characters

  init(_ document: HTMLDocument, characters: Characters) {
    tables = document.tables
    // A line that is far longer than any label and its value states nothing.
    lines = document.lines.map { $0.utf8.count > 4000 ? "" : characters.simplify($0) }
    self.characters = characters
  }

  /// A text of the page in simplified characters without blanks, for comparing with the table of headings.
  ///
  /// A text that is longer than any name is not converted: it would be none afterwards either.
  func name(_ text: String) -> String {
    text.utf8.count > 1000 ? "" : PlainText(characters.simplify(text)).compact
  }

  /// A text of the page in simplified characters.
  func plain(_ text: String) -> String { characters.simplify(text) }
}
