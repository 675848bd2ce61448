import CareGaugeAdapter
import Testing

private let document = Day("2023-09-06")

@Test(arguments: [
  ("2023年上半年", "2023-H1"), ("2023年1-6月", "2023-H1"), ("2023年1—6月", "2023-H1"), ("2023年1月至12月", "2023"),
  ("2023年下半年", "2023-H2"), ("二季度", "2023-Q2"), ("Ⅱ季度", "2023-Q2"), ("2023年第二季度", "2023-Q2"), ("2023年二季度", "2023-Q2"),
  ("2023年7-9月", "2023-Q3"), ("2023年9月", "2023-09"), ("2023年9月份", "2023-09"), ("9月", "2023-09"), ("2023年", "2023"),
  ("2023", "2023"),
  ("2023年度", "2023"), ("全年", "2023"), ("2023年9月6日", "2023-09-06"), ("2022.12.31", "2022-12-31"), ("二〇二三年九月", "2023-09"),
])
func aPeriodIsRead(text: String, period: String) throws {
  #expect(try PeriodNotation(text, in: document) == PeriodNotation(period: Period(period)))
}

@Test(arguments: [
  ("截至6月底", "2023-06-30"), ("截至2023年6月底", "2023-06-30"), ("截至9月25日", "2023-09-25"), ("截至2023年9月25日", "2023-09-25"),
  ("2023年底", "2023-12-31"), ("2023年年底", "2023-12-31"), ("2023年初", "2023-01-01"), ("本月末", "2023-09-30"),
  ("目前", "2023-09-06"),
  ("当前", "2023-09-06"), ("“十四五”末", "2025-12-31"), ("十三五末", "2020-12-31"), ("年底", "2023-12-31"),
  ("截至2022年", "2022-12-31"),
])
func aDayOfFiguresIsRead(text: String, day: String) throws {
  #expect(try PeriodNotation(text, in: document) == PeriodNotation(asOf: Day(day)))
}

@Test(arguments: [
  "", "截至", "2023年1-9月", "2023年13月", "20239月", "202560周岁", "23年9月", "五季度", "2023年9", "近期", "2023年6-1月", "十二五年", "两月",
  "底", "度",
])
func whatIsNoPeriodIsRefused(text: String) {
  #expect(throws: NotationFault.self) { try PeriodNotation(text, in: document) }
}

@Test(arguments: ["目前", "6月底", "二季度", "本月末", "全年", "年底"])
func aPeriodThatNeedsADocumentsDayIsRefusedWithoutOne(text: String) {
  #expect(throws: NotationFault.self) { try PeriodNotation(text) }
}
