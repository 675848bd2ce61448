import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// Questions about other days, over HTTP.
@Suite(.timeLimit(.minutes(5))) struct ArchiveTests {
  @Test func questionsAboutOtherDaysAreAnsweredOneAfterTheOther() async throws {
    try await withTemporaryFolder { folder in
      let inbox = try PlantedInbox(in: folder, region: "ningxia")
      try """
      database: {private: \(folder.path)/pg}
      http: {listen: "127.0.0.1:0"}
      catalogues: [\(RunningService.repository.path)/Tests/AcceptanceTests/Timelines/yinchuan.yaml]
      adapters:
        - \(inbox.adapter)

      """.write(to: folder.appending(path: "caregauge.yaml"), atomically: true, encoding: .utf8)
      let published = PlantedReport(
        period: "2023-09-06", figures: ["institution_beds 640100 9688", "nursing_beds 640100 5586"])
      try inbox.plant(published, as: "1", reportedAt: "2023-10-08")
      try await InProcessService.run(in: folder, from: "2023-10-08T09:00") { service in
        let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
        let now: [TargetItem] = try await service.list("/api/v1/targets")
        let alerts: [AlertItem] = try await service.list("/api/v1/alerts")
        #expect(!alerts.isEmpty)
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<4 {
            group.addTask {
              let then: [TargetItem] = try await service.list("/api/v1/targets?as_of=2023-10-08")
              #expect(then == now)
            }
            group.addTask {
              let then: [AlertItem] = try await service.list("/api/v1/alerts?as_of=2023-10-08")
              #expect(then == alerts)
            }
          }
          try await group.waitForAll()
        }
        let explained = try await service.ask("/api/v1/explain?id=YC-011&as_of=2023-10-08")
        #expect(explained.text.hasPrefix("YC-011  银川市 (640100)"))
        let life = try await service.ask("/api/v1/explain?id=target:YC-011")
        #expect(life.text.hasSuffix("\n\nnobody was told\n"))
        #expect(try await service.ask("/api/v1/targets?as_of=2023-10-08", .HEAD).status == .ok)
        let replay: [ReplayItem] = try await service.list("/api/v1/replay?from=2023-10-08&to=2023-10-08")
        #expect(replay.map(\.differences) == [[]])
      }
    }
  }
}
