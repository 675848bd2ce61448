/// The files of a workbook that are about the whole of it: which sheets there are, their shared texts, their formats.
struct WorkbookPackage {
  struct Outline {
    var sheets: [(name: String, file: String, visibility: Worksheet.Visibility)] = []
    var usesDateSystem1904 = false
  }
  private let archive: ZipArchive
  private let limits: WorkbookLimits
  private let main: String
  /// Kind of relationship (the last part of its address), id, file.
  private let relationships: [(kind: String, id: String, file: String)]

  init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookFault) {
    archive = try ZipArchive(bytes, limits: limits)
    self.limits = limits
    let roots = try WorkbookPackage.relationships(of: "", in: archive, limits: limits)
    guard let main = roots.first(where: { $0.kind == "officeDocument" })?.file else {
      throw WorkbookFault(.unsupported, "the archive holds no workbook; send the form as .xlsx")
    }
    self.main = main
    relationships = try WorkbookPackage.relationships(of: main, in: archive, limits: limits)
  }

  /// A file of the workbook, unpacked.
  func file(_ name: String) throws(WorkbookFault) -> [UInt8]? { try archive.contents(of: name) }

  /// The sheets in the order of their tabs, and the date system.
  func outline() throws(WorkbookFault) -> Outline {
    guard var scanner = try scanner(main) else {
      throw WorkbookFault(.damaged, at: main, "the list of sheets is missing; ask the sender for the file again")
    }
    var outline = Outline()
    while let token = try scanner.next() {
      guard case .start(let name) = token else { continue }
      if name == "workbookPr" {
        outline.usesDateSystem1904 = ["1", "true"].contains(scanner.attribute("date1904"))
      } else if name == "sheet", scanner.depth == 3 {
        guard let title = scanner.attribute("name"), let id = scanner.attribute("id"),
          let relationship = relationships.first(where: { $0.id == id })
        else { throw WorkbookFault(.damaged, at: main, "a sheet has no file; ask the sender for the file again") }
        guard relationship.kind == "worksheet" else { continue }
        let visibility = scanner.attribute("state").flatMap(Worksheet.Visibility.init) ?? .visible
        outline.sheets.append((title, relationship.file, visibility))
      }
    }
    guard outline.sheets.count <= limits.sheets else {
      throw WorkbookFault(.tooLarge, at: main, "it has over \(limits.sheets) sheets")
    }
    return outline
  }

  /// Texts that cells name by number; phonetic guides above them are left out.
  func sharedStrings() throws(WorkbookFault) -> [String] {
    guard var scanner = try scanner(kind: "sharedStrings") else { return [] }
    var strings: [String] = []
    while let token = try scanner.next() {
      guard token == .start("si") else { continue }
      guard strings.count < limits.cells else { throw WorkbookFault(.tooLarge, "it has over \(limits.cells) texts") }
      strings.append(unescaped(try scanner.elementText(omitting: "rPh")))
    }
    return strings
  }

  /// For each cell style, how it shows numbers.
  func numberFormats() throws(WorkbookFault) -> [NumberFormat] {
    guard var scanner = try scanner(kind: "styles") else { return [] }
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

  private func scanner(kind: String) throws(WorkbookFault) -> XMLScanner? {
    guard let file = relationships.first(where: { $0.kind == kind })?.file else { return nil }
    return try scanner(file)
  }

  private func scanner(_ file: String) throws(WorkbookFault) -> XMLScanner? {
    guard let bytes = try archive.contents(of: file) else { return nil }
    return try XMLScanner(bytes, file: file, limits: limits)
  }

  /// What the file `of` (empty: the archive itself) points to inside the archive; addresses outside it are left out.
  private static func relationships(
    of file: String, in archive: ZipArchive, limits: WorkbookLimits
  ) throws(WorkbookFault) -> [(kind: String, id: String, file: String)] {
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { String(file[..<$0]) } ?? ""
    let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
    guard let bytes = try archive.contents(of: path) else { return [] }
    var scanner = try XMLScanner(bytes, file: path, limits: limits)
    var found: [(kind: String, id: String, file: String)] = []
    while let token = try scanner.next() {
      guard token == .start("Relationship"), scanner.attribute("TargetMode") != "External",
        let type = scanner.attribute("Type"), let id = scanner.attribute("Id"),
        let target = scanner.attribute("Target"), let file = resolved(target, in: folder)
      else { continue }
      found.append((String(type.split(separator: "/").last ?? ""), id, file))
    }
    return found
  }

  /// A target relative to a folder as a path from the archive's root, nil when it leads out of it.
  private static func resolved(_ target: String, in folder: String) -> String? {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." {
        if parts.popLast() == nil { return nil }
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
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
