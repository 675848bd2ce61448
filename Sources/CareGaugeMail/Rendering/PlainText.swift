import CareGaugeModel

/// Writes a letter as plain text.
struct PlainText {
  private(set) var text = ""
  private let language: Language

  init(_ letter: Letter) {
    language = letter.language
    for block in letter.blocks { add(block) }
    while text.hasSuffix("\n\n") { text.removeLast() }
  }

  private mutating func add(_ block: Letter.Block) {
    switch block {
    case .notice(let notice): line("*** \(oneLine(notice)) ***")
    case .headline(let headline):
      line("[\(oneLine(headline.badge))] \(oneLine(headline.place)) \(oneLine(headline.title))")
      let figures = [headline.figure, headline.demand].compactMap { $0 }.map { oneLine($0) }
      if !figures.isEmpty { line(figures.joined(separator: language == .zh ? "，" : ", ")) }
    case .paragraph(let paragraph): line(oneLine(paragraph))
    case .heading(let heading):
      line(language == .zh ? "【\(oneLine(heading))】" : "== \(oneLine(heading)) ==")
      return
    case .facts(let facts):
      for fact in facts {
        line(labelled(fact.label, fact.value))
        for note in fact.notes { line("  \(oneLine(note))") }
      }
    case .bars(let bars):
      for bar in bars { line("\(PlainText.cells(bar.share)) \(labelled(bar.label, bar.text))") }
    case .table(let table): add(table)
    case .items(let items):
      for item in items {
        line("[\(oneLine(item.badge))] \(oneLine(item.title))")
        for detail in item.lines { line("  \(oneLine(detail))") }
        if let url = item.url { line("  \(oneLine(url))") }
      }
    case .link(let text, let url): line(labelled(text, url))
    case .small(let lines):
      line("--------")
      for small in lines { line(oneLine(small)) }
    }
    text += "\n"
  }

  private mutating func add(_ table: Letter.Table) {
    for row in [table.columns] + table.rows { line(row.map { oneLine($0) }.joined(separator: " | ")) }
    if let note = table.note { line(oneLine(note)) }
  }

  private mutating func line(_ line: String) { text += line + "\n" }

  private func labelled(_ label: String, _ value: String) -> String {
    "\(oneLine(label))\(language == .zh ? "：" : ": ")\(oneLine(value))"
  }

  /// Twenty cells, of which only a full bar fills the last one.
  private static func cells(_ share: Int) -> String {
    let full = max(0, min(20, share * 20 / 1000))
    return String(repeating: "█", count: full) + String(repeating: "░", count: 20 - full)
  }
}
