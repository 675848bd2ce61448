import CareGaugeAdapter
import Testing

private func document(_ html: String) throws -> HTMLDocument { try HTMLDocument(Array(html.utf8)) }
private func table(_ inside: String) throws -> HTMLTable {
  try #require(document("<table>\(inside)</table>").tables.first)
}
/// The texts that cover each place, row by row; `.` for no cell.
private func texts(_ table: HTMLTable) -> [String] {
  (1...max(1, table.rowCount)).map { row in
    (1...max(1, table.columnCount)).map { table.cell(row: row, column: $0)?.text ?? "." }.joined(separator: "|")
  }
}

@Suite struct HTMLTableTests {
  @Test func spansCoverTheirPlaces() throws {
    let table = try table(
      """
      <thead><tr><th rowspan=2>地区<th colspan="2">床位<th rowspan='2'>备注</tr><tr><th>总数<th>护理型</thead>
      <tr><td>东胜<td>1<td>2<td>x<tr><td rowspan=0>康巴什<td colspan=2>3</table>
      """)
    #expect(texts(table) == ["地区|床位|床位|备注", "地区|总数|护理型|备注", "东胜|1|2|x", "康巴什|3|3|."])
    let cell = try #require(table.cell(row: 2, column: 1))
    #expect((cell.row, cell.column, cell.rowSpan, cell.isHeading) == (1, 1, 2, true))
    #expect(table.cell(row: 4, column: 4) == nil)
    #expect(table.cell(row: 0, column: 1) == nil)
    #expect(table.place(row: 3, column: 4) == "table 1 row 3 column 4")
  }

  @Test func aSpanEndsWithItsGroupOfRows() throws {
    let table = try table("<thead><tr><th rowspan=9>a<th>b</thead><tbody><tr><td>c<td>d</tbody>")
    #expect(texts(table) == ["a|b", "c|d"])
  }

  @Test func cellsThatClaimOnePlaceAreBothMarked() throws {
    let table = try table("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c")
    #expect(texts(table) == ["a|b", "c|b"])
    #expect(table.cell(row: 1, column: 2)?.overlaps == true)
    #expect(table.cell(row: 2, column: 1)?.overlaps == true)
    #expect(table.cell(row: 1, column: 1)?.overlaps == false)
  }

  @Test func blanksReferencesAndLineBreaksAreShownAsABrowserWould() throws {
    let table = try table(
      "<tr><td>&nbsp;&#160;<td> 1&nbsp;203 <td>2020年<br>目标值<td>&lt;3&percnt;&amp;&#x4EBA;&bogus;&<td><!-- 9 --><p>a<p>b</tr>"
    )
    #expect(texts(table) == ["|1 203|2020年\n目标值|<3%&人&bogus;&|a\nb"])
    #expect(table.cell(row: 1, column: 1)?.isBlank == true)
  }

  @Test func marksNeverBecomeDigits() throws {
    let table = try table(
      "<tr><td>53<sup>1</sup><td>100[1]<td>100 ［12］%<td>床位<sup>[注2]</sup><td>〔2023〕101<td><del>52</del>53<td>1[a]</tr>")
    #expect(texts(table) == ["53|100|100%|床位|〔2023〕101|52\n53|1[a]"])
    #expect((1...7).map { table.cell(row: 1, column: $0)?.marks } == [[], ["1"], ["12"], ["注2"], [], [], []])
    #expect(table.cell(row: 1, column: 6)?.doubts == [.struck])
    #expect(table.cell(row: 1, column: 1)?.raised == ["1"])
  }

  @Test func hiddenPartsAndScriptsAreNotRead() throws {
    let table = try table(
      """
      <tr><td>5<span style="display: none">13825404095<span>x</span></span>3<td hidden>7<td><script>if (a<b) "</td>"</script>8</tr>
      <tr style="DISPLAY:NONE"><td>9
      """)
    #expect(texts(table) == ["53|7|8", "9|.|."])
    #expect(table.cell(row: 1, column: 2)?.isHidden == true)
    #expect(table.cell(row: 1, column: 3)?.isHidden == false)
    #expect(table.cell(row: 2, column: 1)?.isHidden == true)
  }

  @Test func tablesInTablesAreReadApartWithTheTextBeforeThem() throws {
    let page = try document(
      """
      <title>no</title><h1>公報</h1><table><tr><td>菜單<td>單位:人<table><caption>表一(%)</caption><tr><td>1</table>
      尾 <table><tr><td>2</table></table><p>注:無
      """)
    #expect(page.tables.map(\.number) == [1, 2, 3])
    #expect(page.tables.map(\.enclosing) == [nil, 1, 1])
    #expect(page.tables.map(\.holdsTables) == [true, false, false])
    #expect(page.tables.map(\.caption) == ["", "表一(%)", ""])
    #expect(page.tables.map(\.preceding) == ["公報", "單位:人", "尾"])
    #expect(texts(page.tables[0]) == ["菜單|單位:人\n尾"])
    #expect(page.lines == ["公報", "菜單 單位:人", "表一(%)", "1", "尾", "2", "注:無"])
  }

  @Test func aPageThatIsCutOffSaysSo() throws {
    let page = try document("<table><tr><td>1</table><table><tr><td>2")
    #expect(page.tables.map(\.isClosed) == [true, false])
    #expect(texts(page.tables[1]) == ["2"])
  }

  @Test func theEncodingIsFoundByValidityNotByDeclaration() throws {
    let html = "<meta charset=%@><table><tr><td>養老"
    let gbk: [UInt8] = [0xF0, 0x42, 0xC0, 0xCF]  // 養老
    let asGBK = Array("<meta charset=utf-8><table><tr><td>".utf8) + gbk
    let declaredWrongly = try HTMLDocument(asGBK)
    #expect(declaredWrongly.encoding == .gb18030)
    #expect(texts(declaredWrongly.tables[0]) == ["養老"])
    let utf8 = try document(html.replacing("%@", with: "gb2312"))
    #expect(utf8.encoding == .utf8)
    #expect(texts(utf8.tables[0]) == ["養老"])
    #expect(throws: HTMLFault.self) { try HTMLDocument(asGBK + [0xFF, 0xFF, 0xE9, 0x0A]) }
  }

  @Test func fourByteCharactersOfGB18030AreRead() throws {
    // U+20000 is 95 32 82 36.
    let page = try HTMLDocument(Array("<table><td>".utf8) + [0x95, 0x32, 0x82, 0x36])
    #expect(texts(page.tables[0]) == ["\u{20000}"])
  }

  /// One cell, and why its text may not be one figure.
  @Test(arguments: [
    (#"53<span style="vertical-align: super">1</span>"#, "53", "raised text beside a figure"),
    (#"<span style='position:relative;vertical-align:3pt'>1</span>53"#, "53", "raised text beside a figure"),
    (#"<sup>53"#, "", "raised text beside a figure"),
    (#"53<a href=x>1</a>"#, "531", "its digits run on"), (#"5<small>3</small>"#, "53", "its digits run on"),
    (#"5<span style="FONT-SIZE:7pt">3</span>"#, "53", "its digits run on"), (#"<a href=x>53</a>人"#, "53人", nil),
    (#"<a href=x>53</a> 人"#, "53 人", nil), ("<b>5</b>3", "53", nil), ("<del>53</del>", "53", "text in it is struck"),
    (#"<span style="text-decoration:underline line-through">53</span>"#, "53", "text in it is struck"),
    (#"<img src="53.png" alt=53>"#, "", "a picture or form field"), ("53<img src=up.png>", "53", nil),
    (#"<input value=53>"#, "", "a picture or form field"), (#"<input type=hidden value=9>53"#, "53", nil),
    ("<select><option>5<option>3</select>", "5\n3", nil), ("<textarea>53</textarea>", "", "a picture or form field"),
    ("5<table><td>3</table>", "5", "another table"), (#"<span style="opacity:0">9</span>53"#, "53", nil),
    (#"<span style="font-size:0px">9</span>53"#, "53", nil), (#"<b style="opacity:0.5">53</b>"#, "53", nil),
    ("<ruby>養<rp>(<rt>yǎng<rp>)</ruby>老", "養老", nil), ("<ruby>養<rt>yǎng</rt></ruby>老", "養老", nil),
    ("&#151;&#x96;&#133;", "—–…", nil), ("<!-->53<!-- 9 --!>", "53", nil), ("<!--->53", "53", nil),
    ("<script>x</scripts>9</script>53", "53", nil), ("<p hidden>9<p>53", "53", nil),
    ("<iframe>9</iframe>53", "53", nil),
  ])
  func oneCellIsReadAsItIsShown(inside: String, text: String, doubt: String?) throws {
    let cell = try #require(table("<tr><td>\(inside)</td></tr>").cell(row: 1, column: 1))
    #expect(cell.text == text)
    #expect(doubt.map { cell.doubt?.hasPrefix($0) == true } ?? (cell.doubt == nil), "\(cell.doubt ?? "")")
  }

  @Test func whatIsNotClosedEndsWithItsCell() throws {
    let table = try table(
      "<tr><td>53<sup>1<td><del>5<td><span hidden>9<td><span style='vertical-align:sub'>2<td>54<tr style='text-decoration:line-through'><td>7"
    )
    #expect(texts(table) == ["53|5|||54", "7|.|.|.|."])
    #expect((1...5).map { table.cell(row: 1, column: $0)?.doubt == nil } == [false, false, true, false, true])
    #expect(table.cell(row: 2, column: 1)?.doubts == [.struck])
  }

  @Test func raisedTextInALineHidesNothingBehindIt() throws {
    let page = try document("<p>公報<sup>1<p>發布日期:2023<table><tr><td>5</table>")
    #expect(page.lines == ["公報", "發布日期:2023", "5"])
    #expect(texts(page.tables[0]) == ["5"])
  }

  @Test func aTableBehindOneWithoutItsEndTagIsNotPartOfIt() throws {
    let page = try document("<table><tr><td>1</td></tr><table><tr><td>2</table><table hidden><tr><td>3</table>")
    #expect(page.tables.map(texts) == [["1"], ["2"], ["3"]])
    #expect(page.tables.map(\.holdsTables) == [false, false, false])
    #expect(page.tables.map { $0.cells.map(\.isHidden) } == [[false], [false], [true]])
    #expect(page.lines == ["1", "2"])
  }

  @Test func spansBeyondAnyTableEndAsInBrowsers() throws {
    let table = try table("<tr><td rowspan=99999999999999999999>a<td>b<tr><td>c<tr><td colspan=1000000>d")
    #expect(table.columnCount == 1001)
    #expect(table.cell(row: 3, column: 1)?.text == "a")
    #expect(table.cell(row: 3, column: 1001)?.text == "d")
  }

  @Test func theFirstOfTwoAttributesCounts() throws {
    #expect(texts(try table("<tr><td colspan=2 colspan=3>a<td>b")) == ["a|a|b"])
  }

  @Test func aPageCutOffWithinACharacterIsStillUTF8() throws {
    let page = try HTMLDocument(Array("<table><tr><td>養老".utf8.dropLast()))
    #expect(page.encoding == .utf8)
    #expect(page.tables.map(texts) == [["養"]])
  }

  @Test(arguments: [
    String(repeating: "<table><td>", count: 40), "<a \((0..<200).map { "a\($0)" }.joined(separator: " "))>",
    "<table><td>\(String(repeating: "长", count: 30_000))",
    "<table>" + String(repeating: "<tr>" + String(repeating: "<td colspan=1000 rowspan=1000>", count: 4), count: 1000),
    "<table>" + String(repeating: "<tr>", count: 200_001), "<table><tr>" + String(repeating: "<td>", count: 200_001),
    String(repeating: "<table><td colspan=1000><td colspan=1000>", count: 31)
      + String(repeating: "<tr><td colspan=1000>", count: 200),
  ])
  func whatIsTooLargeIsRefused(html: String) {
    #expect(throws: HTMLFault.self) { try document(html) }
  }

  /// None of them may take long: a page must not hold up those behind it.
  @Test(arguments: [
    String(repeating: "&", count: 200_000), String(repeating: "&#1;", count: 60_000),
    String(repeating: "<", count: 200_000),
    String(repeating: "<b>", count: 100_000), String(repeating: "<sup>", count: 100_000),
    String(repeating: "<p hidden>", count: 50_000), String(repeating: "<!--", count: 60_000),
    String(repeating: "[1", count: 100_000), "<a \(String(repeating: "a ", count: 100_000))>",
    "<table><tr>" + String(repeating: "<td>", count: 100_000), String(repeating: "</table>", count: 60_000),
    String(repeating: "<script>", count: 60_000), String(repeating: "<table></table>", count: 900),
    "<table>" + String(repeating: "<tr><td rowspan=0>", count: 400),
  ])
  func aFloodEndsSoon(html: String) throws {
    let start = ContinuousClock.now
    _ = try document(html)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func noPrefixOfAPageTraps() throws {
    let html = Array(
      "<table a='b' c=d><tr><th rowspan=2>x&nbsp;&#x41;<!-- --><td><sup>1</sup><ruby><rt>a<p hidden></table>&am".utf8)
    for end in html.indices { _ = try HTMLDocument(Array(html[..<end])) }
  }
}
