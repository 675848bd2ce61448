import CareGaugeAdapter
import Testing

/// The code of the fault with which a workbook is refused, and its place.
private func refusal(_ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()) -> (PackageFault.Code?, String?) {
  do {
    _ = try Workbook(bytes, limits: limits)
    return (nil, nil)
  } catch {
    return (error.code, error.place)
  }
}

private let plain = workbook(sheet: "<sheetData/>")

@Suite struct PackageFaultTests {
  @Test func anHonestBombIsRefusedBeforeItIsUnpacked() throws {
    let bytes = try fixture("Workbooks/bomb.xlsx")
    #expect(refusal(bytes) == (.tooLarge, "xl/worksheets/sheet1.xml"))
    var limits = WorkbookLimits()
    limits.package.ratio = 10_000
    limits.package.entryBytes = 1 << 20
    #expect(refusal(bytes, limits: limits) == (.tooLarge, "xl/worksheets/sheet1.xml"))
    limits.package.entryBytes = 1 << 30
    limits.package.totalBytes = 1 << 20
    #expect(refusal(bytes, limits: limits).0 == .tooLarge)
  }

  @Test func aBombThatLiesAboutItsSizeIsStopped() throws {
    for lie in [10, 1_000_000] as [UInt32] {
      var all = try fixture("Workbooks/form.xlsx")
      for entry in directoryEntries(in: all) {
        all.replaceSubrange(entry + 24..<entry + 28, with: (0..<4).map { UInt8(truncatingIfNeeded: lie >> ($0 * 8)) })
      }
      #expect(refusal(all).0 == (lie == 10 ? .hostile : .damaged))
    }
  }

  @Test(arguments: ["../evil.xml", "/etc/passwd", "xl/../../x", "xl\\x.xml", "C:x", "./x", "x\0y"])
  func namesThatLeadOutOfTheArchiveAreRefused(name: String) {
    var zip = plain
    zip.add(name, "")
    #expect(refusal(zip.bytes()).0 == .hostile)
  }

  @Test func filesOfOneNameOverlapsAndSwappedNamesAreRefused() {
    var twice = plain
    twice.add("xl/workbook.xml", "")
    #expect(refusal(twice.bytes()).0 == .hostile)
    var overlap = plain
    overlap.files[1].content += overlap.bytes()[..<60]
    overlap.files.append(ZipBuilder.File(name: plain.files[0].name, content: plain.files[0].content, headerAt: 0))
    overlap.files[0].name = "a"
    overlap.files[0].headerName = plain.files[0].name
    #expect(refusal(overlap.bytes()).0 == .hostile)
    var swapped = plain
    swapped.files[3].headerName = "xl/worksheets/sheet2.xml"
    #expect(refusal(swapped.bytes()) == (.hostile, "xl/worksheets/sheet1.xml"))
  }

  @Test func aWrongChecksumAnUnknownPackingAndAPasswordAreRefused() {
    var sum = plain
    sum.files[3].checksum = 1
    #expect(refusal(sum.bytes()) == (.damaged, "xl/worksheets/sheet1.xml"))
    var method = plain
    method.files[3].method = 12
    #expect(refusal(method.bytes()).0 == .unsupported)
    var flags = plain
    flags.files[3].flags = 1
    #expect(refusal(flags.bytes()).0 == .unsupported)
  }

  @Test func aFileWhoseHeadersContradictEachOtherIsRefused() {
    var zip = plain
    zip.files[3].headerMethod = 8
    #expect(refusal(zip.bytes()) == (.hostile, "xl/worksheets/sheet1.xml"))
  }

  @Test func twoSheetsOfOneFileAreRefused() {
    var zip = plain
    let book = String(decoding: zip.files[2].content, as: UTF8.self)
    let second = book.replacing("</sheets>", with: #"<sheet name="Sheet2" sheetId="2" r:id="rId1"/></sheets>"#)
    zip.files[2].content = Array(second.utf8)
    #expect(refusal(zip.bytes()) == (.hostile, "xl/workbook.xml"))
  }

  @Test func everyTruncationIsRefusedWithoutATrap() throws {
    let bytes = try fixture("Workbooks/form.xlsx")
    for length in stride(from: 0, to: bytes.count, by: 37) { #expect(refusal(Array(bytes[..<length])).0 != nil) }
  }

  @Test func noFlippedByteTraps() throws {
    let bytes = try fixture("Workbooks/form.xlsx")
    var refused = 0
    for index in stride(from: 0, to: bytes.count, by: 5) {
      var flipped = bytes
      flipped[index] ^= 0xFF
      if refusal(flipped).0 != nil { refused += 1 }
    }
    #expect(refused > bytes.count / 10)
  }

  @Test(arguments: [
    ("<!DOCTYPE x [<!ENTITY a \"b\">]>", PackageFault.Code.hostile), ("<v>&a;</v>", .hostile),
    ("<v>&#xFFFFFFFF;</v>", .hostile),
    ("<a>", .damaged), ("</a>", .damaged), ("<a b=\"1\" b=\"2\"/>", .damaged), ("<a b=<c>", .damaged), ("<", .damaged),
    ("<a b='", .damaged), ("<!--", .damaged), (String(repeating: "<a>", count: 100), .tooLarge),
    ("<a " + (0..<100).map { "a\($0)=''" }.joined(separator: " ") + "/>", .tooLarge),
    (#"<sheetData><row r="2"/><row r="1"/></sheetData>"#, .damaged),
    (#"<sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData>"#, .damaged),
    (#"<sheetData><row r="1"><c r="A2"/></row></sheetData>"#, .damaged),
    (#"<sheetData><row r="9999999"/></sheetData>"#, .damaged),
    (#"<mergeCells><mergeCell ref="A1:C3"/><mergeCell ref="B2:D4"/></mergeCells>"#, .damaged),
    (#"<mergeCells><mergeCell ref="C3:A1"/></mergeCells>"#, .damaged),
  ])
  func aBadSheetIsRefused(inside: String, code: PackageFault.Code) {
    #expect(refusal(workbook(sheet: inside).bytes()).0 == code)
  }

  @Test func aLongTextAndTooManyCellsAreRefused() {
    var limits = WorkbookLimits()
    limits.package.textBytes = 100
    let long =
      "<sheetData><row><c t=\"inlineStr\"><is><t>\(String(repeating: "长", count: 50))</t></is></c></row></sheetData>"
    #expect(refusal(workbook(sheet: long).bytes(), limits: limits).0 == .tooLarge)
    limits.cells = 3
    let many = "<sheetData><row>\(String(repeating: "<c/>", count: 4))</row></sheetData>"
    #expect(refusal(workbook(sheet: many).bytes(), limits: limits).0 == .tooLarge)
  }

  @Test func anOldOrForeignFileIsNamedAsWhatItIs() {
    #expect(refusal([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 100)).0 == .unsupported)
    #expect(refusal(Array("街道,床位数\r\n连然,1203\r\n".utf8)).0 == .damaged)
    var zip = ZipBuilder()
    zip.add("word/document.xml", "<w/>")
    #expect(refusal(zip.bytes()).0 == .unsupported)
  }

  private func directoryEntries(in bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { bytes[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) }
  }
}
