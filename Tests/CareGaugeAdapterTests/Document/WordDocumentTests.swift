import CareGaugeAdapter
import Testing

/// A Word document from the inside of its body.
private func document(_ body: String, limits: DocumentLimits = DocumentLimits()) throws(PackageFault) -> WordDocument {
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  var zip = ZipBuilder()
  zip.add(
    "_rels/.rels",
    #"<Relationships><Relationship Id="a" Type="\#(office)/officeDocument" Target="word/document.xml"/></Relationships>"#
  )
  zip.add("word/document.xml", "<w:document><w:body>\(body)</w:body></w:document>")
  return try WordDocument(zip.bytes(), limits: limits)
}

private func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
private func cell(_ text: String, _ properties: String = "") -> String {
  "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
}
private func texts(_ document: WordDocument) -> [String] {
  document.blocks.map { block in
    switch block {
    case .paragraph(let number, let text): "\(number) \(text)"
    case .table(let table): "\(table.place) \(table.rows.map { $0.map(\.text) })"
    case .box(let number, let text): "box \(number) \(text)"
    }
  }
}

@Suite struct WordDocumentTests {
  @Test(arguments: [
    ("<w:r><w:t>甲</w:t></w:r><w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", "甲\t乙\n丙"),
    ("<w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r>", "甲"),
    ("<w:del><w:r><w:delText>300</w:delText></w:r></w:del><w:ins><w:r><w:t>200</w:t></w:r></w:ins>", "200"),
    ("<w:moveFrom><w:r><w:t>300</w:t></w:r></w:moveFrom><w:r><w:t>200</w:t></w:r>", "200"),
    ("<w:r><w:rPr><w:strike/></w:rPr><w:t>300</w:t></w:r><w:r><w:t>200</w:t></w:r>", "200"),
    ("<w:r><w:rPr><w:strike w:val=\"0\"/></w:rPr><w:t>300</w:t></w:r>", "300"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>300</w:t></w:r>", ""),
    ("<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>", "☑□"),
    (
      "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/><w:sym w:font=\"Webdings\" w:char=\"F061\"/></w:r>",
      "\u{FFFD}\u{FFFD}"
    ),
    (
      "<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>",
      "☑"
    ),
    ("<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val=\"0\"/></w:checkBox></w:ffData></w:fldChar></w:r>", "□"),
    ("<w:r><w:instrText>DATE</w:instrText></w:r><w:fldSimple><w:r><w:t>2021</w:t></w:r></w:fldSimple>", "2021"),
    ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>请填</w:t></w:r></w:sdtContent></w:sdt>", ""),
    ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>已填</w:t></w:r></w:sdtContent></w:sdt>", "已填"),
    (
      "<w:r><w:ruby><w:rt><w:r><w:t>yang</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>养</w:t></w:r></w:rubyBase></w:ruby></w:r>",
      "养"
    ),
    ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>", "1-2"),
  ])
  func aParagraphIsWhatAPersonSees(inside: String, text: String) throws {
    #expect(texts(try document("<w:p>\(inside)</w:p>")) == ["1 \(text)"])
  }

  @Test func tablesHaveRowsCellsSpansAndMerges() throws {
    let table = """
      <w:tbl><w:tr>\(cell("甲", #"<w:gridSpan w:val="2"/>"#))\(cell("乙", #"<w:vMerge w:val="restart"/>"#))</w:tr>\
      <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>\(cell("丙"))\(cell("", "<w:vMerge/>"))</w:tr>\
      <w:tr><w:trPr><w:del/></w:trPr>\(cell("删"))</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>\(cell("藏"))</w:tr></w:tbl>
      """
    let cells = try document(table).tables[0].rows.map {
      $0.map { "\($0.text) \($0.column) \($0.span) \($0.continuesAbove)" }
    }
    #expect(cells == [["甲 1 2 false", "乙 3 1 false"], ["丙 2 1 false", " 3 1 true"]])
  }

  @Test func whatStandsInsideFollowsWhatItStandsIn() throws {
    let box = "<w:r><w:pict><v:textbox><w:txbxContent>\(paragraph("章"))</w:txbxContent></v:textbox></w:pict></w:r>"
    let inner = "<w:tbl><w:tr>\(cell("内"))</w:tr></w:tbl>"
    let body = """
      <w:p><w:r><w:t>一</w:t></w:r>\(box)</w:p><w:tbl><w:tr><w:tc>\(inner)<w:p>\(box)<w:r><w:t>外</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
      \(paragraph("二"))
      """
    #expect(
      texts(try document(body)) == [
        "1 一", "box 1 章", #"table 1 [["外"]]"#, #"table 2 [["内"]]"#, "box 2 章", "2 二",
      ])
  }

  @Test func anotherFileAndTooMuchAreRefused() throws {
    #expect(throws: PackageFault.self) { try WordDocument(workbook(sheet: "<sheetData/>").bytes()) }
    var limits = DocumentLimits()
    limits.paragraphs = 2
    #expect(throws: PackageFault.self) { try document(String(repeating: "<w:p/>", count: 3), limits: limits) }
    #expect(try document(String(repeating: "<w:p/>", count: 2), limits: limits).blocks.count == 2)
    limits = DocumentLimits()
    limits.cells = 1
    #expect(throws: PackageFault.self) {
      try document("<w:tbl><w:tr>\(cell("1"))\(cell("2"))</w:tr></w:tbl>", limits: limits)
    }
    #expect(throws: PackageFault.self) { try document(String(repeating: "<w:tbl><w:tr><w:tc>", count: 30)) }
  }
}

private let labels = ["申报单位", "填报日期", "省级认定意见", "收文日期"]

private func fields(_ body: String) throws -> [[String]] {
  LabelledText(FormBlock.blocks(of: try document(body)), labels: labels).fields.map { [$0.label, $0.value, $0.place] }
}
private func table(_ rows: [String]...) -> String {
  "<w:tbl>\(rows.map { "<w:tr>\($0.map { cell($0) }.joined())</w:tr>" }.joined())</w:tbl>"
}

@Suite struct LabelledDocumentTests {
  @Test func theNextCellIsALabelsValue() throws {
    #expect(
      try fields(table(["申 报 单 位", "历下区", "填报日期：", "2021.10.28"], ["申报单位", "填报日期"], ["其他", "不读"])) == [
        ["申报单位", "历下区", "table 1 row 1 cell 1"], ["填报日期", "2021.10.28", "table 1 row 1 cell 3"],
        ["申报单位", "", "table 1 row 2 cell 1"], ["填报日期", "", "table 1 row 2 cell 2"],
      ])
  }

  @Test func aLabelMayBeSpreadOverCellsAndHoldItsValueItself() throws {
    #expect(
      try fields(table(["申报", "单位", "历下区"], ["填报日期：1日 收文日期：2日"])) == [
        ["申报单位", "历下区", "table 1 row 1 cell 1"], ["填报日期", "1日", "table 1 row 2 cell 1"],
        ["收文日期", "2日", "table 1 row 2 cell 1"],
      ])
  }

  @Test func boxesInSeveralCellsAreOneChoice() throws {
    #expect(
      try fields(table(["省级认定意见", "□认定", "☑不认定", "备注"])) == [
        ["省级认定意见", "□认定\n☑不认定", "table 1 row 1 cell 1"]
      ])
  }

  @Test func aTableEndsTheValueBeforeItAndABoxAddsToNothing() throws {
    let box = "<w:r><w:pict><w:txbxContent>\(paragraph("公章"))\(paragraph("收文日期：2日"))</w:txbxContent></w:pict></w:r>"
    let body = "<w:p><w:r><w:t>申报单位：历下区</w:t></w:r>\(box)</w:p>\(paragraph("人民政府"))\(table(["不读"]))\(paragraph("尾"))"
    #expect(try fields(body) == [["申报单位", "历下区\n人民政府", "paragraph 1"], ["收文日期", "2日", "box 1"]])
  }

  @Test func aLabelGoesOnInTheNextLine() {
    let form = LabelledText("申报\n单位：历下区\n填 报\n日\n期：1日\n收\n文\n日\n期：2日", labels: labels)
    #expect(
      form.fields.map { "\($0.label) \($0.value) \($0.place)" } == ["申报单位 历下区 1:1", "填报日期 1日\n收\n文\n日\n期：2日 3:1"])
  }
}
