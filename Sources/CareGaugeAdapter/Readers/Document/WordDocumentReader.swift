/// Reads the main XML file of a Word document into blocks.
struct WordDocumentReader {
  private var scanner: XMLScanner
  private let file: String
  private let limits: DocumentLimits
  private var blocks: [WordDocument.Block] = []
  private var counts = (paragraphs: 0, bodyParagraphs: 0, cells: 0, tables: 0, boxes: 0)
  /// Boxes and inner tables that follow the block that is being read.
  private var following: [WordDocument.Block] = []
  /// Whether the content control that is being read holds only the words that ask for input.
  private var isPlaceholder = false

  init(_ scanner: XMLScanner, file: String, limits: DocumentLimits) {
    self.scanner = scanner
    self.file = file
    self.limits = limits
  }

  mutating func read() throws(PackageFault) -> [WordDocument.Block] {
    guard let root = try scanner.next(), root == .start("document") else {
      throw PackageFault(.unsupported, at: file, "this is no document; save the form as .docx")
    }
    while let token = try scanner.next() {
      switch token {
      case .start("body"): try readBody()
      case .start: try scanner.skipElement()
      default: break
      }
    }
    return blocks
  }

  private mutating func readBody() throws(PackageFault) {
    let outside = scanner.depth - 1
    while scanner.depth > outside, let token = try scanner.next() {
      guard case .start(let name) = token else { continue }
      switch name {
      case "p":
        let text = try readParagraph()
        counts.bodyParagraphs += 1
        blocks.append(.paragraph(counts.bodyParagraphs, text))
      case "tbl": blocks.append(.table(try readTable()))
      default: try stepOver(name)
      }
      blocks += following
      following = []
    }
  }

  /// Steps over what is not shown; of everything else the inside is read as if it stood there itself.
  private mutating func stepOver(_ name: String) throws(PackageFault) {
    if name == "sdtPr" {
      isPlaceholder = isOn(try readProperties()["showingPlcHdr"])
    } else if WordDocumentReader.notShown.contains(name) || (name == "sdtContent" && isPlaceholder) {
      isPlaceholder = false
      try scanner.skipElement()
    }
  }

  /// `rt` is the guide above a ruby text; `Fallback` repeats for old programs what stands beside it.
  private static let notShown: Set<String> = [
    "del", "moveFrom", "pPr", "tblPr", "tblGrid", "sectPr", "instrText", "delText", "delInstrText", "rt",
    "Fallback",
  ]

  // MARK: Tables

  private mutating func readTable() throws(PackageFault) -> WordDocument.Table {
    counts.tables += 1
    var table = WordDocument.Table(number: counts.tables, rows: [])
    let outside = scanner.depth - 1
    while scanner.depth > outside, let token = try scanner.next() {
      guard case .start(let name) = token else { continue }
      if name == "tr" {
        if let row = try readRow() { table.rows.append(row) }
      } else {
        try stepOver(name)
      }
    }
    return table
  }

  /// The row's cells, or nil for a row that is deleted or hidden.
  private mutating func readRow() throws(PackageFault) -> [WordDocument.Cell]? {
    var cells: [WordDocument.Cell] = []
    var column = 1
    var isShown = true
    let outside = scanner.depth - 1
    while scanner.depth > outside, let token = try scanner.next() {
      guard case .start(let name) = token else { continue }
      switch name {
      case "trPr":
        let properties = try readProperties()
        column += properties["gridBefore"].flatMap { Int($0) }.map { max(0, min($0, 1_000)) } ?? 0
        isShown = properties["del"] == nil && !isOn(properties["hidden"])
      case "tc":
        let cell = try readCell(column: column)
        column += cell.span
        cells.append(cell)
      default: try stepOver(name)
      }
    }
    return isShown ? cells : nil
  }

  private mutating func readCell(column: Int) throws(PackageFault) -> WordDocument.Cell {
    counts.cells += 1
    guard counts.cells <= limits.cells else {
      throw PackageFault(.tooLarge, at: file, "its tables have over \(limits.cells) cells")
    }
    var paragraphs: [String] = []
    var properties: [String: String] = [:]
    let outside = scanner.depth - 1
    while scanner.depth > outside, let token = try scanner.next() {
      guard case .start(let name) = token else { continue }
      switch name {
      case "tcPr": properties = try readProperties()
      case "p": paragraphs.append(try readParagraph())
      case "tbl":
        let outer = following
        following = []
        let inner = try readTable()
        following = outer + [.table(inner)] + following
      default: try stepOver(name)
      }
    }
    let span = properties["gridSpan"].flatMap { Int($0) }.map { max(1, min($0, 1_000)) } ?? 1
    let continues = properties["vMerge"].map { $0 != "restart" } ?? false
    return WordDocument.Cell(
      text: paragraphs.joined(separator: "\n"), column: column, span: span, continuesAbove: continues)
  }

  // MARK: Paragraphs

  private mutating func readParagraph() throws(PackageFault) -> String {
    counts.paragraphs += 1
    guard counts.paragraphs <= limits.paragraphs else {
      throw PackageFault(.tooLarge, at: file, "it has over \(limits.paragraphs) paragraphs")
    }
    var text = ""
    var isHidden = false
    let outside = scanner.depth - 1
    while scanner.depth > outside, let token = try scanner.next() {
      guard case .start(let name) = token else { continue }
      switch name {
      case "r": isHidden = false
      case "rPr":
        let properties = try readProperties()
        isHidden = ["vanish", "strike", "dstrike"].contains { isOn(properties[$0]) }
      case "t": text += isHidden ? try skipped() : try scanner.elementText()
      case "tab" where !isHidden: text += "\t"
      case "br" where !isHidden, "cr" where !isHidden: text += "\n"
      case "noBreakHyphen" where !isHidden: text += "-"
      case "sym" where !isHidden:
        text += WordSymbol.text(font: scanner.attribute("font") ?? "", code: scanner.attribute("char") ?? "")
      case "checkBox": text += isOn(try readCheckBox()) ? "☑" : "□"
      case "txbxContent": try readBox()
      default: try stepOver(name)
      }
      guard text.utf8.count <= limits.package.textBytes else {
        throw PackageFault(.tooLarge, at: file, "a paragraph is over \(limits.package.textBytes) bytes long")
      }
    }
    return text
  }

  private mutating func skipped() throws(PackageFault) -> String {
    try scanner.skipElement()
    return ""
  }

  /// The text of a box, its paragraphs and cells line by line.
  private mutating func readBox() throws(PackageFault) {
    counts.boxes += 1
    let number = counts.boxes
    var lines: [String] = []
    let outside = scanner.depth - 1
    while scanner.depth > outside, let token = try scanner.next() {
      guard case .start(let name) = token else { continue }
      switch name {
      case "p": lines.append(try readParagraph())
      case "tbl": following.append(.table(try readTable()))
      default: try stepOver(name)
      }
    }
    following.append(.box(number, lines.joined(separator: "\n")))
  }

  /// The state of a check box of the old kind: `checked`, or else `default`.
  private mutating func readCheckBox() throws(PackageFault) -> String? {
    let properties = try readProperties()
    return properties["checked"] ?? properties["default"]
  }

  /// The elements directly inside the one that began in the last step, each with its `val`, empty where it has none.
  private mutating func readProperties() throws(PackageFault) -> [String: String] {
    var found: [String: String] = [:]
    let outside = scanner.depth - 1
    while scanner.depth > outside, let token = try scanner.next() {
      if case .start(let name) = token {
        found[name] = scanner.attribute("val") ?? ""
        try scanner.skipElement()
      }
    }
    return found
  }

  /// Whether a property is set: it stands there and does not say no.
  private func isOn(_ value: String?) -> Bool { value.map { !["0", "false", "off"].contains($0) } ?? false }
}
