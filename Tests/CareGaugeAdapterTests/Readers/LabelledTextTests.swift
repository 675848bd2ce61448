import CareGaugeAdapter
import Testing

private let labels = ["申报单位", "填报日期", "申报单位负责人", "主要做法", "市级意见"]

private func values(_ text: String) -> [[String]] {
  LabelledText(text, labels: labels).fields.map { [$0.label, $0.value, $0.place] }
}

@Test func labelsMayHoldBlanksAndEitherColon() {
  #expect(
    values("申 报　单 位：历下区    填报日期: 2021年10月20日\n")
      == [["申报单位", "历下区", "1:1"], ["填报日期", "2021年10月20日", "1:16"]])
}

@Test func aValueGoesOnToTheNextLabel() {
  #expect(
    values("主要做法：一是统筹；\n  二是：申报单位很多。\n\n市级意见：\n")
      == [["主要做法", "一是统筹；\n二是：申报单位很多。", "1:1"], ["市级意见", "", "4:1"]])
}

@Test func theLongestLabelWins() {
  #expect(values("申报单位负责人：张某") == [["申报单位负责人", "张某", "1:1"]])
}

@Test func aWordWithoutAColonOrWithinAWordIsNoLabel() {
  #expect(values("各申报单位：请注意") == [])
  #expect(values("申报单位 历下区") == [])
}

@Test func whatStandsBeforeTheFirstLabelIsThePreamble() throws {
  let form = LabelledText("\n 申报表 \n（附件）\n申报单位：", labels: labels)
  #expect(form.preamble == "申报表\n（附件）")
  #expect(try form.field("申报单位")?.value == "")
  #expect(try form.field("市级意见") == nil)
}

@Test func aLabelThatContradictsItselfIsRefused() {
  let form = LabelledText("填报日期：1日\n填报日期：2日", labels: labels)
  #expect(throws: NotationFault.self) { try form.field("填报日期") }
}

@Test(arguments: [
  ("☑推荐 □不推荐", "推荐"), ("□推荐　√不推荐", "不推荐"), ("□√是 □否", "是"), ("■ 是 □ 否", "是"), ("□是 □否", nil), ("推荐", nil),
])
func aTickedBoxIsAChoice(text: String, choice: String?) throws {
  #expect(try TickBoxes(text).choice() == choice)
}

@Test(arguments: ["☑是 ☑否", "√", "√ √否"])
func boxesThatSayNothingClearAreRefused(text: String) {
  #expect(throws: NotationFault.self) { try TickBoxes(text).choice() }
}
