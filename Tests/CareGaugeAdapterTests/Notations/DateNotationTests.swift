import CareGaugeAdapter
import Testing

@Test(arguments: [
  "2023年9月6日", "2023年09月06日", "2023.9.6", "2023/09/06", "20230906", "2023-09-06", "2023-9-6", "二〇二三年九月六日",
  "二○二三年九月六日", "２０２３年９月６日", "2023 年 9 月 6 日", "2023- 09- 06 19: 39", "2023年9月6号", "2023-09-06 08:30:00",
])
func aDateIsRead(text: String) throws {
  #expect(try DateNotation.day(text) == Day("2023-09-06"))
}

@Test(arguments: [
  "20239月27日", "202560周岁", "2023年9月", "9月6日", "23.9.6", "2023-13-01", "2023年2月30日", "", "6/9/2023", "2023.9.6号楼",
  "13825404095", "2023年9月6日前", "0023-09-06", "2023-09-06 25:00",
])
func whatIsNoFullDateIsRefused(text: String) {
  #expect(throws: NotationFault.self) { try DateNotation.day(text) }
}

@Test func aWorkbooksSerialIsADay() throws {
  #expect(try DateNotation.day(serial: 45_175) == Day("2023-09-06"))
  #expect(try DateNotation.day(serial: 61) == Day("1900-03-01"))
  #expect(try DateNotation.day(serial: 43_713, since1904: true) == Day("2023-09-06"))
  for serial in [0, 60, 45_175.5, 200_000] {
    #expect(throws: NotationFault.self) { try DateNotation.day(serial: serial) }
  }
}
