import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// Tasks that are proved by hand, targets of each county, targets that come back every year.
@Suite struct TaskTimelineTests {
  private func configuration(_ catalogues: String, watched: String, inbox: String = "") -> String {
    """
    catalogues: [\(catalogues)]
    \(inbox)
    alerting:
      receivers:
        - {name: watched, email: {to: [watched@caregauge.example], language: zh}}
        - {name: rest, email: {to: [rest@caregauge.example], language: en}}
      routes:
        - {match: {indicator: [\(watched)]}, receivers: [watched]}
        - {receivers: [rest]}
    """
  }

  @Test func tasksAreProvedByHandAndEachCountyCounts() async throws {
    try await withTemporaryFolder { folder in
      let counties = ["640104", "640105", "640106", "640121", "640122"]
      let text = try await Timeline.run(
        in: folder, from: "2023-11-20T09:00",
        configuration: configuration(
          "CATALOGUE",
          watched:
            "national_incentive_application_2024, year_end_comprehensive_assessment, elder_universities_registered",
          inbox: "inboxes: {ningxia: FOLDER/tasks.csv}"), reports: [],
        office: try await PostOffice()
      ) { line in
        try await line.states("YC-003", "YC-042", "YC-032")
        try await line.report(
          "2023-12-25T10:00",
          PlantedReport(period: "2023-12", figures: counties.map { "elder_universities_registered \($0) 1" }))
        try await line.go(to: "2024-01-02T10:00")
        try await line.states("YC-003", "YC-042", "YC-032")
        try await line.command(
          "2024-01-03T10:00", "record", "YC-003", "--done-on", "2023-11-29", "--evidence", "申报函.pdf", "--by", "王芳")
        try "target,day,evidence,name\nYC-042,2023-12-30,考评通报.pdf,李明\nYC-999,2023-12-30,无,李明\n"
          .write(to: folder.appending(path: "tasks.csv"), atomically: true, encoding: .utf8)
        line.say("2024-01-03: the inbox has YC-042 and an unknown YC-999")
        try await line.collect()
        let findings = try await line.service.ask("/api/v1/findings")
        #expect(findings.text.contains("YC-999"), "\(findings.text)")
        try await line.report(
          "2024-01-04T10:00",
          PlantedReport(
            period: "2023-12", status: "revised",
            figures: (counties + ["640181"]).map { "elder_universities_registered \($0) \($0 == "640104" ? 0 : 1)" }))
        try await line.report(
          "2024-02-04T10:00",
          PlantedReport(
            period: "2024-01", figures: (counties + ["640181"]).map { "elder_universities_registered \($0) 1" }))
        try await line.states("YC-003", "YC-042", "YC-032")
        try await line.command(
          "2024-02-05T10:00", "record", "YC-003", "--withdraw", "--by", "李明", "--why", "sent back by the ministry")
        try await line.command("2024-02-05T11:00", "record", "YC-042", "--withdraw", "--by", "李明", "--why", "wrong row")
        try await line.states("YC-003", "YC-042", "YC-032")
        try await checkEntries(line.service)
      }
      #expect(text == hands)
    }
  }

  /// Entries and withdrawals are seen by whoever asks; what was known before is answered as before.
  private func checkEntries(_ service: InProcessService) async throws {
    let entries: [TaskItem] = try await service.list("/api/v1/tasks")
    #expect(
      entries.map { "\($0.id) \($0.target) \($0.by) \($0.origin)" } == ["1 YC-003 王芳 record", "2 YC-042 李明 inbox"])
    #expect(entries.map(\.withdrawnWhy) == ["sent back by the ministry", "wrong row"])
    let targets: [TargetItem] = try await service.list("/api/v1/targets?indicator=national_incentive_application_2024")
    #expect(targets.first?.entries == [entries[0]])
    let earlier: [TargetItem] = try await service.list(
      "/api/v1/targets?indicator=national_incentive_application_2024&as_of=2024-02-04")
    #expect(earlier.first?.state == "met")
    #expect(earlier.first?.entries.map(\.withdrawnAt) == [nil])
    let text = try await service.ask("/api/v1/explain?id=YC-003").text
    #expect(text.contains("done on 2023-11-29, says 王芳 (record): 申报函.pdf\n      withdrawn 2024-02-05T10:"), "\(text)")
    #expect(text.contains("+08:00 by 李明: sent back by the ministry\n"), "\(text)")
    let replay: [ReplayItem] = try await service.list("/api/v1/replay?from=2023-11-20&to=2024-02-05")
    #expect(replay.map(\.differences) == [[]])
    let again = try await service.ask("/api/v1/tasks/withdraw?target=YC-003&by=x&why=y", .POST)
    #expect(again.status == .notFound)
    #expect(again.text.contains("No entry of YC-003 stands"), "\(again.text)")
  }

  private let hands = """
    2023-11-20: start
      2023-11-20 09h thread 1 rest: [First summary] Ningxia 3 items: No data 3
      2023-11-20 09h thread 2 watched: [首次汇总] 宁夏 1 项：将到期无数据 1
    2023-11-20: YC-003 open, YC-042 open, YC-032 open
      2023-12-01 00h thread 1 rest: [Summary] Ningxia 3 items: Due soon, no data 3
      2023-12-01 00h thread 2 watched: [无数据清单] 宁夏 1 项
      2023-12-01 00h thread 3 watched: [汇总] 宁夏 2 项：将到期无数据 2
    2023-12-25: 2023-12 final: elder_universities_registered 640104 1, elder_universities_registered 640105 1, elder_universities_registered 640106 1, elder_universities_registered 640121 1, elder_universities_registered 640122 1
      2024-01-01 00h thread 1 rest: [No data] Ningxia 3 items
      2024-01-01 00h thread 2 watched: [无数据清单] 宁夏 3 项
    2024-01-02: YC-003 unknown, YC-042 unknown, YC-032 unknown
    2024-01-03: caregauge record YC-003 --done-on 2023-11-29 --evidence 申报函.pdf --by 王芳
    2024-01-03: the inbox has YC-042 and an unknown YC-999
    2024-01-04: 2023-12 revised: elder_universities_registered 640104 0, elder_universities_registered 640105 1, elder_universities_registered 640106 1, elder_universities_registered 640121 1, elder_universities_registered 640122 1, elder_universities_registered 640181 1
      2024-01-04 10h thread 4 watched: [逾期未达标] 银川市 在教育部门备案的老年大学 1/6 个地区
      2024-02-01 00h thread 1 rest: [No data] Ningxia 3 items
    2024-02-04: 2024-01 final: elder_universities_registered 640104 1, elder_universities_registered 640105 1, elder_universities_registered 640106 1, elder_universities_registered 640121 1, elder_universities_registered 640122 1, elder_universities_registered 640181 1
      2024-02-04 10h thread 4 watched: [已解除] 银川市 在教育部门备案的老年大学
    2024-02-04: YC-003 met, YC-042 met, YC-032 met
    2024-02-05: caregauge record YC-003 --withdraw --by 李明 --why sent back by the ministry
      2024-02-05 10h thread 5 watched: [无数据清单] 宁夏 1 项
    2024-02-05: caregauge record YC-042 --withdraw --by 李明 --why wrong row
    2024-02-05: YC-003 unknown, YC-042 unknown, YC-032 met

    """

  @Test func eachYearsOccurrenceIsJudgedByItself() async throws {
    try await withTemporaryFolder { folder in
      let brands = "brand_institutions_cultivated 150600"
      let text = try await Timeline.run(
        in: folder, from: "2023-12-20T09:00", region: "inner_mongolia",
        configuration: configuration(
          "PLUGINS/indicators.yaml, PLUGINS/InnerMongolia/catalogue.yaml", watched: "brand_institutions_cultivated"),
        reports: [], office: try await PostOffice()
      ) { line in
        try await line.report("2024-01-10T10:00", PlantedReport(period: "2023", figures: ["\(brands) 0"]))
        try await line.states("OR-033")
        try await line.jump(to: "2024-12-02T10:00")
        try await line.report("2025-01-10T10:00", PlantedReport(period: "2024", figures: ["\(brands) 2"]))
        try await line.jump(to: "2025-06-10T09:00")
        try await line.report("2025-06-10T10:00", PlantedReport(period: "2025-H1", figures: ["\(brands) 3"]))
        try await line.states("OR-033")
      }
      #expect(text == years)
    }
  }

  private let years = """
    2023-12-20: start
      2023-12-20 09h thread 1 rest: [First summary] Inner Mongolia 13 items: No data 6, other 7
      2023-12-20 09h thread 2 watched: [首次汇总] 内蒙古 1 项：将到期无数据 1
      2024-01-01 00h thread 2 watched: [无数据清单] 内蒙古 1 项
    2024-01-10: 2023 final: brand_institutions_cultivated 150600 0
      2024-01-10 10h thread 3 watched: [逾期未达标] 鄂尔多斯市 2023年 重点培育品牌养老机构 0 家
    2024-01-10: OR-033 open
      2024-12-02 10h thread 1 rest: [No data] Inner Mongolia 16 items
      2024-12-02 10h thread 4 rest: [Summary] Inner Mongolia 2 items: Due soon, no data 2
      2024-12-02 10h thread 5 watched: [将到期无数据] 鄂尔多斯市 2024年 重点培育品牌养老机构
      2025-01-01 00h thread 5 watched: [无数据清单] 内蒙古 1 项
      2025-01-02 10h thread 1 rest: [No data] Inner Mongolia 18 items
    2025-01-10: 2024 final: brand_institutions_cultivated 150600 2
      2025-06-10 09h thread 1 rest: [No data] Inner Mongolia 18 items
    2025-06-10: 2025-H1 final: brand_institutions_cultivated 150600 3
      2025-06-10 10h thread 6 watched: [逾期未达标] 鄂尔多斯市 2025年 重点培育品牌养老机构 3 家
    2025-06-10: OR-033 missed

    """
}
