import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// What is left when parts die.
@Suite struct FailureTests {
  @Test func aServiceKilledInTheMidstOfCollectingLosesAndDoublesNothing() async throws {
    try await withTemporaryFolder { folder in
      for round in 0..<8 {
        let service = try await RunningService.start(in: folder)
        // The answer never comes: the service dies while its adapters run or their reports are stored.
        async let collecting: [CollectOutcomeItem] = service.list("/-/collect", .POST)
        for _ in 0..<round * 3 { _ = try await service.ask("/-/healthy") }
        service.send(SIGKILL)
        await service.waitForEnd()
        _ = try? await collecting
      }
      let service = try await RunningService.start(in: folder)
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      let readings: [ReadingItem] = try await service.list("/api/v1/readings?revisions=all")
      let figures = readings.filter { $0.value != nil }
      #expect(figures.count == 24)
      #expect(Set(figures.map { [$0.indicator, $0.area, $0.period] }).count == 24)
      await service.stop()
    }
  }

  @Test func metricsGoOnWhilePostgreSQLIsKilledAndReadingsComeBack() async throws {
    try await withTemporaryFolder { folder in
      let service = try await RunningService.start(in: folder)
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      let pidFile = folder.appending(path: "pg/data/postmaster.pid")
      let first = try String(contentsOf: pidFile, encoding: .utf8).split(separator: "\n").first
      let server = try #require(first.flatMap { Int32($0) })
      kill(server, SIGKILL)
      let page = try await service.ask("/metrics")
      #expect(page.status == .ok)
      #expect(page.text.contains("caregauge_nursing_bed_share_ratio{region=\"ningxia\",area=\"640100\"}"))
      let deadline = ContinuousClock.now + .seconds(60)
      var readings: [ReadingItem]? = nil
      while readings == nil, ContinuousClock.now < deadline {
        readings = try? await service.list("/api/v1/readings")
      }
      #expect(readings?.count == 24)
      await service.stop()
    }
  }

  @Test func aFaultyConfigurationIsRefusedWithAllItsFaultsAndTheOldOneStaysInForce() async throws {
    try await withTemporaryFolder { folder in
      let service = try await RunningService.start(in: folder)
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      let file = folder.appending(path: "caregauge.yaml")
      let good = try String(contentsOf: file, encoding: .utf8)
      try good.replacing("every: 1h", with: "evry: 1h").write(to: file, atomically: true, encoding: .utf8)
      let refused = try await service.ask("/-/reload", .POST)
      #expect(refused.status == .badRequest)
      #expect(refused.text.split(separator: "\n").count == 5)
      #expect(
        refused.text.contains("caregauge.yaml:5:59: error: unknown key \"evry\"; write \"every\""), "\(refused.text)")
      let adapters: [AdapterItem] = try await service.list("/api/v1/adapters")
      #expect(adapters.count == 5)
      try good.replacing("every: 1h", with: "every: 2h").write(to: file, atomically: true, encoding: .utf8)
      #expect(try await service.ask("/-/reload", .POST).status == .ok)
      let wrongMethod = try await service.ask("/-/reload")
      #expect(wrongMethod.status == .methodNotAllowed && wrongMethod.headers["Allow"] == ["POST"])
      await service.stop()
    }
  }

  @Test func adaptersThatAReloadAddsRunAtOnce() async throws {
    try await withTemporaryFolder { folder in
      let service = try await RunningService.start(in: folder)
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      let file = folder.appending(path: "caregauge.yaml")
      let first = try String(contentsOf: file, encoding: .utf8)
      for round in 1...6 {
        let renamed = first.replacing("{name: ningxia,", with: "{name: ningxia\(round),")
          .replacing("{name: zhejiang,", with: "{name: zhejiang\(round),")
        try renamed.write(to: file, atomically: true, encoding: .utf8)
        #expect(try await service.ask("/-/reload", .POST).status == .ok)
        let deadline = ContinuousClock.now + .seconds(30)
        var answer = try await service.ask("/-/ready")
        while answer.status != .ok, ContinuousClock.now < deadline { answer = try await service.ask("/-/ready") }
        #expect(answer.text == "ready\n")
      }
      await service.stop()
    }
  }

  @Test func aSecondServiceOnTheSameAddressSaysWhoIsInItsWay() async throws {
    try await withTemporaryFolder { folder in
      let service = try await RunningService.start(in: folder)
      let second = folder.appending(path: "second")
      try FileManager.default.createDirectory(at: second, withIntermediateDirectories: true)
      let taken = service.address.dropFirst("http://".count)
      try RunningService.configurationText(folder: second, every: "1h").replacing("127.0.0.1:0", with: taken)
        .write(to: second.appending(path: "caregauge.yaml"), atomically: true, encoding: .utf8)
      await #expect(throws: TestSupportFault.self) { try await RunningService.start(in: second) }
      let log = try String(contentsOf: second.appending(path: "log"), encoding: .utf8)
      #expect(
        log.contains("caregauge: another program listens on \(taken); stop it, or write another http: {listen: …}\n"))
      #expect(!FileManager.default.fileExists(atPath: second.appending(path: "pg/data/postmaster.pid").path))
      await service.stop()
    }
  }

  @Test func pagesFromElsewhereMayNotControlTheService() async throws {
    try await withTemporaryFolder { folder in
      let service = try await RunningService.start(in: folder)
      for headers in [
        [("Origin", "http://evil.example")], [("Host", "evil.example:80")],
        [("Host", "127.evil.example:80"), ("Origin", "http://127.evil.example:80")],
      ] {
        #expect(try await service.ask("/-/reload", .POST, headers: headers).status == .forbidden)
      }
      let head = try await service.ask("/metrics", .HEAD, headers: [("Accept-Encoding", "identity")])
      #expect(head.status == .ok && head.bytes.isEmpty)
      #expect(try await service.ask("/metrics?region=nowhere").status == .badRequest)
      #expect(try await service.ask("/api/v1/readings?from=yesterday").status == .badRequest)
      #expect(try await service.ask("/api/v1/readings?limit=0").status == .badRequest)
      #expect(try await service.ask("/openapi.yaml").text.hasPrefix("openapi: 3.1.0\n"))
      let page = try await service.ask("/", headers: [("Accept-Language", "en")])
      #expect(page.text.contains("<html lang=\"en\">"))
      #expect(page.text.contains("set by --now, not today"))
      await service.stop()
    }
  }
}
