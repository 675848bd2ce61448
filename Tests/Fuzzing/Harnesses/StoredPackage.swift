/// Puts bytes as the XML parts of a workbook into an archive without packing, so that a fuzzer reaches what is inside.
enum StoredPackage {
  /// What stands between the parts: the sheet, then shared strings, styles, the list of sheets. Missing ones are usual ones.
  static let separator = Array("\n====\n".utf8)

  static func workbook(_ bytes: [UInt8]) -> [UInt8] {
    let parts = split(bytes)
    var files = [
      ("_rels/.rels", Array(rootRelationships.utf8)), ("xl/_rels/workbook.xml.rels", Array(relationships.utf8)),
      ("xl/worksheets/sheet1.xml", parts.first ?? []),
    ]
    if parts.count > 1 { files.append(("xl/sharedStrings.xml", parts[1])) }
    if parts.count > 2 { files.append(("xl/styles.xml", parts[2])) }
    files.append(("xl/workbook.xml", parts.count > 3 ? parts[3] : Array(outline.utf8)))
    return archive(files)
  }

  private static func split(_ bytes: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var rest = bytes[...]
    while let byte = rest.first {
      if rest.starts(with: separator), parts.count < 4 {
        parts.append([])
        rest = rest.dropFirst(separator.count)
      } else {
        parts[parts.count - 1].append(byte)
        rest = rest.dropFirst()
      }
    }
    return parts
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let rootRelationships = """
    <Relationships><Relationship Id="r1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """
  private static let relationships = """
    <Relationships><Relationship Id="r1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
    <Relationship Id="r2" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>\
    <Relationship Id="r3" Type="\(office)/styles" Target="styles.xml"/></Relationships>
    """
  private static let outline = """
    <workbook xmlns:r="\(office)"><sheets><sheet name="半年报" sheetId="1" r:id="r1"/></sheets></workbook>
    """

  static func archive(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in files {
      let sizes = word(checksum(content)) + word(UInt32(content.count)) + word(UInt32(content.count))
      let facts =
        half(20) + half(0x0800) + half(0) + half(0) + half(0) + sizes + half(UInt16(name.utf8.count)) + half(0)
      directory += word(0x0201_4B50) + half(20) + facts + half(0) + half(0) + half(0) + word(0)
      directory += word(UInt32(bytes.count)) + Array(name.utf8)
      bytes += word(0x0403_4B50) + facts + Array(name.utf8) + content
    }
    let start = bytes.count
    let count = UInt16(files.count)
    let end = word(UInt32(directory.count)) + word(UInt32(start)) + half(0)
    return bytes + directory + word(0x0605_4B50) + half(0) + half(0) + half(count) + half(count) + end
  }

  private static func half(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
  private static func word(_ value: UInt32) -> [UInt8] {
    half(UInt16(value & 0xFFFF)) + half(UInt16(value >> 16))
  }

  private static let checksums: [UInt32] = (0..<256).map { number in
    (0..<8).reduce(UInt32(number)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in checksums[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
  }
}
