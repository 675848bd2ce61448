/// Writes zip archives without packing, with room for every lie that a hostile one may tell.
struct ZipBuilder {
  struct File {
    var name: String
    var content: [UInt8]
    var headerName: String?
    var declaredSize: Int?
    var checksum: UInt32?
    var method: UInt16 = 0
    /// What the file's own header says, when not what the directory does.
    var headerMethod: UInt16?
    var flags: UInt16 = 0x800
    /// Where the directory says that the file begins, when not where it does.
    var headerAt: Int?
  }
  var files: [File] = []

  mutating func add(_ name: String, _ content: String) { files.append(File(name: name, content: Array(content.utf8))) }

  func bytes() -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let start = file.headerAt ?? out.count
      let sum = file.checksum ?? checksum(file.content)
      let size = file.declaredSize ?? file.content.count
      let headerName = Array((file.headerName ?? file.name).utf8)
      func common(_ method: UInt16) -> [UInt8] {
        words(20, file.flags, method, 0, 0) + long(sum) + long(file.content.count) + long(size)
      }
      out +=
        long(0x0403_4B50) + common(file.headerMethod ?? file.method) + words(UInt16(headerName.count), 0) + headerName
        + file.content
      let name = Array(file.name.utf8)
      directory +=
        long(0x0201_4B50) + words(20) + common(file.method) + words(UInt16(name.count), 0, 0, 0, 0) + long(0)
        + long(start) + name
    }
    let start = out.count
    let count = UInt16(files.count)
    return out + directory + long(0x0605_4B50) + words(0, 0, count, count) + long(directory.count) + long(start)
      + words(0)
  }

  private func words(_ values: UInt16...) -> [UInt8] { values.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }
  private func long(_ value: some BinaryInteger) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// CRC-32 bit by bit, so that the reader is not checked by the library that it uses itself.
  private func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
  }
}

/// A whole workbook of one sheet, `Sheet1`, from the inside of its `<worksheet>`.
func workbook(sheet: String, strings: String? = nil, styles: String? = nil, properties: String = "") -> ZipBuilder {
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  var zip = ZipBuilder()
  zip.add(
    "_rels/.rels",
    #"<Relationships><Relationship Id="a" Type="\#(office)/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#
  )
  var parts = #"<Relationship Id="rId1" Type="\#(office)/worksheet" Target="worksheets/sheet1.xml"/>"#
  if strings != nil {
    parts += #"<Relationship Id="rId2" Type="\#(office)/sharedStrings" Target="sharedStrings.xml"/>"#
  }
  if styles != nil { parts += #"<Relationship Id="rId3" Type="\#(office)/styles" Target="styles.xml"/>"# }
  zip.add("xl/_rels/workbook.xml.rels", "<Relationships>\(parts)</Relationships>")
  zip.add(
    "xl/workbook.xml",
    #"<workbook xmlns:r="\#(office)">\#(properties)<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
  )
  zip.add("xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?><worksheet>\(sheet)</worksheet>")
  if let strings { zip.add("xl/sharedStrings.xml", "<sst>\(strings)</sst>") }
  if let styles { zip.add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>") }
  return zip
}
