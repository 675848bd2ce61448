import CareGaugeAdapter
import CareGaugeModel
import Foundation
import Testing

/// The bytes of a file under `Fixtures`.
func fixture(_ name: String, beside file: String = #filePath) throws -> [UInt8] {
  let folder = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
  return Array(try Data(contentsOf: folder.appending(path: "Fixtures/\(name)")))
}

private func cell(_ text: String) throws -> CellAddress { try #require(CellAddress(text)) }

@Suite struct WorkbookTests {
  @Test func aFormWrittenByASpreadsheetProgramIsReadCellByCell() throws {
    let workbook = try Workbook(fixture("Workbooks/form.xlsx"))
    #expect(workbook.sheets.map(\.name) == ["半年 报表", "说明", "码表"])
    #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden, .veryHidden])
    let sheet = workbook.sheets[0]
    #expect(try sheet[cell("B4")] == .number(3))
    #expect(try sheet[cell("C4")] == .text("1,203"))
    #expect(try sheet[cell("D4")] == .day(#require(Day("2020-06-30")), fraction: 0))
    #expect(try sheet[cell("E4")] == .flag(true))
    #expect(try sheet[cell("F4")] == .number(0.58))
    #expect(try sheet.cell(at: cell("F4"))?.isPercentage == true)
    #expect(try sheet.cell(at: cell("B4"))?.isPercentage == false)
    #expect(try sheet[cell("B5")] == .failure("#N/A"))
    #expect(try sheet[cell("C5")] == .uncalculated)
    #expect(try sheet[cell("D5")] == .day(#require(Day("2020-06-30")), fraction: 0.5))
    #expect(try sheet[cell("E5")] == .blank)
    #expect(try sheet[cell("F5")].text == "2.34")
    #expect(try sheet[cell("Z99")] == .blank)
    #expect(sheet.row(4)?.isHidden == false)
    #expect(sheet.row(5)?.isHidden == true)
    #expect(sheet.isHidden(column: 3))
    #expect(!sheet.isHidden(column: 2))
    #expect(sheet.lastColumn == 6)
    #expect(try sheet.place(of: cell("C7")) == "'半年 报表'!C7")
    #expect(try workbook.sheets[2][cell("B2")] == .day(#require(Day("2023-09-06")), fraction: 0))
  }

  @Test func aMergedRangeShowsItsFirstCellEverywhere() throws {
    let sheet = try Workbook(fixture("Workbooks/form.xlsx")).sheets[0]
    #expect(try sheet.shown(at: cell("F1")) == .text("养老服务情况表"))
    #expect(try sheet.shown(at: cell("C2")) == .text("养老机构"))
    #expect(try sheet[cell("C2")] == .blank)
    #expect(try sheet.shown(at: cell("A3")) == .text("街道"))
    #expect(try sheet.merge(over: cell("A3"))?.description == "A2:A3")
    #expect(try sheet.merge(over: cell("D2")) == nil)
  }

  @Test func cachedResultsDatesSince1904AndRichTextsAreRead() throws {
    let workbook = try Workbook(fixture("Workbooks/calculated-1904.xlsx"))
    let sheet = workbook.sheets[0]
    #expect(workbook.usesDateSystem1904)
    #expect(try sheet[cell("A1")] == .number(2))
    #expect(sheet.rows[0].cells[0].isFormula)
    #expect(try sheet[cell("A2")] == .text("ab"))
    #expect(try sheet[cell("A3")] == .failure("#DIV/0!"))
    #expect(try sheet[cell("A4")] == .flag(true))
    #expect(try sheet[cell("B1")] == .day(#require(Day("2023-09-06")), fraction: 0))
    #expect(try sheet[cell("B2")] == .number(1.5))
    #expect(try sheet[cell("B3")] == .number(0.5766))
    #expect(try sheet[cell("B4")] == .text("一\r\n二"))
    #expect(try sheet[cell("B5")] == .text("养老 床位"))
    #expect(try sheet[cell("B6")] == .text("_x0041_<&>\""))
    #expect(try sheet.place(of: cell("B6")) == "数据!B6")
  }

  @Test func everyKindOfCellIsReadOrSaysWhyNot() throws {
    let rows = """
      <sheetData><row r="2"><c r="B2" t="s"><v>1</v></c><c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></is></c>\
      <c r="E2" t="s"><v>9</v></c><c r="F2"><v>1.2.3</v></c><c r="G2" t="b"><v>2</v></c><c r="H2" t="d"><v>2023-09-06T12:00:00</v></c>\
      <c r="I2" s="1"><v>60</v></c><c r="J2" s="1"><v>59</v></c><c r="K2" s="1"><v>-1</v></c><c r="L2" t="str"><f>A1</f><v></v></c>\
      <c r="M2"><f>A1</f><v/></c><c r="N2"><v>0.57999999999999996</v></c><c r="O2"><v>1e3</v></c></row><row><c><v>7</v></c></row></sheetData>
      """
    let sheet = try Workbook(
      workbook(
        sheet: rows, strings: "<si><t>一</t></si><si><t xml:space=\"preserve\"> 二 </t></si>",
        styles: #"<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs>"#
      ).bytes()
    ).sheets[0]
    let contents = sheet.rows[0].cells.map { "\($0.column) \($0.content)" }
    #expect(
      contents == [
        "2 text(\" 二 \")", "3 text(\"甲乙\")", "5 unreadable(\"9\")", "6 unreadable(\"1.2.3\")", "7 unreadable(\"2\")",
        "8 day(2023-09-06, fraction: 0.5)", "9 unreadable(\"60\")", "10 day(1900-02-28, fraction: 0.0)",
        "11 unreadable(\"-1\")", "13 uncalculated", "14 number(0.58)", "15 number(1000.0)",
      ])
    #expect(try sheet[cell("A3")] == .number(7))
    #expect(sheet.rows[0].cells.last?.content.text == "1000")
  }

  @Test(arguments: [
    ("General", false), ("0.00%", false), ("yyyy-mm-dd", true), ("[$-804]yyyy\"年\"m\"月\";@", true), ("[h]:mm", false),
    ("0\"年\"", false), ("#,##0.00_);[Red]\\(#,##0.00\\)", false), ("@", false), ("\"d\"0", false),
    ("h:mm:ss.000", true),
    ("G/通用格式", false), ("[Red]d", true),
  ])
  func aFormatShowsDaysOrNot(format: String, isDate: Bool) throws {
    let code = format.replacing("\"", with: "&quot;")
    let styles =
      #"<numFmts><numFmt numFmtId="200" formatCode="\#(code)"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>"#
    let sheet = try Workbook(
      workbook(sheet: #"<sheetData><row><c s="0"><v>45175</v></c></row></sheetData>"#, styles: styles).bytes()
    ).sheets[0]
    let expected: CellContent = isDate ? .day(try #require(Day("2023-09-06")), fraction: 0) : .number(45175)
    #expect(try sheet[cell("A1")] == expected)
  }

  @Test(arguments: [
    ("#,##0.00", false), ("#,##0,", true), ("0.0,", true), ("0!.0,\"万\"", true), ("0.00\"万元\"", true),
    ("0\"张\"", false),
    ("0.0,%", true), ("General", false), ("0;(0,)", false),
  ])
  func aFormatThatShowsAnotherNumberIsMarked(format: String, isScaled: Bool) throws {
    let code = format.replacing("\"", with: "&quot;")
    let styles =
      #"<numFmts><numFmt numFmtId="200" formatCode="\#(code)"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>"#
    let sheet = try Workbook(
      workbook(sheet: #"<sheetData><row><c s="0"><v>12000</v></c></row></sheetData>"#, styles: styles).bytes()
    ).sheets[0]
    #expect(try sheet.cell(at: cell("A1"))?.isScaled == isScaled)
  }

  @Test func whatHasNoHeightOrWidthIsHidden() throws {
    let inside = """
      <cols><col min="2" max="2" width="0"/><col min="3" max="3" width="8.5"/></cols>\
      <sheetData><row r="1" ht="0"><c><v>1</v></c></row><row r="2" ht="15"><c><v>1</v></c></row></sheetData>
      """
    let sheet = try Workbook(workbook(sheet: inside).bytes()).sheets[0]
    #expect(sheet.rows.map(\.isHidden) == [true, false])
    #expect((1...3).map(sheet.isHidden) == [false, true, false])
  }

  @Test func elementsMayCarryAPrefix() throws {
    let sheet = #"<x:sheetData xmlns:x="u"><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData>"#
    #expect(try Workbook(workbook(sheet: sheet).bytes()).sheets[0][cell("A1")] == .number(5))
  }

  @Test(arguments: [("A1", 1, 1), ("Z9", 26, 9), ("AA10", 27, 10), ("XFD1048576", 16_384, 1_048_576)])
  func addressesAreReadAndWritten(text: String, column: Int, row: Int) throws {
    let address = try cell(text)
    #expect((address.column, address.row) == (column, row))
    #expect(address.description == text)
  }

  @Test(arguments: ["", "A", "1", "A0", "a1", "A1B", "XFE1", "A1048577", "$A$1", "A01", "A99999999999999999999"])
  func whatIsNoAddressIsRefused(text: String) { #expect(CellAddress(text) == nil) }
}
