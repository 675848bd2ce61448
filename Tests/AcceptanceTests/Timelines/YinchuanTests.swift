import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// Yinchuan's campaign of 2023, from the first digest until the share is met late.
@Suite struct YinchuanTests {
  private let configuration = """
    catalogues: [PLUGINS/indicators.yaml, PLUGINS/Ningxia/catalogue.yaml]
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
          ["alert": "target:YC-011", "until": "2023-10-09T10:00:00+08:00", "by": "王芳", "why": "更正在途"],
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
        for mail in line.mails { #expect(mail.plain.contains("CareGauge") && mail.html.contains("<html")) }
      }
      #expect(text == expected)
      try text.write(toFile: "/tmp/yinchuan.txt", atomically: true, encoding: .utf8)
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
    """
}
