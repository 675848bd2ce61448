import CareGaugeAlerting
import CareGaugeModel
import CareGaugeStore
import Logging
import PostgreSQL
import SMTP
import TestSupport
import Testing

/// The dispatcher with a real PostgreSQL and a server.
@Suite(.timeLimit(.minutes(2))) struct StoredDeliveryTests {
  private let moment = Instant(seconds: 1_696_726_800)
  private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private func message(_ id: String, _ recipients: [String]) -> OutboxMessage {
    OutboxMessage(
      planned: PlannedMessage(id: MessageID(id), receiver: "all", form: .digest, news: [], at: moment, threads: []),
      messageID: "<\(id)@gauge>", subject: id, language: .en,
      bytes: Array("Message-ID: <\(id)@gauge>\r\n\r\nx\r\n".utf8),
      recipients: recipients)
  }

  private func record(_ messages: [OutboxMessage], after previous: Int32, in store: Store) async throws {
    let record = EvaluationRecord(
      expectedPrevious: previous, at: moment, day: Zone.shanghai.day(of: moment), newestReport: 0,
      configuration: try await store.hold(.configuration, [1], from: moment),
      catalogue: try await store.hold(.catalogue, [2], from: moment), build: "test", messages: messages)
    try await store.record(record)
  }

  @Test func aMessageLeavesAsSoonAsItIsRecordedAndItsTrailIsKept() async throws {
    var script = ScriptedPeer.Script("rcpt", "5xx")
    script.only = "gone@example.org"
    let peer = try ScriptedPeer()
    let port = try await peer.open(script)
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings, maximum: 8)
      let store = Store(pool: pool, zone: .shanghai, log: quiet)
      try await store.migrate(at: moment)
      let server = SMTPServer(host: "127.0.0.1", port: port, security: .none)
      let dispatcher = Dispatcher(
        store: store, route: MailRoute(from: "gauge@example.org", way: .smtp(server)), clock: ManualClock(moment),
        log: quiet)
      try await record([message("first", ["a@example.org", "gone@example.org"])], after: 0, in: store)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await dispatcher.run() }
        try await settled(store, 2)
        // Nobody rings: the store itself says that there is something new.
        try await record([message("second", ["b@example.org"])], after: 1, in: store)
        try await settled(store, 3)
        // The database drops every connection; the dispatcher finds a way back.
        _ = try await pool.query(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
          """)
        while (try? await record([message("third", ["c@example.org"])], after: 2, in: store)) == nil {
          try Task.checkCancellation()
        }
        dispatcher.ring()
        try await settled(store, 4)
        group.cancelAll()
      }
      let trail = try #require(try await store.message("<first@gauge>")).deliveries
      #expect(trail.map(\.delivery.state) == [.sent, .failed])
      #expect(trail.map(\.delivery.last?.code) == ["250", "550"])
      #expect(trail.map(\.delivery.last?.stage) == ["end_of_data", "rcpt"])
      #expect(try await peer.seen(port).mails.map(\.to) == [["a@example.org"], ["b@example.org"], ["c@example.org"]])
      await pool.close()
    }
  }

  private func settled(_ store: Store, _ count: Int) async throws {
    while true {
      if let counts = try? await store.outboxCounts(), counts.sent + counts.failed >= count { return }
      try Task.checkCancellation()
      await Task.yield()
    }
  }
}
