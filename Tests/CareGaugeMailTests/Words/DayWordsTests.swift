import CareGaugeMail
import CareGaugeModel
import Testing

@Suite struct DayWordsTests {
  @Test(arguments: [
    ("2023-09-06", "2023年9月6日", "6 September 2023"), ("2023-09", "2023年9月", "September 2023"),
    ("2023-Q3", "2023年第三季度", "Q3 2023"), ("2023-Q4", "2023年第四季度", "Q4 2023"),
    ("2023-H1", "2023年上半年", "H1 2023"), ("2023-H2", "2023年下半年", "H2 2023"),
    ("2023", "2023年", "2023"),
  ])
  func aPeriodIsWrittenOut(_ text: String, _ zh: String, _ en: String) {
    #expect(DayWords.period(period(text), in: .zh) == zh)
    #expect(DayWords.period(period(text), in: .en) == en)
    #expect(DayWords.occurrence(text, in: .zh) == zh)
  }

  @Test(arguments: [
    ("2023-12-31", "2023-10-08", "还有 84 天", "84 days left"), ("2023-12-31", "2023-12-30", "还有 1 天", "1 day left"),
    ("2023-12-31", "2023-12-31", "今天到期", "due today"), ("2023-12-31", "2024-01-01", "已逾期 1 天", "1 day overdue"),
    ("2020-12-31", "2023-12-31", "已逾期 1,095 天", "1,095 days overdue"),
  ])
  func aDueDayBelongsToTheTimeLeft(_ due: String, _ today: String, _ zh: String, _ en: String) {
    #expect(DayWords.remaining(until: day(due), on: day(today), in: .zh) == zh)
    #expect(DayWords.remaining(until: day(due), on: day(today), in: .en) == en)
  }

  @Test func aMomentIsWrittenInTheTimeOfShanghai() {
    let late = Instant(rfc3339: "2023-12-31T16:30:00Z")!
    #expect(DayWords.moment(late, zone: .shanghai, in: .zh) == "2024年1月1日 00:30（北京时间）")
    #expect(DayWords.moment(late, zone: .shanghai, in: .en) == "1 January 2024, 00:30 (Beijing time)")
  }

  @Test func shortDaysAreForTables() {
    #expect(DayWords.day(day("2023-09-06"), in: .en, isShort: true) == "6 Sep 2023")
    #expect(DayWords.period(period("2023-09"), in: .en, isShort: true) == "Sep 2023")
    #expect(DayWords.day(day("2023-09-06"), in: .zh, isShort: true) == "2023年9月6日")
  }

  @Test func everyStateConditionAndSeverityHasAWordInBothLanguages() {
    let words = { (language: Language) in
      [
        TargetState.allCases.map { $0.word(in: language) }, AlertCondition.allCases.map { $0.word(in: language) },
        Severity.allCases.map { $0.word(in: language) },
      ]
    }
    #expect(
      words(.zh) == [
        ["不考核", "已回落", "逾期未达标", "已达标", "无数据", "滞后", "有风险", "正常", "未到期"],
        ["逾期未达标", "已回落", "滞后", "有风险", "将到期无数据", "无数据", "报送逾期", "数据存疑", "采集失败", "越过界限"], ["严重", "警告", "提示"],
      ])
    #expect(
      words(.en) == [
        ["Not judged", "Slipped", "Missed", "Met", "No data", "Off track", "At risk", "On track", "Not due"],
        [
          "Missed", "Slipped", "Off track", "At risk", "Due soon, no data", "No data", "Report late", "Doubtful figure",
          "Collection failing", "Limit crossed",
        ], ["Critical", "Warning", "Notice"],
      ])
  }
}
