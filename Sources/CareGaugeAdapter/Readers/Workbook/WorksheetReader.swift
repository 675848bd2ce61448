/// Reads one sheet's XML into a `Worksheet`.
struct WorksheetReader {
  private var scanner: XMLScanner
  private let file: String
  private let limits: WorkbookLimits
  private let strings: [String]
  private let formats: [NumberFormat]
  private let usesDateSystem1904: Bool
  /// Cells read so far, those of earlier sheets included.
  private(set) var cellCount: Int
  private var hidesRowsByDefault = false

  init(
    _ bytes: [UInt8], file: String, limits: WorkbookLimits, strings: [String], formats: [NumberFormat],
    usesDateSystem1904: Bool, cellsBefore: Int
  ) throws(PackageFault) {
    scanner = try XMLScanner(bytes, file: file, limits: limits.package)
    self.file = file
    self.limits = limits
    self.strings = strings
    self.formats = formats
    self.usesDateSystem1904 = usesDateSystem1904
    cellCount = cellsBefore
  }

  mutating func read(into empty: Worksheet) throws(PackageFault) -> Worksheet {
    var sheet = empty
    var merges: [CellRange] = []
    while let token = try scanner.next() {
      switch token {
      case .start("sheetFormatPr"): hidesRowsByDefault = isSet("zeroHeight")
      case .start("col"):
        if isSet("hidden") || isZero("width"), let first = number("min"), let last = number("max"), first <= last {
          sheet.hiddenColumnRanges.append(first...last)
        }
      case .start("row"): try readRow(into: &sheet)
      case .start("mergeCell"):
        guard let range = scanner.attribute("ref").flatMap({ CellRange($0) }) else { throw damaged("a merged range") }
        guard merges.count < limits.merges else {
          throw PackageFault(.tooLarge, at: file, "the sheet merges over \(limits.merges) ranges")
        }
        if range.first != range.last { merges.append(range) }
      default: break
      }
    }
    try refuseOverlaps(merges)
    sheet.setMerges(merges)
    return sheet
  }

  private mutating func readRow(into sheet: inout Worksheet) throws(PackageFault) {
    let last = sheet.rows.last?.number ?? 0
    let rowNumber = scanner.attribute("r") == nil ? last + 1 : number("r") ?? 0
    guard rowNumber > last, rowNumber <= 1_048_576 else { throw damaged("the order of rows") }
    let hidden = scanner.attribute("hidden") == nil ? hidesRowsByDefault : isSet("hidden")
    var row = Worksheet.Row(number: rowNumber, isHidden: hidden || isZero("ht"))
    var column = 0
    let outside = scanner.depth - 1
    while scanner.depth > outside, let token = try scanner.next() {
      guard token == .start("c") else { continue }
      if let text = scanner.attribute("r") {
        guard let address = CellAddress(text), address.row == rowNumber, address.column > column else {
          throw damaged("the order of cells in row \(rowNumber)")
        }
        column = address.column
      } else {
        column += 1
      }
      cellCount += 1
      guard cellCount <= limits.cells, column <= 16_384 else {
        throw PackageFault(.tooLarge, at: file, "the workbook has over \(limits.cells) cells")
      }
      let style = number("s") ?? 0
      let format = formats.indices.contains(style) ? formats[style] : .plain
      let (content, isFormula) = try readCell(style: style)
      if content != .blank {
        row.cells.append(
          Worksheet.Cell(
            column: column, content: content, isFormula: isFormula, isPercentage: format == .percentage,
            isScaled: format == .scaled))
      }
    }
    sheet.rows.append(row)
  }

  private mutating func readCell(style: Int) throws(PackageFault) -> (CellContent, isFormula: Bool) {
    let type = scanner.attribute("t") ?? "n"
    var value: String?
    var inline: String?
    var isFormula = false
    let outside = scanner.depth - 1
    while scanner.depth > outside, let token = try scanner.next() {
      switch token {
      case .start("v"): value = try scanner.elementText()
      case .start("f"):
        isFormula = true
        try scanner.skipElement()
      case .start("is"): inline = try scanner.elementText(omitting: "rPh")
      default: break
      }
    }
    if isFormula, value == nil || (type != "str" && value?.isEmpty == true) { return (.uncalculated, true) }
    return (content(type: type, style: style, value: type == "inlineStr" ? inline : value), isFormula)
  }

  private func content(type: String, style: Int, value: String?) -> CellContent {
    guard let value, !value.isEmpty else { return .blank }
    switch type {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else { return .unreadable(value) }
      return textOrBlank(strings[index])
    case "str", "inlineStr": return textOrBlank(unescaped(value))
    case "b": return value == "1" ? .flag(true) : value == "0" ? .flag(false) : .unreadable(value)
    case "e": return .failure(value)
    case "d": return isoDay(value)
    case "n":
      guard let number = Double(value), number.isFinite else { return .unreadable(value) }
      guard formats.indices.contains(style), formats[style] == .day else { return .number(number) }
      return serialDay(number, usesDateSystem1904: usesDateSystem1904).map { .day($0.day, fraction: $0.fraction) }
        ?? .unreadable(value)
    default: return .unreadable(value)
    }
  }

  /// Overlapping ranges leave open which cell's content a place shows; Excel calls such a file damaged.
  private func refuseOverlaps(_ merges: [CellRange]) throws(PackageFault) {
    var active: [CellRange] = []
    for range in merges.sorted(by: { $0.first < $1.first }) {
      active.removeAll { $0.last.row < range.first.row }
      if let other = active.first(where: { $0.overlaps(range) }) {
        throw PackageFault(.damaged, at: file, "merged ranges \(other) and \(range) overlap; unmerge one of them")
      }
      active.append(range)
    }
  }

  private func isSet(_ attribute: String) -> Bool { ["1", "true"].contains(scanner.attribute(attribute)) }
  /// Whether a height or width is nothing, which hides as well.
  private func isZero(_ attribute: String) -> Bool { scanner.attribute(attribute).flatMap { Double($0) } == 0 }
  private func number(_ attribute: String) -> Int? { scanner.attribute(attribute).flatMap { Int($0) } }
  private func damaged(_ what: String) -> PackageFault {
    PackageFault(.damaged, at: "\(file):\(scanner.position)", "\(what) is wrong; ask the sender for the file again")
  }
}
