import CareGaugeAdapter
import Testing

/// One line of the table: a cell, the heading's unit, what the indicator counts, and the figure.
struct AcceptedCell: CustomTestStringConvertible {
  let text: String
  var heading: String?
  var expected: WrittenUnit.Dimension?
  let value: Double
  var upper: Double?
  var bound = Quantity.Bound.exactly

  init(
    _ text: String, under heading: String? = nil, as expected: WrittenUnit.Dimension? = nil, _ value: Double,
    to upper: Double? = nil, bound: Quantity.Bound = .exactly
  ) {
    (self.text, self.heading, self.expected, self.value, self.upper, self.bound) =
      (text, heading, expected, value, upper, bound)
  }

  var testDescription: String { "\(text) under \(heading ?? "no unit")" }
}

struct RefusedCell: CustomTestStringConvertible {
  let text: String
  var heading: String?
  var expected: WrittenUnit.Dimension?
  let reason: String

  init(
    _ text: String, under heading: String? = nil, as expected: WrittenUnit.Dimension? = nil, because reason: String
  ) {
    (self.text, self.heading, self.expected, self.reason) = (text, heading, expected, reason)
  }

  var testDescription: String { "\(text) under \(heading ?? "no unit")" }
}

private let accepted: [AcceptedCell] = [
  // Scales, in the cell or in the heading, applied once.
  .init("7万张", as: .beds, 70_000), .init("1.92", under: "万个", as: .items, 19_200), .init("2.3", under: "万个", 23_000),
  .init("2.34", under: "万个", 23_400), .init("2000万元", as: .yuan, 20_000_000), .init("12.3亿元", as: .yuan, 1.23e9),
  .init("7万张", under: "张", as: .beds, 70_000), .init("7万张", under: "万张", as: .beds, 70_000),
  .init("7万", under: "万张", as: .beds, 70_000), .init("约1500万", 15_000_000, bound: .about),
  .init("300", under: "万元", as: .yuan, 3_000_000),
  .init("1.2万", 12_000), .init("三万亿元", as: .yuan, 3e12),
  // Shares.
  .init("58%", as: .ratio, 0.58), .init("58％", as: .ratio, 0.58), .init("５８％", as: .ratio, 0.58),
  .init("58", under: "%", as: .ratio, 0.58),
  .init("57%", under: "％", as: .ratio, 0.57), .init("百分之六十", as: .ratio, 0.6), .init("百分之60", as: .ratio, 0.6),
  .init("六成", as: .ratio, 0.6), .init("0.58", as: .ratio, 0.58), .init("0.58", under: "%", as: .ratio, 0.0058),
  .init("1‰", as: .ratio, 0.001),
  .init("千分之三", as: .ratio, 0.003), .init("半数", as: .ratio, 0.5), .init("95.4%", as: .ratio, 0.954),
  .init("100%", as: .ratio, 1),
  .init("六成", under: "%", as: .ratio, 0.6),
  // Digits.
  .init("１２３４５", 12_345), .init("12,345", 12_345), .init("12，345", 12_345), .init("12 345", 12_345),
  .init("12\u{A0}345", 12_345), .init("9,688", under: "张", as: .beds, 9688),
  .init(" 5,586 ", under: "张", as: .beds, 5586),
  .init("1,234.00人", as: .persons, 1234), .init("3.0所", 3), .init("1,234,567", 1_234_567), .init("0", 0),
  // Negative figures.
  .init("(12)", -12), .init("（12）", -12), .init("-12", -12), .init("−12", -12), .init("△12", -12), .init("▲12", -12),
  .init("↓3", -3),
  // Words.
  .init("三家", 3), .init("两年", 2), .init("一次", 1), .init("一刻钟", as: .minutes, 15), .init("十五分钟", as: .minutes, 15),
  .init("一百二十人", as: .persons, 120), .init("两千零五", 2005), .init("一万二千", 12_000), .init("三点五", 3.5), .init("二〇二三", 2023),
  .init("五〇", 50),
  // Proportions.
  .init("1:500", 500), .init("1：500", 500), .init("1∶500", 500), .init("500比1", 500),
  // Ranges.
  .init("350家至400家", 350, to: 400), .init("1—2家", 1, to: 2), .init("1-3个", 1, to: 3),
  .init("20%—40%", as: .ratio, 0.2, to: 0.4),
  .init("3~5", 3, to: 5), .init("3～5", 3, to: 5), .init("9―11", 9, to: 11), .init("9–11", 9, to: 11),
  .init("1-2万张", as: .beds, 10_000, to: 20_000),
  // Bounds: 以上 and 以下 include the number, 小于 and 突破 do not.
  .init("60%以上", as: .ratio, 0.6, bound: .atLeast), .init("不少于700张", as: .beds, 700, bound: .atLeast),
  .init("不低于96%", as: .ratio, 0.96, bound: .atLeast),
  .init("超过1500万", 15_000_000, bound: .moreThan), .init("突破10万元", as: .yuan, 100_000, bound: .moreThan),
  .init("15分钟以内", as: .minutes, 15, bound: .atMost),
  .init("不超过3", 3, bound: .atMost), .init("小于700米", as: .metres, 700, bound: .lessThan),
  .init("20个左右", 20, bound: .about),
  .init("近300", 300, bound: .about),
  .init("达到60%以上", as: .ratio, 0.6, bound: .atLeast), .init("共9688张", as: .beds, 9688),
]

private let refused: [RefusedCell] = [
  .init("58个百分点", as: .ratio, because: "a difference in percentage points is not a ratio"),
  .init("58%%", as: .ratio, because: "its unit is not one that can be read"),
  .init("58", as: .ratio, because: "a share without % that is larger than 1"),
  .init("比上年增长5.9%", because: "a change, not a figure"),
  .init("12,34", because: "its digits are not grouped in threes"),
  .init("1234,567", because: "its digits are not grouped in threes"),
  .init("12,345 678", because: "not a number"),
  .init("1.2.3", because: "not a number"), .init("12.", because: "no digit follows its decimal point"),
  .init("=1+1", because: "not a number"), .init("=HYPERLINK(\"x\")", because: "not a number"),
  .init("abc", because: "not a number"),
  .init("58%", under: "张", as: .beds, because: "its unit is not that of its heading"),
  .init("12人", as: .beds, because: "its unit is not one of the indicator's"),
  .init("12", under: "人", as: .beds, because: "its unit is not one of the indicator's"),
  .init("1,203张", under: "万张", as: .beds, because: "its unit is not that of its heading"),
  .init("5.8‰", under: "%", as: .ratio, because: "its unit is not that of its heading"),
  .init("一百五", because: "its Chinese numeral is not a number"),
  .init("两两", because: "its Chinese numeral is not a number"),
  .init("2:3", because: "a proportion of which neither side is 1"),
  .init("1:500", as: .beds, because: "a proportion, which this indicator is not"),
  .init("5-3", because: "a range that ends below its beginning"),
  .init("不少于3以内", because: "two bounds that disagree"),
  .init("六成", under: "张", as: .beds, because: "a share, where something is counted"),
  .init("13825404095", as: .items, because: "it looks like a telephone number"),
  .init("0531", because: "it begins with 0, as codes do"), .init("007", because: "it begins with 0, as codes do"),
  .init("二三人", because: "its Chinese numeral is not a number"),
  .init("十零五", because: "its Chinese numeral is not a number"),
  .init("391分", because: "its unit is not one that can be read"),
  .init("十二成", because: "more than ten tenths"), .init("(0531)86910979", because: "not a number"),
  .init("8691097986057916", as: .ratio, because: "a share without % that is larger than 1"),
  .init(String(repeating: "9", count: 400), because: "too long for a number"),
]

@Test(arguments: accepted) func aFigureIsReadInBaseUnits(cell: AcceptedCell) throws {
  let notation = QuantityNotation(heading: try cell.heading.map { try WrittenUnit($0) }, expected: cell.expected)
  guard case .quantity(let quantity) = try notation.read(cell.text) else {
    Issue.record("read as missing")
    return
  }
  #expect(quantity.value == cell.value)
  #expect(quantity.upper == cell.upper)
  #expect(quantity.bound == cell.bound)
}

@Test(arguments: refused) func whatDoesNotSayOneThingIsRefused(cell: RefusedCell) throws {
  let notation = QuantityNotation(heading: try cell.heading.map { try WrittenUnit($0) }, expected: cell.expected)
  #expect(throws: NotationFault(cell.reason)) { try notation.read(cell.text) }
}

@Test(arguments: [
  "", "　", "—", "——", "-", "–", "―", "…", "/", "空白", "无", "暂无", "未统计", "N/A", "Ｎ／Ａ", "*", "&nbsp;", "\u{A0}",
])
func aMissingMarkIsNoFigure(text: String) throws {
  #expect(try QuantityNotation().read(text) == .missing(.notReported))
}

@Test func aMissingMarkMaySayWhy() {
  #expect(MissingMark.reason(for: "不适用") == .notApplicable)
  #expect(MissingMark.reason(for: " 未公布 ") == .notYetPublished)
  #expect(MissingMark.reason(for: "0") == nil)
}

@Test func noneIsZeroOnlyWhereTheSourceSaysSo() throws {
  #expect(try QuantityNotation(zeroWords: ["无"]).read("无") == .quantity(Quantity(0)))
  #expect(try QuantityNotation().read("无") == .missing(.notReported))
}

@Test func aBoundIsNoFigure() {
  #expect(throws: NotationFault("a bound or range, not one figure")) { try QuantityNotation().number("700以上") }
  #expect(throws: NotationFault("a bound or range, not one figure")) { try QuantityNotation().number("1-3") }
  #expect(throws: NotationFault("no figure")) { try QuantityNotation().number("—") }
}
