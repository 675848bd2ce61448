/// Builds tables from a page's tags, as tolerant of missing end tags as browsers are.
struct HTMLTableCollector {
  private let limits: HTMLLimits
  private var open: [HTMLTableDraft] = []
  private var finished: [HTMLTable] = []
  private var tableCount = 0
  /// Rows and places of all tables but the innermost open one.
  private var placesElsewhere = 0
  private var pageText = HTMLCellText()
  private var precedingText = HTMLCellText()
  private var elements = HTMLOpenElements()

  init(limits: HTMLLimits) { self.limits = limits }

  /// The tables in the order of their opening tags, and the page's text.
  consuming func finish() throws(HTMLFault) -> ([HTMLTable], [String]) {
    while !open.isEmpty { try closeTable(isClosed: false) }
    let text = pageText.finished().text
    guard text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) < limits.lines else {
      throw HTMLFault(.tooLarge, "the page has over \(limits.lines) lines of text")
    }
    return (finished.sorted { $0.number < $1.number }, text.split(separator: "\n").map { String($0) })
  }

  mutating func take(_ token: HTMLToken) throws(HTMLFault) {
    switch token {
    case .text(let text): try add(text)
    case .start(let name, let attributes): try begin(name, attributes)
    case .end(let name): try end(name)
    }
  }

  private mutating func begin(_ name: String, _ attributes: [String: String]) throws(HTMLFault) {
    let look = HTMLLook(name, attributes)
    switch name {
    case "table": try beginTable(look)
    case "caption": try change { (draft, _) throws(HTMLFault) in draft.beginCaption() }
    case "thead", "tbody", "tfoot":
      try change { (draft, limits) throws(HTMLFault) in try draft.beginGroup(look, limits) }
    case "tr":
      try change { (draft, limits) throws(HTMLFault) in try draft.beginRow(look, limits) }
      pageText.breakLine()
    case "td", "th":
      try change { (draft, limits) throws(HTMLFault) in
        try draft.beginCell(isHeading: name == "th", look, attributes: attributes, limits)
      }
      pageText.append(" ")
    case "img", "input", "select", "textarea", "button", "canvas", "svg", "object", "embed", "iframe", "video":
      if name != "input" || attributes["type"]?.lowercased() != "hidden" { try changeText { $0.doubt(.picture) } }
      if name == "select" || name == "button" { fallthrough }
    default:
      elements.begin(name, look, depth: open.count)
      if look.hasEdge { try changeText { $0.crossEdge() } }
      if HTMLTableCollector.breakingLines.contains(name) { try breakLine() }
    }
  }

  private mutating func end(_ name: String) throws(HTMLFault) {
    switch name {
    case "table": try closeTable(isClosed: true)
    case "caption": try change { (draft, _) throws(HTMLFault) in draft.endCaption() }
    case "thead", "tbody", "tfoot", "tr":
      try change { (draft, limits) throws(HTMLFault) in try draft.endRow(limits) }
    case "td", "th": try change { (draft, limits) throws(HTMLFault) in try draft.endCell(limits) }
    default:
      if elements.end(name) { try changeText { $0.crossEdge() } }
      if HTMLTableCollector.breakingLines.contains(name) { try breakLine() }
    }
  }

  /// Blocks; and text that was taken out or put in, which must not run on into what stands beside it.
  private static let breakingLines: Set<String> = [
    "br", "p", "div", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "ul", "ol", "dl", "center",
    "blockquote", "address", "section", "article", "header", "footer", "form", "option", "select", "button", "del", "s",
    "strike", "ins",
  ]

  private mutating func breakLine() throws(HTMLFault) {
    elements.endRaised(depth: open.count)
    try changeText { $0.breakLine() }
  }

  private mutating func beginTable(_ look: HTMLLook) throws(HTMLFault) {
    // A table begins within a table only in a cell; else the end tag of the one before it is missing.
    if let last = open.last, !last.takesText { try closeTable(isClosed: true) }
    tableCount += 1
    guard tableCount <= limits.tables, open.count < limits.nesting else {
      throw HTMLFault(.tooLarge, "the page has over \(limits.tables) tables or nests them over \(limits.nesting) deep")
    }
    let preceding = open.last?.textSoFar ?? precedingText
    precedingText = HTMLCellText()
    if !open.isEmpty { open[open.count - 1].holdsTable() }
    placesElsewhere += open.last?.placeCount ?? 0
    open.append(
      HTMLTableDraft(
        number: tableCount, enclosing: open.last?.number, preceding: preceding.finished().text,
        look.adding(elements.look(depth: open.count))))
    pageText.breakLine()
  }

  private mutating func closeTable(isClosed: Bool) throws(HTMLFault) {
    elements.endInside(table: max(1, open.count))
    guard var draft = open.popLast() else { return }
    finished.append(try draft.finished(isClosed: isClosed, limitsLeft))
    placesElsewhere += draft.placeCount - (open.last?.placeCount ?? 0)
    pageText.breakLine()
  }

  /// The limits with the places that the other tables leave.
  private var limitsLeft: HTMLLimits {
    var left = limits
    left.cells = max(0, limits.cells - placesElsewhere)
    return left
  }

  /// Changes the innermost table at the beginning or end of a cell, row or group, where open elements end.
  private mutating func change(
    _ change: (inout HTMLTableDraft, HTMLLimits) throws(HTMLFault) -> Void
  ) throws(HTMLFault) {
    if open.isEmpty { return }
    elements.endInside(table: open.count)
    try change(&open[open.count - 1], limitsLeft)
  }

  private mutating func add(_ text: String) throws(HTMLFault) {
    let look = elements.look(depth: open.count)
    if look.isHidden { return }
    try changeText { $0.append(text, isRaised: look.isRaised, isStruck: look.isStruck) }
  }

  /// Changes the text of the page, and of the open cell or caption or else of what precedes the next table.
  private mutating func changeText(_ change: (inout HTMLCellText) -> Void) throws(HTMLFault) {
    if open.last?.isHidden != true { change(&pageText) }
    if open.isEmpty {
      change(&precedingText)
    } else {
      try open[open.count - 1].changeText(limits, change)
    }
  }
}
