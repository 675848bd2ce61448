import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// A service that is killed again and again between a reading and the last mail about it.
@Suite struct KilledServiceTests {
  /// `CAREGAUGE_TEST_KILLS=200` for the long form.
  private static let kills = ProcessInfo.processInfo.environment["CAREGAUGE_TEST_KILLS"].flatMap(Int.init) ?? 8
  @Test(.timeLimit(.minutes(30))) func everyAlertsMailArrivesAndNoOther() async throws {
    let kills = KilledServiceTests.kills
    try await withTemporaryFolder { folder in
      // Slow, so that kills fall into the midst of conversations too.
      let office = try await PostOffice(slowness: 40)
      let inbox = try PlantedInbox(in: folder, region: "killed")
      try catalogue(kills).write(to: folder.appending(path: "catalogue.yaml"), atomically: true, encoding: .utf8)
      try configuration(folder, inbox: inbox, port: office.port)
        .write(to: folder.appending(path: "caregauge.yaml"), atomically: true, encoding: .utf8)
      func start() async throws -> RunningService {
        try await RunningService.start(in: folder, now: "2023-10-08T09:00")
      }
      // Receivers are told once that all is well, so that later alerts are not one digest.
      let first = try await start()
      let _: [CollectOutcomeItem] = try await first.list("/-/collect", .POST)
      await first.stop()
      var places = [0, 0, 0]
      // How long it takes from a report's arrival to the last mail, on this machine and now.
      var span = Duration.zero
      for round in 0..<kills {
        let service = try await start()
        let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
        // Every other figure breaks its bound; the rest must never be mailed.
        let report = PlantedReport(period: "2023-09", figures: ["beds \(area(round)) \(round % 2 == 0 ? 50 : 150)"])
        try inbox.plant(report, as: "\(1000 + round)", reportedAt: "2023-10-08")
        let begun = ContinuousClock.now
        async let collecting: [CollectOutcomeItem] = service.list("/-/collect", .POST)
        if round == 0 {
          _ = try await collecting
          _ = try await office.mails(naming: name(round), to: KilledServiceTests.recipients)
          span = (ContinuousClock.now - begun) * 1.1
        } else {
          try await Task.sleep(for: span * Double.random(in: 0.2..<1))
        }
        service.send(SIGKILL)
        await service.waitForEnd()
        _ = try? await collecting
        let copies = try await office.mails().filter { $0.subject.contains(name(round)) }.map(\.to.count).reduce(0, +)
        guard round % 2 == 0, round > 0 else { continue }
        places[copies == 0 ? 0 : copies < 3 ? 1 : 2] += 1
        // As many kills before the mail as after it, however busy the machine is.
        span = span * (copies == 0 ? 1.1 : 0.9)
      }
      var service = try await start()
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      for round in stride(from: 0, to: kills, by: 2) {
        _ = try await office.mails(naming: name(round), to: KilledServiceTests.recipients)
      }
      // What was under way has been recorded once it has ended in good order.
      await service.stop()
      service = try await start()
      let pending: [DeliveryItem] = try await service.list("/api/v1/deliveries?state=pending&limit=1000")
      #expect(pending.isEmpty)
      try check(try await office.mails(), kills, places)
      await service.stop()
    }
  }

  private func check(_ mails: [PostOffice.Mail], _ kills: Int, _ places: [Int]) throws {
    var seconds = 0
    for round in 0..<kills {
      let own = mails.filter { $0.subject.contains(name(round)) }
      guard round % 2 == 0 else {
        #expect(own.isEmpty, "a mail for what did not happen: \(own.map(\.subject))")
        continue
      }
      #expect(Set(own.map(\.id)).count == 1, "\(own.map(\.id))")
      #expect(Set(own.map(\.plain)).count == 1)
      for recipient in KilledServiceTests.recipients {
        let copies = own.filter { $0.to.contains(recipient) }.count
        #expect(copies >= 1, "\(recipient) was never told of \(name(round))")
        seconds += max(0, copies - 1)
      }
    }
    let others = mails.map(\.subject).filter { subject in !(0..<kills).contains { subject.contains(name($0)) } }
    #expect(others.isEmpty, "\(others)")
    print(
      "kills: \(kills), half of them with an alert; before any of three copies \(places[0]), between \(places[1]), after \(places[2]); second copies \(seconds)"
    )
  }

  private static let recipients = ["a@caregauge.example", "b@caregauge.example", "c@caregauge.example"]

  private func area(_ round: Int) -> String { "99\(1000 + round)" }
  /// No name is part of another.
  private func name(_ round: Int) -> String { "试\(1000 + round)区" }

  private func catalogue(_ count: Int) -> String {
    let areas = (0..<count).map { "  - {code: \"\(area($0))\", name: \(name($0)), level: county}\n" }.joined()
    let targets = (0..<count).map {
      """
        - {id: K-\($0), indicator: beds, area: "\(area($0))", at_least: 100, continuous: {from: 2023-10-08}, document: killed-2023, clause: 一, responsible: [市民政局]}

      """
    }.joined()
    return """
      region: killed
      documents:
        - {id: killed-2023, title: 试, issuer: 试, issued: 2023-09-01}
      areas:
      \(areas)indicators:
        - {id: beds, name: {zh: 床位, en: Beds}, unit: beds, kind: stock, better: higher, range: [0, 1000000]}
      targets:
      \(targets)
      """
  }

  private func configuration(_ folder: URL, inbox: PlantedInbox, port: Int) -> String {
    """
    database: {private: \(folder.path)/pg}
    http: {listen: "127.0.0.1:0"}
    catalogues: [\(folder.path)/catalogue.yaml]
    adapters:
      - \(inbox.adapter)
    alerting:
      receivers:
        - {name: all, email: {to: [\(KilledServiceTests.recipients.joined(separator: ", "))], language: zh}}
      routes:
        - {receivers: [all], group_by: [target]}
    email: {from: "CareGauge <caregauge@caregauge.example>", smtp: {host: 127.0.0.1, port: \(port), security: none}}

    """
  }
}
