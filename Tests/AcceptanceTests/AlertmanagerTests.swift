import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// The whole service and Debian's Alertmanager, at the machine's own time.
@Suite struct AlertmanagerTests {
  /// What Alertmanager tells people in one message about one alert: `firing T-1 critical`.
  private func told(_ hook: PostRecorder, _ count: Int) async throws -> [String] {
    struct Message: Decodable {
      struct Alert: Decodable {
        let status: String
        let labels: [String: String]
      }
      let alerts: [Alert]
    }
    var words: [String] = []
    for _ in 0..<count {
      let message = try JSONDecoder().decode(Message.self, from: Data(try await hook.next().utf8))
      words += message.alerts.map { "\($0.status) \($0.labels["target"] ?? "") \($0.labels["severity"] ?? "")" }
    }
    return words.sorted()
  }

  private func configuration(_ region: ScriptedRegion, alertmanager url: String, severities: String = "{}") -> String {
    """
    external_url: https://gauge.example
    database: {private: \(region.folder.path)/pg}
    http: {listen: "127.0.0.1:0"}
    catalogues: [\(region.folder.path)/catalogue.yaml]
    adapters:
      - \(region.adapter)
    alerting:
      severities: \(severities)
      receivers:
        - {name: operations, alertmanager: {url: "\(url)"}}
        - {name: bureau, email: {to: [bureau@gauge.example], language: zh}}
      routes:
        - {receivers: [operations, bureau]}
    email: {from: "CareGauge <caregauge@gauge.example>", maildir: \(region.folder.path)/mail}

    """
  }

  private func labels(_ alerts: [RealAlertmanager.Shown]) -> [String] {
    alerts.map { "\($0.labels["target"] ?? "") \($0.labels["severity"] ?? "")" }.sorted()
  }

  @Test func anAlertmanagerKnowsWhatTheServiceKnows() async throws {
    try await withTemporaryFolder { folder in
      let (region, hook) = (try ScriptedRegion(in: folder), try await PostRecorder())
      let manager = try await RealAlertmanager(in: folder, webhook: hook.url)
      try region.write(configuration(region, alertmanager: manager.url), to: "caregauge.yaml")
      try region.report([(-100, "nurses", 10), (-10, "beds", 90), (-5, "nurses", 20)])
      var service = try await RunningService.start(in: folder, now: nil)
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      #expect(try await told(hook, 2) == ["firing T-1 critical", "firing T-2 warning"])
      let first = try manager.alerts()
      try await check(first, against: service)

      try await silence(service, manager, hook, asBefore: first)
      try await changeSeverity(service, region, manager, hook)

      // Stopped and started again, it goes on as if nothing had been.
      await service.stop()
      service = try await RunningService.start(in: folder, now: nil)
      _ = try await service.metrics { ($0[Self.posts("sent")] ?? 0) > 0 }
      let after = try manager.alerts()
      #expect(labels(after) == ["T-1 critical", "T-2 info"])
      #expect(after.map(\.startsAt).sorted() == first.map(\.startsAt).sorted())

      try region.report([
        (-100, "nurses", 10), (-10, "beds", 90), (-5, "nurses", 20), (-1, "beds", 110), (-1, "nurses", 100),
      ])
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      #expect(try await told(hook, 2) == ["resolved T-1 critical", "resolved T-2 info"])
      #expect(try manager.alerts().isEmpty)

      try await loseAlertmanager(service, region, manager)
      await service.stop()
    }
  }

  private static func posts(_ result: String) -> String {
    "caregauge_alertmanager_posts_total{receiver=\"operations\",result=\"\(result)\"}"
  }

  /// Beginning, page and words are the service's own.
  private func check(_ shown: [RealAlertmanager.Shown], against service: RunningService) async throws {
    let alerts: [AlertItem] = try await service.list("/api/v1/alerts")
    #expect(Set(alerts.map(\.id)) == ["target:T-1", "target:T-2"])
    for alert in alerts {
      let other = try #require(shown.first { $0.annotations["alert"] == alert.id })
      #expect(
        other.labels == [
          "alertname": "CareGauge_target", "kind": "target", "severity": alert.severity, "region": "ningxia",
          "area": "640100", "indicator": alert.indicator ?? "", "target": alert.target ?? "",
        ])
      #expect(other.generatorURL == "https://gauge.example/targets/\(alert.target ?? "")")
      // Alertmanager gives milliseconds.
      #expect(other.startsAt.prefix(19) == alert.since.prefix(19))
      #expect(other.annotations["condition"] == alert.condition)
      #expect(other.annotations["description_zh"] == alert.reason || other.annotations["description"] == alert.reason)
      #expect(other.annotations["responsible"] == "市民政局" && other.annotations["document"] == "plan")
    }
  }

  private func silence(
    _ service: RunningService, _ manager: RealAlertmanager, _ hook: PostRecorder, asBefore: [RealAlertmanager.Shown]
  ) async throws {
    let what = "alert=target:T-1&until=\(ScriptedRegion.day(2))&by=Li&why=known"
    let silences: [SilenceItem] = try await service.list("/api/v1/silences?\(what)", .POST)
    #expect(try await told(hook, 1) == ["resolved T-1 critical"])
    #expect(labels(try manager.alerts()) == ["T-2 warning"])
    let number = try #require(silences.first).id
    let _: [SilenceItem] = try await service.list("/api/v1/silences/end?id=\(number)&by=Li&why=done", .POST)
    #expect(try await told(hook, 1) == ["firing T-1 critical"])
    #expect(try manager.alerts().map(\.startsAt).sorted() == asBefore.map(\.startsAt).sorted())
  }

  private func changeSeverity(
    _ service: RunningService, _ region: ScriptedRegion, _ manager: RealAlertmanager, _ hook: PostRecorder
  ) async throws {
    try region.write(
      configuration(region, alertmanager: manager.url, severities: "{off_track: info}"), to: "caregauge.yaml")
    #expect(try await service.ask("/-/reload", .POST).status == .ok)
    #expect(try await told(hook, 2) == ["firing T-2 info", "resolved T-2 warning"])
  }

  /// With the Alertmanager away, figures are judged and mails leave as ever, and the counter says so.
  private func loseAlertmanager(
    _ service: RunningService, _ region: ScriptedRegion, _ manager: RealAlertmanager
  ) async throws {
    let before = try await service.metrics { _ in true }
    let (sent, failed) = ("caregauge_deliveries_total{result=\"sent\"}", Self.posts("failed"))
    #expect(before[failed] == 0)
    try await manager.kill()
    try region.report([(-1, "beds", 80)])
    let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
    let after = try await service.metrics {
      ($0[sent] ?? 0) > (before[sent] ?? 0) && ($0[failed] ?? 0) > 0
    }
    #expect(after[sent] == (before[sent] ?? 0) + 1)
    #expect(try #require(after[failed]) > 0)
    let log = try String(contentsOf: region.folder.appending(path: "log"), encoding: .utf8)
    let lines = log.split(separator: "\n").filter { $0.contains("an Alertmanager did not take") }
    #expect(lines.count == 1 && lines[0].hasSuffix("\(manager.url) cannot be reached: Connection refused"))
  }
}
