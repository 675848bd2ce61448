import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// How targets and alerts stand on 2023-10-08, as Prometheus sees it.
@Suite struct JudgedMetricsTests {
  private static let yinchuan =
    "target=\"YC-011\",indicator=\"nursing_bed_share\",region=\"ningxia\",area=\"640100\""

  @Test func metricsSayHowTargetsAndAlertsStand() async throws {
    try await withTemporaryFolder { folder in
      let service = try await RunningService.start(in: folder)
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      let page = try await service.ask("/metrics").text
      let lines = page.split(separator: "\n").map(String.init)
      checkYinchuan(lines)
      try await checkStates(lines, service)
      try await checkAlerts(lines, service)
      try checkNames(inRulesAreServedBy: lines)
      try await checkOwnFamilies(lines)

      // Not a byte of the figures' part changes while nothing is news.
      let end = try #require(page.range(of: "# HELP caregauge_clock_timestamp_seconds")).lowerBound
      for _ in 0..<3 {
        let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
        let again = try await service.ask("/metrics").text
        let itsEnd = try #require(again.range(of: "# HELP caregauge_clock_timestamp_seconds")).lowerBound
        #expect(again[..<itsEnd] == page[..<end])
      }
      await service.stop()
    }
  }

  /// 57.66 % of Yinchuan's beds, 60 % asked by the end of 2023; its own plan misses that.
  private func checkYinchuan(_ lines: [String]) {
    let own = lines.filter { $0.contains("target=\"YC-011\"") && $0.hasPrefix("caregauge_target_") }
    let states = ["not_judged", "slipped", "missed", "met", "unknown", "off_track", "at_risk", "on_track", "open"]
    #expect(
      own == [
        "caregauge_target_value{\(Self.yinchuan)} 0.6",
        "caregauge_target_due_timestamp_seconds{\(Self.yinchuan)} 1704038400",
        "caregauge_target_current_value{\(Self.yinchuan)} 0.5765895953757225",
        "caregauge_target_expected_value{\(Self.yinchuan)} 0.5765895953757225",
      ] + states.map { "caregauge_target_state{\(Self.yinchuan),state=\"\($0)\"} \($0 == "at_risk" ? 1 : 0)" })
  }

  /// Every target is in exactly the state that the API gives.
  private func checkStates(_ lines: [String], _ service: RunningService) async throws {
    let targets: [TargetItem] = try await service.list("/api/v1/targets")
    #expect(targets.count == 224)
    let samples = lines.filter { $0.hasPrefix("caregauge_target_state{") }
    #expect(samples.count == 224 * 9)
    let own = Set(
      samples.filter { $0.hasSuffix(" 1") }.map { line in
        line.firstMatch(of: /target="([^"]*)".*state="([^"]*)"/).map { "\($0.1) \($0.2)" } ?? line
      })
    #expect(own == Set(targets.map { "\($0.id) \($0.state)" }))
  }

  private func checkAlerts(_ lines: [String], _ service: RunningService) async throws {
    let samples = lines.filter { $0.hasPrefix("caregauge_alerts_firing{") }
    #expect(samples.count == 6 * 3 * 5)
    #expect(
      samples.filter { !$0.hasSuffix(" 0") && $0.contains("kind=\"target\"") }
        == ["caregauge_alerts_firing{kind=\"target\",severity=\"info\",region=\"ningxia\"} 1"])
    let alerts: [AlertItem] = try await service.list("/api/v1/alerts")
    let firing = alerts.filter { $0.state == "firing" }
    #expect(firing.filter { $0.kind == "target" }.map(\.id) == ["target:YC-011"])
    let sum = samples.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +)
    #expect(sum == firing.count)
  }

  /// Every metric that the shipped rules ask for is there.
  private func checkNames(inRulesAreServedBy lines: [String]) throws {
    let file = RunningService.repository.appending(path: "ops/prometheus/rules.yml")
    let rules = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains("expr:") }.joined()
    let names = Set(rules.matches(of: /caregauge_[a-z_]+/).map { String($0.0) })
    #expect(names.count == 9)
    for name in names {
      #expect(lines.contains { $0.hasPrefix("# TYPE \(name) ") }, "/metrics has no \(name)")
    }
  }

  private func checkOwnFamilies(_ lines: [String]) async throws {
    for line in [
      "caregauge_outbox_pending 0", "caregauge_outbox_oldest_seconds 0",
      "caregauge_deliveries_total{result=\"failed\"} 0", "caregauge_deliveries_total{result=\"retry\"} 0",
      "caregauge_deliveries_total{result=\"sent\"} 0",
    ] {
      #expect(lines.contains(line), "/metrics has no line \(line)")
    }
  }

  @Test func aRealPrometheusRaisesByTheShippedRulesWhatTheServiceRaises() async throws {
    try await withTemporaryFolder { folder in
      let service = try await RunningService.start(in: folder)
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      let prometheus = try await RunningPrometheus.start(
        in: folder, scraping: service.address,
        rules: [RunningService.repository.appending(path: "ops/prometheus/rules.yml")])
      let atRisk = try await prometheus.firstAnswer(to: #"ALERTS{alertname="CareGaugeTargetAtRisk"}"#)
      #expect(atRisk == [["area": "640100", "name": "银川市", "value": "1"]])
      // Of recurring targets the service has an alert for each occurrence, Prometheus one for the present state.
      for region in ["ningxia", "inner_mongolia"] {
        let theirs = try await prometheus.firstAnswer(
          to: #"count(ALERTS{alertname="CareGaugeTargetUnreported",region="\#(region)"})"#)
        let ours = try await prometheus.query(
          #"sum(caregauge_alerts_firing{kind="target_unreported",region="\#(region)"})"#)
        #expect(theirs == ours && !ours.isEmpty, "\(region)")
      }
      let others = try await prometheus.query(
        #"ALERTS{alertname!~"CareGaugeTarget(AtRisk|Unreported)",alertstate="firing"}"#)
      #expect(others.isEmpty)
      await prometheus.stop()
      await service.stop()
    }
  }

  @Test(.timeLimit(.minutes(5))) func whatWaitsInTheOutboxIsCountedWithoutAskingTheStore() async throws {
    try await withTemporaryFolder { folder in
      let inbox = try PlantedInbox(in: folder, region: "ningxia")
      let text = """
        database: {private: \(folder.path)/pg}
        http: {listen: "127.0.0.1:0"}
        catalogues: [\(RunningService.repository.path)/Tests/AcceptanceTests/Timelines/yinchuan.yaml]
        adapters:
          - \(inbox.adapter)
        alerting:
          receivers:
            - {name: operations, email: {to: [a@caregauge.example, b@caregauge.example], language: zh}}
          routes:
            - {receivers: [operations]}
        email: {from: "CareGauge <caregauge@caregauge.example>", smtp: {host: 127.0.0.1, port: 1, security: none}}

        """
      let file = folder.appending(path: "caregauge.yaml")
      try text.write(to: file, atomically: true, encoding: .utf8)
      let published = PlantedReport(
        period: "2023-09-06", figures: ["institution_beds 640100 9688", "nursing_beds 640100 5586"])
      try inbox.plant(published, as: "1", reportedAt: "2023-10-08")
      try await InProcessService.run(in: folder, from: "2023-10-08T09:00") { service in
        let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
        try await service.look()
        let waiting = try await service.metrics()
        #expect(waiting["caregauge_outbox_pending"] == 2)
        #expect(try #require(waiting["caregauge_outbox_oldest_seconds"]) > 0)

        // Sent another way, nothing waits any longer.
        try text.replacing("smtp: {host: 127.0.0.1, port: 1, security: none}", with: "maildir: \(folder.path)/mail")
          .write(to: file, atomically: true, encoding: .utf8)
        #expect(try await service.ask("/-/reload", .POST).status == .ok)
        _ = try await service.rest()
        let sent = try await service.metrics()
        #expect(sent["caregauge_outbox_pending"] == 0 && sent["caregauge_outbox_oldest_seconds"] == 0)
        #expect(sent["caregauge_deliveries_total{result=\"sent\"}"] == 2)
        #expect(sent["caregauge_deliveries_total{result=\"failed\"}"] == 0)
      }
    }
  }
}

extension AnsweringService {
  /// The samples of `/metrics`.
  func metrics() async throws -> [String: Double] {
    var samples: [String: Double] = [:]
    for line in try await ask("/metrics").text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let space = line.lastIndex(of: " ") else { continue }
      samples[String(line[..<space])] = Double(line[line.index(after: space)...])
    }
    return samples
  }
}

extension RunningService {
  /// The samples of `/metrics` as soon as they are as wanted, and as they are after 30 seconds at the latest.
  func metrics(until isWanted: ([String: Double]) -> Bool) async throws -> [String: Double] {
    let deadline = ContinuousClock.now + .seconds(30)
    while true {
      let samples = try await metrics()
      if isWanted(samples) || .now > deadline { return samples }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}
