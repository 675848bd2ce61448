import CareGaugeAdapter
import Testing

@Test(arguments: [
  ("　９，６８８\u{A0}张 ", "9,688 张"), ("（12）", "(12)"), ("a\u{200B}b", "ab"), ("养老机构：", "养老机构:"), ("−1", "-1"),
  ("\t\r\n", ""),
  ("①²㎡", "①²㎡"),
])
func waysOfTypingAreLevelled(text: String, plain: String) {
  #expect(PlainText(text).text == plain)
}

@Test func blanksDoNotMatterInALabel() {
  #expect(PlainText("申 报　单 位").compact == "申报单位")
}
