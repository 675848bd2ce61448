import CareGaugeModel
import Foundation
import TestSupport
import Testing

@testable import CareGaugeAlerting

/// Debian's Alertmanager, its own tool and what it tells people, in rounds of half a second.
@Suite(.timeLimit(.minutes(2))) struct RealAlertmanagerTests {
  private static func now() -> Instant { Instant(seconds: Int64(Date().timeIntervalSince1970)) }

  /// What Alertmanager tells people: `firing YC-011 critical`, with the beginning and the end that it names.
  private struct Told: Decodable {
    struct Alert: Decodable {
      let status: String
      let labels: [String: String]
      let startsAt: String
      let endsAt: String
      let generatorURL: String
    }
    let alerts: [Alert]

    init(_ line: String) throws { self = try JSONDecoder().decode(Told.self, from: Data(line.utf8)) }

    var words: [String] {
      alerts.map { "\($0.status) \($0.labels["target"] ?? "") \($0.labels["severity"] ?? "")" }
    }
  }

  @Test func anAlertArrivesWithAllThatItIsKnownBy() async throws {
    try await withTemporaryFolder { folder in
      let hook = try await PostRecorder()
      let manager = try await RealAlertmanager(in: folder, webhook: hook.url)
      let begun = RealAlertmanagerTests.now()
      try await RunningSender.run(to: [manager.url]) { sender in
        sender.tell(firing: [AlertSample.alert(from: -86_400, since: begun)])
        let alerts = try await manager.alerts { !$0.isEmpty }
        let alert = try #require(alerts.first)
        #expect(alerts.count == 1)
        #expect(
          alert.labels == [
            "alertname": "CareGauge_target", "kind": "target", "severity": "critical", "region": "ningxia",
            "area": "640100", "indicator": "nursing_bed_share", "target": "YC-011",
          ])
        #expect(
          alert.annotations == [
            "summary": "[Missed] 银川市 YC-011", "condition": "missed", "alert": "target:YC-011",
            "document": "yinchuan-2023", "responsible": "市民政局;各县（市）区人民政府",
          ])
        #expect(alert.generatorURL == "https://gauge.example/targets/YC-011")
        #expect(Instant(rfc3339: alert.startsAt) == begun.adding(seconds: -86_400))
        #expect(alert.status.state == "active")
        // Believed on from round to round.
        let first = try #require(Instant(rfc3339: alert.endsAt))
        let later = try await manager.alerts { $0.first.flatMap { Instant(rfc3339: $0.endsAt) } ?? first > first }
        #expect(try #require(later.first.flatMap { Instant(rfc3339: $0.endsAt) }) > first)
      }
    }
  }

  @Test func aSeverityThatChangesAndAnEndAreToldToPeople() async throws {
    try await withTemporaryFolder { folder in
      let hook = try await PostRecorder()
      let manager = try await RealAlertmanager(in: folder, webhook: hook.url)
      let begun = RealAlertmanagerTests.now()
      try await RunningSender.run(to: [manager.url]) { sender in
        sender.tell(firing: [AlertSample.alert("YC-011", .warning, from: -60, since: begun)])
        #expect(try Told(await hook.next()).words == ["firing YC-011 warning"])
        sender.tell(firing: [AlertSample.alert("YC-011", .critical, from: -60, since: begun)])
        let both = try [Told(await hook.next()), Told(await hook.next())]
        #expect(both.flatMap(\.words).sorted() == ["firing YC-011 critical", "resolved YC-011 warning"])

        sender.tell(firing: [], resolved: [AlertSample.alert(from: -60, to: -1, since: begun)])
        let end = try Told(await hook.next())
        #expect(end.words == ["resolved YC-011 critical"])
        let alert = try #require(end.alerts.first)
        #expect(Instant(rfc3339: alert.startsAt) == begun.adding(seconds: -60))
        #expect(Instant(rfc3339: alert.endsAt) == begun.adding(seconds: -1))
        #expect(try manager.alerts().isEmpty)
      }
    }
  }

  @Test func anAlertmanagerThatLostItsMemoryKnowsAllAfterOneRound() async throws {
    try await withTemporaryFolder { folder in
      let hook = try await PostRecorder()
      let first = try await RealAlertmanager(in: folder, webhook: hook.url)
      let begun = RealAlertmanagerTests.now()
      try await RunningSender.run(to: [first.url]) { sender in
        sender.tell(firing: [AlertSample.alert(from: -60, since: begun)])
        #expect(try await first.alerts { !$0.isEmpty }.count == 1)
        try await first.kill()
        // What happens meanwhile is not lost.
        sender.tell(
          firing: [AlertSample.alert("YC-005", .warning, from: -30, since: begun)],
          resolved: [AlertSample.alert(from: -60, to: -1, since: begun)])
        let away = try #require(try await sender.log(lines: 1).first)
        #expect(away.hasPrefix("error r1: an Alertmanager did not take "))
        #expect(
          away.hasSuffix("they are posted again every 500 ms: \(first.url) cannot be reached: Connection refused"))
        let again = try await RealAlertmanager(
          in: folder, at: String(first.url.dropFirst("http://".count)), webhook: hook.url)
        #expect(try await again.alerts { !$0.isEmpty }.map(\.labels["target"]) == ["YC-005"])
        #expect(
          try await sender.log(lines: 2).last == "info r1: an Alertmanager takes alerts again: \(first.url)")
      }
    }
  }

  @Test func aServiceThatStartsAgainGoesOnAndOneThatStaysAwayIsBelievedNoLonger() async throws {
    try await withTemporaryFolder { folder in
      let hook = try await PostRecorder()
      let manager = try await RealAlertmanager(in: folder, webhook: hook.url)
      let begun = RealAlertmanagerTests.now()
      let alert = AlertSample.alert(from: -60, since: begun)
      for _ in 0..<2 {
        try await RunningSender.run(to: [manager.url]) { sender in
          sender.tell(firing: [alert])
          _ = try await manager.alerts { !$0.isEmpty }
        }
      }
      // One beginning and one end, although two services told of it.
      #expect(try Told(await hook.next()).words == ["firing YC-011 critical"])
      #expect(try Told(await hook.next()).words == ["resolved YC-011 critical"])
      #expect(try manager.alerts().isEmpty)
    }
  }

  @Test func oneThatNeverAnswersDelaysNoOtherAndOneThatRefusesIsNamed() async throws {
    let silent = try await PostRecorder(answers: [0])
    let grumpy = try await PostRecorder(answers: [503, 503])
    let good = try await PostRecorder()
    try await RunningSender.run(to: [silent.url, grumpy.url, good.url], every: .milliseconds(50)) { sender in
      sender.tell(firing: [AlertSample.alert()])
      for _ in 0..<5 { #expect(try await good.next().contains("\"target\": \"YC-011\"")) }
      _ = try await silent.next()
      #expect(
        try await sender.log(lines: 2) == [
          "error r2: an Alertmanager did not take 1 alerts, they are posted again every 50 ms: "
            + "\(grumpy.url) answers 503: \"not now\"",
          "info r2: an Alertmanager takes alerts again: \(grumpy.url)",
        ])
    }
  }

  @Test func manyAlertsGoInRequestsOfABoundedSize() async throws {
    let recorder = try await PostRecorder()
    try await RunningSender.run(to: [recorder.url], every: .seconds(60)) { sender in
      sender.tell(firing: (0..<1201).map { AlertSample.alert("T-\($0)") })
      var counts: [Int] = []
      for _ in 0..<3 {
        let posts = try JSONSerialization.jsonObject(with: Data(try await recorder.next().utf8))
        counts.append((posts as? [Any])?.count ?? 0)
      }
      #expect(counts == [500, 500, 201])
    }
  }
}
