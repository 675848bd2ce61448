import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// The days of a store that `--now` began.
@Suite struct CalendarTests {
  @Test func aStoreKeepsTheCalendarThatNowBegan() async throws {
    try await withTemporaryFolder { folder in
      var service = try await RunningService.start(in: folder)
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      await service.stop()
      let file = folder.appending(path: "caregauge.yaml")
      let good = try String(contentsOf: file, encoding: .utf8)
      let began = "--now began this store's calendar elsewhere: it goes on from 2023-10-08T09:"

      // No service answers there, so that the command collects by itself.
      try good.replacing("127.0.0.1:0", with: "127.0.0.1:1").write(to: file, atomically: true, encoding: .utf8)
      let said = try CommandLineTests().run(["collect", "--config", file.path, "--adapter", "ningxia"])
      #expect(said.status == 0)
      #expect(said.faults.hasPrefix("caregauge: \(began)"), "\(said.faults)")

      // Alertmanagers would be told by the real time.
      try (good + RunningService.alertmanager).write(to: file, atomically: true, encoding: .utf8)
      let refused = await #expect(throws: TestSupportFault.self) {
        try await RunningService.start(in: folder, now: nil)
      }
      #expect("\(try #require(refused))".contains("caregauge: an Alertmanager judges by the real time, but \(began)"))

      try good.write(to: file, atomically: true, encoding: .utf8)
      service = try await RunningService.start(in: folder, now: nil)
      #expect(try await service.ask("/").text.contains("<strong>2023-10-08T09:"))
      // A reload minds the calendar as a start does.
      try (good + RunningService.alertmanager).write(to: file, atomically: true, encoding: .utf8)
      let reload = try await service.ask("/-/reload", .POST)
      #expect(reload.status == .badRequest && reload.text.contains("--now moves the service's clock"))
      await service.stop()
      let log = try String(contentsOf: folder.appending(path: "log"), encoding: .utf8)
      #expect(log.contains("warning caregauge: \(began)") || log.contains(" \(began)"))
      #expect(log.contains("faults=1") && log.contains("the configuration was not taken over"))
    }
  }
}

extension RunningService {
  fileprivate static let alertmanager = """
    alerting:
      receivers:
        - {name: operations, alertmanager: {url: "http://127.0.0.1:9"}}
      routes:
        - {receivers: [operations]}

    """
}
