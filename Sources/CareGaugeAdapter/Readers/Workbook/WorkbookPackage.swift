/// The files of a workbook that are about the whole of it: which sheets there are, their shared texts, their formats.
struct WorkbookPackage {
  struct Outline {
    var sheets: [(name: String, file: String, visibility: Worksheet.Visibility)] = []
    var usesDateSystem1904 = false
  }
  private let package: OfficePackage
  private let limits: WorkbookLimits

  init(_ bytes: [UInt8], limits: WorkbookLimits) throws(PackageFault) {
    package = try OfficePackage(bytes, limits: limits.package, noun: "workbook (.xlsx)")
    self.limits = limits
  }

  /// A file of the workbook, unpacked.
  func file(_ name: String) throws(PackageFault) -> [UInt8]? { try package.file(name) }

  /// The sheets in the order of their tabs, and the date system.
  func outline() throws(PackageFault) -> Outline {
    guard var scanner = try package.scanner(package.main) else {
      throw PackageFault(
        .damaged, at: package.main, "the list of sheets is missing; ask the sender for the file again")
    }
    var outline = Outline()
    while let token = try scanner.next() {
      guard case .start(let name) = token else { continue }
      if scanner.depth == 1, name != "workbook" {
        throw PackageFault(.unsupported, at: package.main, "this is no workbook; save the form as .xlsx")
      } else if name == "workbookPr" {
        outline.usesDateSystem1904 = ["1", "true"].contains(scanner.attribute("date1904"))
      } else if name == "sheet", scanner.depth == 3 {
        guard let title = scanner.attribute("name"), let id = scanner.attribute("id"),
          let relationship = package.relationships.first(where: { $0.id == id })
        else {
          throw PackageFault(.damaged, at: package.main, "a sheet has no file; ask the sender for the file again")
        }
        guard relationship.kind == "worksheet" else { continue }
        guard !outline.sheets.contains(where: { $0.file == relationship.file }) else {
          throw PackageFault(.hostile, at: package.main, "two sheets share one file; ask for a newly saved file")
        }
        let visibility = scanner.attribute("state").flatMap(Worksheet.Visibility.init) ?? .visible
        outline.sheets.append((title, relationship.file, visibility))
        guard outline.sheets.count <= limits.sheets else {
          throw PackageFault(.tooLarge, at: package.main, "it has over \(limits.sheets) sheets")
        }
      }
    }
    return outline
  }

  /// Texts that cells name by number; phonetic guides above them are left out.
  func sharedStrings() throws(PackageFault) -> [String] {
    guard var scanner = try package.scanner(kind: "sharedStrings") else { return [] }
    var strings: [String] = []
    while let token = try scanner.next() {
      guard token == .start("si") else { continue }
      guard strings.count < limits.cells else { throw PackageFault(.tooLarge, "it has over \(limits.cells) texts") }
      strings.append(unescaped(try scanner.elementText(omitting: "rPh")))
    }
    return strings
  }

  /// For each cell style, how it shows numbers.
  func numberFormats() throws(PackageFault) -> [NumberFormat] {
    guard var scanner = try package.scanner(kind: "styles") else { return [] }
    var custom: [Int: NumberFormat] = [:]
    var styles: [NumberFormat] = []
    var insideCellFormats = false
    while let token = try scanner.next() {
      switch token {
      case .start("numFmt"):
        if let id = scanner.attribute("numFmtId").flatMap({ Int($0) }), let code = scanner.attribute("formatCode") {
          custom[id] = NumberFormat(code: code)
        }
      case .start("cellXfs"): insideCellFormats = true
      case .end("cellXfs"): insideCellFormats = false
      case .start("xf") where insideCellFormats:
        let id = scanner.attribute("numFmtId").flatMap { Int($0) } ?? 0
        styles.append(custom[id] ?? NumberFormat(builtIn: id))
      default: break
      }
    }
    return styles
  }
}

/// Text with `_x000D_` and the like turned into the characters that Excel writes so.
func unescaped(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
  return text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
    guard let value = UInt32(match.1, radix: 16), let scalar = Unicode.Scalar(value) else { return String(match.0) }
    return String(Character(scalar))
  }
}
