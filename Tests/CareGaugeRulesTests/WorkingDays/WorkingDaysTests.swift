import CareGaugeModel
import CareGaugeRules
import Foundation
import Testing

@Suite struct WorkingDaysTests {
  private func published() throws -> WorkingDays { try WorkingDays.published() }

  /// Days, how many working days after them, and the day that this is, counted by hand on the notices of those years.
  @Test(arguments: [
    ("2023-09-25", 0, "2023-09-25"), ("2023-09-25", 3, "2023-09-28"),
    // 中秋 and 国庆 29 September to 6 October, worked on Saturday the 7th and Sunday the 8th.
    ("2023-09-28", 1, "2023-10-07"), ("2023-09-28", 3, "2023-10-09"),
    // 25 November 2023 is a Saturday.
    ("2023-11-25", 1, "2023-11-27"),
    // 春节 2020 was lengthened to 2 February; worked on Sunday 19 January.
    ("2020-01-18", 1, "2020-01-19"), ("2020-01-23", 1, "2020-02-03"),
    // Over the turn of the year, with 1 January 2024 a Monday.
    ("2023-12-29", 1, "2024-01-02"),
  ])
  func graceIsCountedInWorkingDays(_ day: String, _ count: Int, _ expected: String) throws {
    #expect(try published().day(count, after: #require(Day(day))).description == expected)
  }

  @Test func aYearThatIsNotAnnouncedIsNeverGuessed() throws {
    let days = try published()
    #expect(days.announced == Array(2004...2026))
    let last = try #require(Day("2026-12-31"))
    #expect(throws: WorkingDays.NotAnnounced(year: 2027)) { try days.day(1, after: last) }
    #expect(throws: WorkingDays.NotAnnounced(year: 2003)) { try days.isWorked(#require(Day("2003-12-31"))) }
    #expect(try days.day(0, after: #require(Day("2031-05-05"))).description == "2031-05-05")
  }

  @Test(arguments: [
    ("off 2023-01-21 春节", "working-days.txt:1: error: write the line “year” first"),
    ("year 2023 a\nyear 2023 b", "working-days.txt:2: error: 2023 stands here twice"),
    ("year 2023", "working-days.txt:1: error: write year 2023 and where the notice can be read"),
    ("year 2023 a\nfree 2023-01-21 春节", "working-days.txt:2: error: a line begins with year, off or work, not free"),
    ("year 2023 a\noff 2023-02-30 春节", "working-days.txt:2: error: write off 2023-01-21 2023-01-27 春节"),
    (
      "year 2023 a\noff 2023-12-30 2024-01-01 元旦",
      "working-days.txt:2: error: 2023-12-30 to 2024-01-01 is no stretch of days within 2023"
    ),
    (
      "year 2023 a\noff 2023-01-21 春节\nwork 2023-01-21 春节",
      "working-days.txt:1: error: 2023 has days that are both off and worked"
    ),
  ])
  func noticesThatCannotBeReadAreNamedByTheirLine(_ text: String, _ expected: String) {
    #expect(throws: WorkingDays.Fault.self) { try WorkingDays(notices: text) }
    do { _ = try WorkingDays(notices: text) } catch { #expect(error.description == expected) }
  }

  /// PyPI's chinesecalendar, kept by others from the same notices, agrees on all 8401 days from 2004 to 2026.
  @Test func everyDayIsAsAnotherCalendarHasIt() throws {
    let days = try published()
    let python = ProcessInfo.processInfo.environment["CAREGAUGE_TEST_PYTHON"] ?? "python3"
    let (first, last) = (try #require(Day("2004-01-01")), try #require(Day("2026-12-31")))
    let ours = try (0...(last - first)).map { (first + $0, try days.isWorked(first + $0)) }
    let theirs = try output(
      of: [
        python, "-c",
        """
        import datetime, chinese_calendar
        day = datetime.date(2004, 1, 1)
        while day.year < 2027:
            print(day, "1" if chinese_calendar.is_workday(day) else "0")
            day += datetime.timedelta(1)
        """,
      ])
    #expect(theirs == ours.map { "\($0) \($1 ? 1 : 0)\n" }.joined())
    #expect(ours.count == 8401)
  }

  private func output(of command: [String]) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
