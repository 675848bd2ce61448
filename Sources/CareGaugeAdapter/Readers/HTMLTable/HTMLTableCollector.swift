/// Builds tables from a page's tags, as tolerant of missing end tags as browsers are.
struct HTMLTableCollector {
  private let limits: HTMLLimits
  private var open: [HTMLTableDraft] = []
  private var finished: [HTMLTable] = []
  private var tableCount = 0
  private var cellCount = 0
  private var pageText = HTMLCellText()
  private var precedingText = HTMLCellText()
  /// The element whose content the page hides, and how many of its name are open inside it.
  private var hidden: (name: String, depth: Int)?

  init(limits: HTMLLimits) { self.limits = limits }

  /// The tables in the order of their opening tags, and the page's text.
  consuming func finish() throws(HTMLFault) -> ([HTMLTable], [String]) {
    while !open.isEmpty { try closeTable(isClosed: false) }
    var lines: [String] = []
    for line in pageText.finished().text.split(separator: "\n") { lines.append(String(line)) }
    return (finished.sorted { $0.number < $1.number }, lines)
  }

  mutating func take(_ token: HTMLToken) throws(HTMLFault) {
    if isHidden(token) { return }
    switch token {
    case .text(let text): try append { $0.append(text) }
    case .start(let name, let attributes): try begin(name, attributes)
    case .end(let name): try end(name)
    }
  }

  private mutating func begin(_ name: String, _ attributes: [String: String]) throws(HTMLFault) {
    let limits = limits
    switch name {
    case "table": try beginTable()
    case "caption": openTable { $0.beginCaption() }
    case "thead", "tbody", "tfoot": try openTable { (draft) throws(HTMLFault) in try draft.beginGroup(limits) }
    case "tr":
      try openTable { (draft) throws(HTMLFault) in try draft.beginRow(hidden: isHiding(attributes), limits) }
      pageText.breakLine()
    case "td", "th":
      try openTable { (draft) throws(HTMLFault) in
        try draft.beginCell(isHeading: name == "th", hidden: isHiding(attributes), attributes: attributes, limits)
      }
      pageText.append(" ")
    case "sup", "sub": try append { $0.beginMark() }
    case "br", "p", "div", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "del", "s", "strike", "ins":
      try append { $0.breakLine() }
    default: break
    }
  }

  private mutating func end(_ name: String) throws(HTMLFault) {
    let limits = limits
    switch name {
    case "table": try closeTable(isClosed: true)
    case "caption": openTable { $0.endCaption() }
    case "thead", "tbody", "tfoot", "tr": try openTable { (draft) throws(HTMLFault) in try draft.endRow(limits) }
    case "td", "th": try openTable { (draft) throws(HTMLFault) in try draft.endCell(limits) }
    case "sup", "sub": try append { $0.endMark() }
    case "p", "div", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "del", "s", "strike", "ins":
      try append { $0.breakLine() }
    default: break
    }
  }

  private mutating func beginTable() throws(HTMLFault) {
    tableCount += 1
    guard tableCount <= limits.tables, open.count < limits.nesting else {
      throw HTMLFault(.tooLarge, "the page has over \(limits.tables) tables or nests them over \(limits.nesting) deep")
    }
    let preceding = open.last?.textSoFar ?? precedingText
    precedingText = HTMLCellText()
    if !open.isEmpty { open[open.count - 1].holdsTable() }
    open.append(HTMLTableDraft(number: tableCount, enclosing: open.last?.number, preceding: preceding.finished().text))
    pageText.breakLine()
  }

  private mutating func closeTable(isClosed: Bool) throws(HTMLFault) {
    guard var draft = open.popLast() else { return }
    let table = try draft.finished(isClosed: isClosed, limits)
    cellCount += table.rowCount * table.columnCount
    guard cellCount <= limits.cells else {
      throw HTMLFault(.tooLarge, "the page's tables have over \(limits.cells) cells, spans counted in full")
    }
    finished.append(table)
    pageText.breakLine()
  }

  private mutating func openTable(_ change: (inout HTMLTableDraft) throws(HTMLFault) -> Void) throws(HTMLFault) {
    if !open.isEmpty { try change(&open[open.count - 1]) }
  }
  private mutating func openTable(_ change: (inout HTMLTableDraft) -> Void) {
    if !open.isEmpty { change(&open[open.count - 1]) }
  }

  /// Changes the text of the page, and of the open cell or caption or else of what precedes the next table.
  private mutating func append(_ change: (inout HTMLCellText) -> Void) throws(HTMLFault) {
    change(&pageText)
    if open.isEmpty {
      change(&precedingText)
    } else {
      try open[open.count - 1].changeText(limits, change)
    }
  }

  /// Whether the token lies in a part that the page hides; keeps count of where that part ends.
  private mutating func isHidden(_ token: HTMLToken) -> Bool {
    if let (name, depth) = hidden {
      if case .start(name, _) = token { hidden = (name, depth + 1) }
      if case .end(name) = token { hidden = depth == 1 ? nil : (name, depth - 1) }
      return true
    }
    guard case .start(let name, let attributes) = token, isHiding(attributes),
      !["td", "th", "tr", "br", "img", "input", "hr", "meta", "link", "col"].contains(name)
    else { return false }
    hidden = (name, 1)
    return true
  }
}

/// Whether a tag's attributes hide its element.
private func isHiding(_ attributes: [String: String]) -> Bool {
  if attributes["hidden"] != nil { return true }
  guard let style = attributes["style"]?.lowercased().filter({ !$0.isWhitespace }) else { return false }
  return style.contains("display:none") || style.contains("visibility:hidden")
}
