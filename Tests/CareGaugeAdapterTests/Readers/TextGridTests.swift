import CareGaugeAdapter
import Testing

private func shown(_ grid: TextGrid) -> [[String]] {
  grid.rows.map { row in
    row.cells.map { "\($0.place)=\($0.text)\($0.continuesAbove ? "↑" : "")\($0.fault.map { " (\($0))" } ?? "")" }
  }
}

@Suite struct TextGridTests {
  @Test func aSheetKeepsItsBlanksAndSaysWhatIsHidden() throws {
    let sheet = """
      <cols><col min="4" max="4" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c><c r="D1"><v>4</v></c></row>\
      <row r="2" ht="0"><c r="B2"><v>5</v></c></row><row r="3"><c r="B3"><f>A1</f></c><c r="C3" s="1"><v>0.955</v></c><c r="D3"/></row></sheetData>\
      <mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>
      """
    let styles = #"<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs>"#
    let grid = try TextGrid(Workbook(workbook(sheet: sheet, styles: styles).bytes()).sheets[0])
    #expect(
      shown(grid) == [
        ["Sheet1!A1=1", "Sheet1!B1=", "Sheet1!D1=4 (the column is hidden; show it or delete it)"],
        ["Sheet1!A2=↑", "Sheet1!B2=5 (the row is hidden; show it or delete it)"],
        [
          "Sheet1!A3=",
          "Sheet1!B3= (a formula without a stored result; open the file in Excel or WPS and save it)",
          "Sheet1!C3=95.5%",
        ],
      ])
  }

  @Test func aSheetWiderThanAFormIsRefused() throws {
    let sheet = #"<sheetData><row r="1"><c r="IW1"><v>1</v></c></row></sheetData>"#
    let wide = try Workbook(workbook(sheet: sheet).bytes()).sheets[0]
    #expect(throws: NotationFault.self) { try TextGrid(wide) }
  }

  @Test func linesAreCutAtTabsBarsOrTwoBlanks() {
    func grid(_ lines: String...) -> [[String]] {
      shown(TextGrid(lines: lines.enumerated().map { TextLine($1, number: $0 + 1) }))
    }
    #expect(grid("排名\t单位\t得分", "1\t\t90") == [["1:1=排名", "1:2=单位", "1:3=得分"], ["2:1=1", "2:2=", "2:3=90"]])
    #expect(grid("| 排名 | 单位 |", "| 1 | |") == [["1:1=排名", "1:2=单位"], ["2:1=1", "2:2="]])
    #expect(grid("排名  单 位", "1　历下区") == [["1:1=排名", "1:2=单 位"], ["2:1=1", "2:2=历下区"]])
    #expect(
      grid("排名  单位  得分", "1  历下区") == [
        ["1:1=排名", "1:2=单位", "1:3=得分"],
        ["2:1=1  历下区 (the line has 2 columns and its heading 3; separate them by tabs)"],
      ])
  }
}
