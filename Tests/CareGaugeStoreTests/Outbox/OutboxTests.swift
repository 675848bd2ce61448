import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

@Suite struct OutboxTests {
  private let eight = at("2023-10-09T08:00:00+08:00")

  @Test func messagesWaitForTheHoursOfTheirReceiver() async throws {
    try await withStore { store, _ in
      try await store.put([
        AlertSample.message("m1", notBefore: eight),
        AlertSample.message("m2", to: "operations", recipients: ["o@e.org"]),
        AlertSample.message("m3", to: "alertmanager", recipients: []),
      ])
      let now = try await store.pendingDeliveries(at: AlertSample.moment)
      #expect(
        now == [
          PendingMessage(
            number: 2, id: MessageID("m2"), messageID: "<m2@example.org>", receiver: "operations",
            subject: AlertSample.message().subject, bytes: Array("Subject: m2\r\n\r\n\0".utf8),
            plannedAt: AlertSample.moment, notBefore: nil,
            deliveries: [PendingMessage.Recipient(id: 3, recipient: "o@e.org", attempts: 0)])
        ])
      #expect(
        try await store.backlog(at: AlertSample.moment)
          == OutboxBacklog(pending: 3, oldestDue: AlertSample.moment, opens: eight))
      #expect(
        try await store.backlog(at: eight) == OutboxBacklog(pending: 3, oldestDue: AlertSample.moment, opens: nil))
      #expect(try await store.pendingDeliveries(at: eight).map(\.number) == [1, 2])
      #expect(try await store.pendingDeliveries(at: eight, after: 1).map(\.number) == [2])
      #expect(try await store.pendingDeliveries(at: eight, limit: 1).map(\.number) == [1])
      #expect(
        try await store.outboxCounts()
          == OutboxCounts(pending: 3, sent: 0, failed: 0, oldestPending: AlertSample.moment))
    }
  }

  @Test func aMessageIsRedirectedToWhoDoesNotHaveItYet() async throws {
    try await withStore { store, _ in
      try await store.put([
        AlertSample.message(recipients: ["old@e.org", "b@e.org"]),
        AlertSample.message("m2", recipients: ["o@e.org"]),
      ])
      let gone = result(1, 1, .failed, "preparation", "withdrawn", "withdrawn")
      for _ in 0..<2 {
        try await store.redirect(MessageID("m1"), [gone], to: ["b@e.org", "new@e.org", "new@e.org", "newer@e.org"])
      }
      let trail = try #require(try await store.message("<m1@example.org>"))
      #expect(trail.deliveries.map(\.delivery.recipient) == ["old@e.org", "b@e.org", "new@e.org", "newer@e.org"])
      #expect(trail.deliveries.map(\.delivery.state) == [.failed, .pending, .pending, .pending])
      #expect(
        try await store.pendingDeliveries(at: AlertSample.moment).map { $0.deliveries.map(\.id) } == [[2, 4, 5], [3]])
    }
  }

  @Test func eachRecipientHasItsOwnDeliveryAndTheSameResultAgainChangesNothing() async throws {
    try await withStore { store, _ in
      try await store.put([AlertSample.message(recipients: ["a@e.org", "b@e.org", "a@e.org", "c@e.org"])])
      let first = [
        result(1, 1, .sent, "end_of_data", "250", "2.0.0 queued"), result(2, 1, .failed, "rcpt", "550", "no such user"),
        result(3, 1, .retry, "rcpt", "452", "mailbox\0 full"),
      ]
      for _ in 0..<2 { try await store.settle(first) }
      #expect(
        try await store.pendingDeliveries(at: AlertSample.moment).map(\.deliveries)
          == [[PendingMessage.Recipient(id: 3, recipient: "c@e.org", attempts: 1)]])
      #expect(
        try await store.outboxCounts()
          == OutboxCounts(pending: 1, sent: 1, failed: 1, oldestPending: AlertSample.moment))
      let second = result(3, 2, .sent, "end_of_data", "250", "ok")
      try await store.settle([second])
      try await store.settle(first + [second])
      #expect(try await store.pendingDeliveries(at: AlertSample.moment) == [])
      #expect(try await store.outboxCounts() == OutboxCounts(pending: 0, sent: 2, failed: 1, oldestPending: nil))

      let trail = try #require(try await store.message("<m1@example.org>"))
      #expect(trail.deliveries.map(\.delivery.recipient) == ["a@e.org", "b@e.org", "c@e.org"])
      #expect(trail.deliveries.map(\.delivery.state) == [.sent, .failed, .sent])
      #expect(trail.deliveries.map(\.delivery.attempts) == [1, 1, 2])
      #expect(trail.deliveries.map(\.delivery.last) == [first[0], first[1], second].map(\.attempt.answer))
      var full = first[2].attempt
      full.answer.text = "mailbox  full"
      #expect(trail.deliveries.map(\.attempts) == [[first[0].attempt], [first[1].attempt], [full, second.attempt]])
      #expect(trail.bytes == Array("Subject: m1\r\n\r\n\0".utf8))
      #expect(trail.message.planned == AlertSample.message().planned)
      #expect(trail.message.language == .zh)
      #expect(trail.evaluation.build == "1.0.0 (test)")
      #expect(try await store.message("m1@example.org") == trail)
      #expect(try await store.message("m1") == trail)
      #expect(try await store.message("m2") == nil)
      #expect(try await store.message("\0") == nil)
    }
  }

  @Test func aRecipientThatHasTheMailKeepsItWhateverComesLater() async throws {
    try await withStore { store, _ in
      try await store.put([AlertSample.message(recipients: ["a@e.org", "b@e.org"])])
      try await store.settle([result(1, 1, .sent), result(2, 1, .failed)])
      try await store.settle([result(1, 2, .failed), result(2, 2, .sent)])
      let deliveries = try await store.deliveries()
      #expect(deliveries.map(\.id) == [2, 1])
      #expect(deliveries.map(\.state) == [.failed, .sent])
      #expect(deliveries.map(\.attempts) == [2, 2])
    }
  }

  @Test func twoThatSettleTheSameAtOnceRecordItOnce() async throws {
    try await withStore { store, pool in
      try await store.put((1...20).map { AlertSample.message("m\($0)") })
      let results = (1...40).map { result(Int64($0), 1, $0 % 2 == 0 ? .sent : .retry) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<4 {
          group.addTask { try await store.settle(number % 2 == 0 ? results : results.reversed()) }
        }
        try await group.waitForAll()
      }
      #expect(try await count("delivery_attempt", pool) == 40)
      #expect(try await store.outboxCounts().pending == 20)
    }
  }

  @Test func aResultForADeliveryThatIsNotThereIsRefusedWhole() async throws {
    try await withStore { store, pool in
      try await store.put([AlertSample.message(recipients: ["a@e.org"])])
      let error = await #expect(throws: PostgreSQLError.self) {
        try await store.settle([result(1, 1, .sent), result(9, 1, .sent)])
      }
      #expect(error?.code == .foreignKeyViolation)
      #expect(try await count("delivery_attempt", pool) == 0)
      #expect(try await store.outboxCounts().pending == 1)
    }
  }

  @Test func deliveriesAreFoundByWhatTheyAre() async throws {
    try await withStore { store, _ in
      try await store.put([
        AlertSample.message("m1", recipients: ["a@e.org", "b@e.org"]),
        AlertSample.message("m2", to: "operations", about: [AlertSample.alert("YC-005")], recipients: ["a@e.org"]),
      ])
      try await store.settle([result(1, 1, .sent)])
      func found(_ filter: DeliveryFilter) async throws -> [Int64] { try await store.deliveries(filter).map(\.id) }
      #expect(try await found(DeliveryFilter()) == [3, 2, 1])
      #expect(try await found(DeliveryFilter(state: .pending)) == [3, 2])
      #expect(try await found(DeliveryFilter(receiver: "yinchuan")) == [2, 1])
      #expect(try await found(DeliveryFilter(recipient: "a@e.org")) == [3, 1])
      #expect(try await found(DeliveryFilter(alert: .target("YC-005"))) == [3])
      #expect(try await found(DeliveryFilter(from: AlertSample.moment, to: AlertSample.moment)) == [3, 2, 1])
      #expect(try await found(DeliveryFilter(from: eight)) == [])
      #expect(try await found(DeliveryFilter(to: Sample.installed)) == [])
      #expect(try await found(DeliveryFilter(before: 3, limit: 1)) == [2])
      let first = try #require(try await store.deliveries(DeliveryFilter(state: .sent)).first)
      #expect(
        first
          == Delivery(
            id: 1, message: MessageID("m1"), messageID: "<m1@example.org>", receiver: "yinchuan", recipient: "a@e.org",
            subject: AlertSample.message().subject, form: .single, plannedAt: AlertSample.moment, notBefore: nil,
            state: .sent, attempts: 1, last: result(1, 1, .sent).attempt.answer))
    }
  }

  @Test func listenersHearOfMessagesAtTheirCommit() async throws {
    try await withStore { store, _ in
      var heard: [OutboxChange] = []
      for await change in store.outboxChanges() {
        heard.append(change)
        guard heard.count == 1 else { break }
        // An evaluation without messages is no news.
        try await store.record(try await store.evaluation())
        var record = try await store.evaluation(after: 1)
        record.messages = [AlertSample.message()]
        try await store.record(record)
      }
      #expect(heard == [.anything, .messages(evaluation: 2)])
    }
  }

  private func result(
    _ delivery: Int64, _ number: Int, _ outcome: DeliveryAttempt.Outcome, _ stage: String? = nil,
    _ code: String? = nil, _ text: String? = nil
  ) -> DeliveryResult {
    DeliveryResult(
      delivery: delivery,
      attempt: DeliveryAttempt(
        number: number, outcome: outcome,
        answer: Delivery.Answer(
          at: AlertSample.moment.adding(seconds: Int64(number)), stage: stage, code: code, text: text)))
  }
}

extension Store {
  /// Records messages as an evaluation of their own.
  fileprivate func put(_ messages: [OutboxMessage]) async throws {
    var record = try await evaluation()
    record.messages = messages
    try await self.record(record)
  }
}
