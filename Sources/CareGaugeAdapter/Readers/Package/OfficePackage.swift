/// The archive of an Office file (.xlsx, .docx), whose files point to each other.
struct OfficePackage {
  /// One file's pointer to another inside the archive.
  struct Relationship {
    /// The last part of the address that names its kind: `worksheet`.
    let kind: String
    let id: String
    let file: String
  }
  private let archive: ZipArchive
  private let limits: PackageLimits
  /// The file that the archive is about: `xl/workbook.xml`.
  let main: String
  /// What the main file points to.
  let relationships: [Relationship]

  /// - Parameter noun: What is expected, for the fault's sentence: `workbook (.xlsx)`.
  init(_ bytes: [UInt8], limits: PackageLimits, noun: String) throws(PackageFault) {
    archive = try ZipArchive(bytes, limits: limits)
    self.limits = limits
    let roots = try OfficePackage.relationships(of: "", in: archive, limits: limits)
    guard let main = roots.first(where: { $0.kind == "officeDocument" })?.file else {
      throw PackageFault(.unsupported, "the archive holds no \(noun); save the form as one and send it again")
    }
    self.main = main
    relationships = try OfficePackage.relationships(of: main, in: archive, limits: limits)
  }

  /// A file of the archive, unpacked, or nil when there is none of that name.
  func file(_ name: String) throws(PackageFault) -> [UInt8]? { try archive.contents(of: name) }

  /// A scanner over the first file of a kind that the main file points to, or nil when there is none.
  func scanner(kind: String) throws(PackageFault) -> XMLScanner? {
    guard let file = relationships.first(where: { $0.kind == kind })?.file else { return nil }
    return try scanner(file)
  }

  /// A scanner over a file, or nil when there is none of that name.
  func scanner(_ file: String) throws(PackageFault) -> XMLScanner? {
    guard let bytes = try archive.contents(of: file) else { return nil }
    return try XMLScanner(bytes, file: file, limits: limits)
  }

  /// What the file `of` (empty: the archive itself) points to inside the archive; addresses outside it are left out.
  private static func relationships(
    of file: String, in archive: ZipArchive, limits: PackageLimits
  ) throws(PackageFault) -> [Relationship] {
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { String(file[..<$0]) } ?? ""
    let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
    guard let bytes = try archive.contents(of: path) else { return [] }
    var scanner = try XMLScanner(bytes, file: path, limits: limits)
    var found: [Relationship] = []
    while let token = try scanner.next() {
      guard token == .start("Relationship"), scanner.attribute("TargetMode") != "External",
        let type = scanner.attribute("Type"), let id = scanner.attribute("Id"),
        let target = scanner.attribute("Target"), let file = resolved(target, in: folder)
      else { continue }
      found.append(Relationship(kind: String(type.split(separator: "/").last ?? ""), id: id, file: file))
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
