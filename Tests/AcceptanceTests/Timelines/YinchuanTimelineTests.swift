import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// Yinchuan's campaign of 2023, from the first digest until the share is met late.
@Suite struct YinchuanTimelineTests {
  private let configuration = """
    catalogues: [CATALOGUE]
    alerting:
      receivers:
        - {name: yinchuan, email: {to: [minzheng@yinchuan.example, caizheng@yinchuan.example], language: zh}, send_between: ["08:00", "20:00"]}
        - {name: operations, email: {to: [operations@caregauge.example], language: en}}
        - {name: rest, email: {to: [rest@caregauge.example], language: zh}}
      routes:
        - {match: {indicator: nursing_bed_share}, receivers: [yinchuan, operations]}
        - {receivers: [rest]}
    """

  private func shares(_ nursing: Int, of beds: Int) -> [String] {
    [
      "institution_beds 640100 \(beds)", "nursing_beds 640100 \(nursing)",
      "nursing_bed_share 640100 \(nursing)/\(beds)",
    ]
  }

  @Test func theShareFallsBehindIsMissedAndMetLate() async throws {
    try await withTemporaryFolder { folder in
      let office = try await PostOffice()
      let published = PlantedReport(period: "2023-09-06", figures: shares(5586, of: 9688))
      let text = try await Timeline.run(
        in: folder, from: "2023-09-06T09:00", configuration: configuration, reports: [published], office: office
      ) { line in
        try await line.report("2023-09-25T16:30", PlantedReport(period: "2023-09", figures: shares(5600, of: 9700)))
        try await line.post(
          "2023-10-02T10:00", "/api/v1/silences",
          ["alert": "target:YC-011", "until": "2023-10-09T10:00", "by": "王芳", "why": "更正在途"],
          saying: "silence until 2023-10-09")
        try await line.report(
          "2023-10-05T10:00", PlantedReport(period: "2023-09", status: "revised", figures: shares(5590, of: 9700)))
        try await line.report("2023-10-25T21:00", PlantedReport(period: "2023-10", figures: shares(5850, of: 9900)))
        try await line.states("YC-005", "YC-010", "YC-011")
        try await line.report("2023-11-25T10:00", PlantedReport(period: "2023-11", figures: shares(5900, of: 9950)))
        try await line.go(to: "2024-01-02T10:00")
        try await line.states("YC-005", "YC-010", "YC-011")
        try await line.report("2024-01-08T10:00", PlantedReport(period: "2023-12", figures: shares(5950, of: 10_000)))
        try await line.report(
          "2024-01-15T10:00", PlantedReport(period: "2023-12", status: "revised", figures: shares(5990, of: 10_000)))
        try await line.report("2024-02-05T10:00", PlantedReport(period: "2024-01", figures: shares(6050, of: 10_050)))
        try await line.states("YC-011")
        let digest = try #require(line.mails.first { $0.subject.hasPrefix("[首次汇总]") })
        #expect(digest.plain.contains("YC-011"), "\(digest.plain)")
        let slipped = try #require(line.mails.first { $0.subject.hasPrefix("[加重·滞后]") })
        #expect(slipped.plain.contains("57.73%") && slipped.plain.contains("60%"), "\(slipped.plain)")
        let late = try #require(line.mails.last { $0.subject.hasPrefix("[已解除]") })
        #expect(late.plain.contains("60.2%"), "\(late.plain)")
        for mail in line.mails { #expect(mail.plain.contains("CareGauge") && mail.html.contains("<html")) }
      }
      #expect(text == expected)
      try await nothingMoreIsTold(in: folder, by: office)
    }
  }

  /// Neither a restart nor a hundred reloads tell anybody anything.
  private func nothingMoreIsTold(in folder: URL, by office: PostOffice) async throws {
    let before = try await office.mails().count
    let text = try await Timeline.run(
      in: folder, from: "2024-02-05T11:00", configuration: configuration, reports: [], office: office
    ) { line in
      for _ in 0..<100 { #expect(try await line.service.ask("/-/reload", .POST).status == .ok) }
      try await line.collect()
    }
    #expect(text == "2024-02-05: start\n")
    #expect(try await office.mails().count == before)
  }

  private let expected = """
    2023-09-06: start
      2023-09-06 09h thread 1 caizheng+minzheng: [首次汇总] 宁夏 1 项：有风险 1
      2023-09-06 09h thread 2 operations: [First summary] Ningxia 1 item: At risk 1
    2023-09-25: 2023-09 final: institution_beds 640100 9700, nursing_beds 640100 5600, nursing_bed_share 640100 5600/9700
      2023-09-25 16h thread 1 caizheng+minzheng: [加重·滞后] 银川市 养老机构护理型床位占比 57.73%（≥60%）
      2023-09-25 16h thread 2 operations: [Worse: off track] 银川市 Nursing-care… 57.73% (≥60%)
      2023-09-25 16h thread 3 rest: [汇总] 宁夏 2 项：滞后 2
    2023-10-02: silence until 2023-10-09
    2023-10-05: 2023-09 revised: institution_beds 640100 9700, nursing_beds 640100 5590, nursing_bed_share 640100 5590/9700
      2023-10-05 10h thread 3 rest: [更正·滞后] 银川市 新增护理型床位 4 张（≥300 张）
      2023-10-09 10h thread 1 caizheng+minzheng: [更正·滞后] 银川市 养老机构护理型床位占比 57.63%（≥60%）
      2023-10-09 10h thread 2 operations: [Corrected: off track] 银川市 Nursing-care… 57.63% (≥60%)
    2023-10-25: 2023-10 final: institution_beds 640100 9900, nursing_beds 640100 5850, nursing_bed_share 640100 5850/9900
      2023-10-25 21h thread 2 operations: [Eased: at risk] 银川市 Nursing-care… 59.09% (≥60%)
      2023-10-25 21h thread 3 rest: [已解除] 银川市 新增护理型床位 264 张（≥300 张）
    2023-10-25: YC-005 off_track, YC-010 on_track, YC-011 at_risk
      2023-10-26 08h thread 1 caizheng+minzheng: [缓解·有风险] 银川市 养老机构护理型床位占比 59.09%（≥60%）
      2023-10-31 00h thread 4 rest: [将到期无数据] 银川市 申报2024年度激励支持城市（完成）
    2023-11-25: 2023-11 final: institution_beds 640100 9950, nursing_beds 640100 5900, nursing_bed_share 640100 5900/9950
      2023-11-25 10h thread 1 caizheng+minzheng: [加重·滞后] 银川市 养老机构护理型床位占比 59.3%（≥60%）
      2023-11-25 10h thread 2 operations: [Worse: off track] 银川市 Nursing-care… 59.3% (≥60%)
      2023-12-01 00h thread 4 rest: [无数据清单] 宁夏 1 项
      2023-12-01 00h thread 5 rest: [汇总] 宁夏 2 项：将到期无数据 2
      2024-01-01 00h thread 6 operations: [No data] Ningxia 1 item
      2024-01-01 00h thread 4 rest: [无数据清单] 宁夏 4 项
      2024-01-01 08h thread 7 caizheng+minzheng: [无数据清单] 宁夏 1 项
    2024-01-02: YC-005 unknown, YC-010 met, YC-011 unknown
    2024-01-08: 2023-12 final: institution_beds 640100 10000, nursing_beds 640100 5950, nursing_bed_share 640100 5950/10000
      2024-01-08 10h thread 1 caizheng+minzheng: [加重·逾期未达标] 银川市 养老机构护理型床位占比 59.5%
      2024-01-08 10h thread 2 operations: [Worse: missed] 银川市 Nursing-care… 59.5% (≥60%)
      2024-01-08 10h thread 3 rest: [加重·逾期未达标] 银川市 新增养老机构床位数 312 张
    2024-01-15: 2023-12 revised: institution_beds 640100 10000, nursing_beds 640100 5990, nursing_bed_share 640100 5990/10000
      2024-01-15 10h thread 1 caizheng+minzheng: [更正·逾期未达标] 银川市 养老机构护理型床位占比 59.9%
      2024-01-15 10h thread 2 operations: [Corrected: missed] 银川市 Nursing-care… 59.9% (≥60%)
      2024-02-01 00h thread 4 rest: [无数据清单] 宁夏 3 项
    2024-02-05: 2024-01 final: institution_beds 640100 10050, nursing_beds 640100 6050, nursing_bed_share 640100 6050/10050
      2024-02-05 10h thread 1 caizheng+minzheng: [已解除] 银川市 养老机构护理型床位占比 60.2%（≥60%）
      2024-02-05 10h thread 2 operations: [Resolved] 银川市 Nursing-care institution beds 60.2% (≥60%)
    2024-02-05: YC-011 met

    """
}
