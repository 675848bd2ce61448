import CareGaugeModel
import Testing

@testable import CareGaugeCollector

/// What becomes of each row of a file of tasks entered by hand.
@Suite struct TaskSheetTests {
  private let today = Day(year: 2023, month: 12, day: 1)!
  private let now = Instant(seconds: 1_700_000_000)

  private func sheet(_ text: String) throws -> TaskSheet {
    try TaskSheet(Array(text.utf8), rules: rules(), today: today, at: now)
  }

  private func rules() throws -> TaskRules {
    let (ningxia, yunnan) = (try #require(RegionID("ningxia")), try #require(RegionID("yunnan")))
    let (area, indicator) = (try #require(AreaCode("640100")), try #require(IndicatorID("application_passed")))
    func target(_ id: String, _ condition: Condition = .done, in region: RegionID) throws -> Target {
      Target(
        id: id, indicator: indicator, area: area, condition: condition,
        schedule: .once(by: try #require(Day("2023-12-31")), orBy: nil), document: "plan", clause: "1", region: region)
    }
    var again = try target("YC-104", in: ningxia)
    again.restates = "YC-003"
    let catalogue = Catalogue(
      documents: [
        PolicyDocument(
          id: "plan", title: "", number: nil, issuer: "", issued: try #require(Day("2023-09-06")), validUntil: nil,
          region: ningxia)
      ],
      targets: [
        try target("YC-003", in: ningxia), try target("YC-011", .atLeast(0.6), in: ningxia), again,
        try target("AN-007", in: yunnan),
      ])
    return TaskRules(catalogue, region: ningxia)
  }

  /// Rows that cannot be taken, with what is said of each; a good row after each is taken all the same.
  @Test(arguments: [
    (
      "YC-003,2023-11-28,a.pdf,王芳,more", "2:5",
      "column 5: there are only four columns; put a text that holds a comma in quotation marks, or take the rest out"
    ),
    (
      "YC-003,2023-09-05,a.pdf,王芳", "2:2",
      "day: 2023-09-05 is before the document was issued, on 2023-09-06; write the day on which it was done"
    ),
    ("YC-003,2023-12-02,a.pdf,王芳", "2:2", "day: 2023-12-02 has not come; write the day on which it was done"),
    ("YC-003,2023-13-02,a.pdf,王芳", "2:2", "day: \"2023-13-02\" is no day; write it as 2023-11-28"),
    ("YC-003,,a.pdf,王芳", "2:2", "day: no day; write the day on which it was done, as 2023-11-28"),
    ("YC-003,2023-11-28, ,王芳", "2:3", "evidence: no evidence; write a file's name, an address or a sentence"),
    ("YC-003,2023-11-28,\u{200B},王芳", "2:3", "evidence: no evidence; write a file's name, an address or a sentence"),
    ("YC-003,2023-11-28,a.pdf,", "2:4", "name: no name; write who says so"),
    ("YC-003,2023-11-28,a.pdf", "2:4", "name: no name; write who says so"),
    (
      "YC-003,2023-11-28,\"a\nb\",王芳", "2:3",
      "evidence: the evidence holds a line end or control character; write it on one line"
    ),
    (",2023-11-28,a.pdf,王芳", "2:1", "target: no target; write the id of a target that is to be done"),
    (
      "YC-999,2023-11-28,a.pdf,王芳", "2:1",
      "target: \"YC-999\" is no target; write the id of a target that is to be done"
    ),
    ("AN-007,2023-11-28,a.pdf,王芳", "2:1", "target: AN-007 is a target of yunnan, not of ningxia; enter it there"),
    ("YC-104,2023-11-28,a.pdf,王芳", "2:1", "target: YC-104 only restates YC-003; write YC-003"),
    (
      "YC-011,2023-11-28,a.pdf,王芳", "2:1",
      "target: YC-011 is no task but judged by the figures that are reported on application_passed; correct the id"
    ),
    (
      "YC-999,soon,,,x", "2:1",
      "target: \"YC-999\" is no target; write the id of a target that is to be done. day: \"soon\" is no day; write it as 2023-11-28. evidence: no evidence; write a file's name, an address or a sentence. name: no name; write who says so. column 5: there are only four columns; put a text that holds a comma in quotation marks, or take the rest out"
    ),
  ])
  func aWrongRowIsRefusedWithAllItsFaultsAndTheOthersCount(row: String, place: String, reason: String) throws {
    let sheet = try sheet("target,day,evidence,name\n\(row)\nYC-003,2023-11-28,good.pdf,王芳\n")
    #expect(sheet.rejections.map(\.reason) == [reason])
    #expect(sheet.rejections.map(\.origin.place) == [place])
    #expect(sheet.records.map(\.evidence) == ["good.pdf"])
  }

  @Test func goodRowsAreTakenAsTheyStand() throws {
    let sheet = try sheet(
      "\u{FEFF}target,day,evidence,name,,\r\nYC-003,2023年9月6日,\"a, b.pdf\", 王芳 ,,\r\n\r\nYC-003,2023-12-01,x,y\r\n")
    #expect(sheet.rejections.isEmpty)
    #expect(
      sheet.records == [
        TaskRecord(
          target: "YC-003", doneOn: try #require(Day("2023-09-06")), evidence: "a, b.pdf", by: "王芳", recordedAt: now,
          origin: "inbox"),
        TaskRecord(target: "YC-003", doneOn: today, evidence: "x", by: "y", recordedAt: now, origin: "inbox"),
      ])
  }

  @Test(arguments: [
    "target,day,evidence\n", "target,day,evidence,name,note\n", "day,target,evidence,name\n",
    "YC-003,2023-11-28,a.pdf,王芳\n",
  ])
  func aFileWithoutItsHeadingsIsRefusedAsAWhole(head: String) throws {
    let sheet = try sheet(head + "YC-003,2023-11-28,good.pdf,王芳\n")
    #expect(sheet.records.isEmpty)
    #expect(sheet.rejections.map(\.reason) == ["the whole file: the first line must be target,day,evidence,name"])
  }
}
