import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// Postfix runs as root, and no test installs it: it would take another mail server's place.
private let isPostfixThere = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/sbin/postfix")

/// From the adapters' figures to mailboxes that Debian's Postfix fills.
@Suite(.enabled(if: isPostfixThere)) struct PostfixTests {
  @Test func postfixDeliversTheFirstDigests() async throws {
    try await withTemporaryFolder { folder in
      let place = folder.appending(path: "postfix")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let script = RunningService.repository.appending(path: "Tests/AcceptanceTests/Servers/private_postfix.py")
      let postfix = try LineProcess(["/usr/bin/python3", script.path, place.path, "city", "operations"])
      let port = try await postfix.readLine()
      let alerting = """
        alerting:
          receivers:
            - {name: city, email: {to: [city@caregauge.example], language: zh}}
            - {name: operations, email: {to: [operations@caregauge.example, nobody@caregauge.example], language: en}}
          routes:
            - {match: {region: ningxia}, receivers: [city]}
            - {receivers: [operations]}
        email: {from: "CareGauge <caregauge@caregauge.example>", smtp: {host: 127.0.0.1, port: \(port), security: none}}

        """
      try (RunningService.configurationText(folder: folder, every: "1h") + alerting)
        .write(to: folder.appending(path: "caregauge.yaml"), atomically: true, encoding: .utf8)
      let service = try await RunningService.start(in: folder)
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      let settled = try await deliveries(of: service).map { "\($0.recipient) \($0.state) \($0.code ?? "-")" }.sorted()
      #expect(
        settled == [
          "city@caregauge.example sent 250", "nobody@caregauge.example failed 550",
          "operations@caregauge.example sent 250",
        ])
      await service.stop()
      let office = try await PostOffice()
      for (name, subject) in [("city", "[首次汇总] 宁夏 "), ("operations", "[First summary] 3 regions ")] {
        let mails = try await mails(in: place.appending(path: "mail/\(name)"), of: office)
        #expect(mails.count == 1 && mails[0].subject.hasPrefix(subject), "\(mails.map(\.subject))")
      }
      withExtendedLifetime(postfix) {}
    }
  }

  private func deliveries(of service: RunningService) async throws -> [DeliveryItem] {
    let deadline = ContinuousClock.now + .seconds(60)
    var all: [DeliveryItem] = []
    repeat {
      all = try await service.list("/api/v1/deliveries")
    } while (all.isEmpty || all.contains { $0.state == "pending" }) && ContinuousClock.now < deadline
    return all
  }

  /// Postfix fills mailboxes soon after it has taken a mail.
  private func mails(in folder: URL, of office: PostOffice) async throws -> [PostOffice.Mail] {
    let deadline = ContinuousClock.now + .seconds(60)
    let new = folder.appending(path: "new").path
    while (try? FileManager.default.contentsOfDirectory(atPath: new))?.isEmpty ?? true, ContinuousClock.now < deadline {
      await Task.yield()
    }
    return try await office.mails(in: folder)
  }
}
