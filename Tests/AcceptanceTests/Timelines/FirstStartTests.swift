import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// The five regions' published figures on an empty store, with many targets behind at once.
@Suite struct FirstStartTests {
  @Test func everyReceiverGetsOneDigestInItsMaildir() async throws {
    try await withTemporaryFolder { folder in
      let alerting = """
        alerting:
          receivers:
            - {name: zhejiang, email: {to: [minzheng@zhejiang.example], language: zh}}
            - {name: operations, email: {to: [operations@caregauge.example], language: en}}
          routes:
            - {match: {region: zhejiang}, receivers: [zhejiang]}
            - {receivers: [operations]}
        email: {from: "CareGauge <caregauge@caregauge.example>", maildir: \(folder.path)/mail}

        """
      try (RunningService.configurationText(folder: folder, every: "1h") + alerting)
        .write(to: folder.appending(path: "caregauge.yaml"), atomically: true, encoding: .utf8)
      let first = try await digests(in: folder)
      #expect(
        first == [
          "minzheng@zhejiang.example [首次汇总] 浙江 56 项：无数据 55、将到期无数据 1",
          "operations@caregauge.example [First summary] 3 regions 37 items: At risk 1, No data 36",
        ])
      // A second start, with all collected again, tells nobody anything.
      #expect(try await digests(in: folder) == first)
    }
  }

  /// Starts the service, collects, and gives recipient and subject of every mail in the Maildir.
  private func digests(in folder: URL) async throws -> [String] {
    let service = try await RunningService.start(in: folder)
    let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
    var pending: [DeliveryItem] = []
    let deadline = ContinuousClock.now + .seconds(60)
    repeat {
      pending = try await service.list("/api/v1/deliveries?state=pending")
    } while !pending.isEmpty && ContinuousClock.now < deadline
    await service.stop()
    return try await PostOffice().mails(in: folder.appending(path: "mail"))
      .map { "\($0.to.joined(separator: "+")) \($0.subject)" }.sorted()
  }
}
