import CareGaugeAdapter

/// A page with its texts in simplified characters.
struct StatisticsPage {
  /// Tables with figures; those that only arrange others are left out.
  let tables: [HTMLTable]
  /// The shown text.
  let lines: [String]
  private let characters: Characters

  init(_ document: HTMLDocument, characters: Characters) {
    tables = document.tables.filter { !$0.holdsTables }
    lines = document.lines.map(characters.simplify)
    self.characters = characters
  }

  /// A text of the page in simplified characters without blanks, for comparing with the table of headings.
  func name(_ text: String) -> String { PlainText(characters.simplify(text)).compact }

  /// A text of the page in simplified characters.
  func plain(_ text: String) -> String { characters.simplify(text) }
}
