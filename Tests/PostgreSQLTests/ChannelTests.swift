import PostgreSQL
import TestSupport
import Testing

/// LISTEN and NOTIFY.
struct ChannelTests {
  @Test func messagesArriveInOrderOnceTheyAreCommitted() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let sender = try await Connection.open(settings)
      var messages = ChannelMessages(settings, channel: "Änderung \"1\"").makeAsyncIterator()
      #expect(await messages.next() == .listening)
      _ = try? await sender.transaction { connection in
        try connection.execute("select pg_notify('Änderung \"1\"', 'rolled back')")
        throw TestSupportFault("rolled back")
      }
      try await sender.transaction { connection in
        for payload in ["one", "", "三"] { try connection.execute("select pg_notify('Änderung \"1\"', \(payload))") }
      }
      for payload in ["one", "", "三"] {
        guard case .message(let message) = await messages.next() else { throw TestSupportFault("no message") }
        #expect(message.payload == payload)
        #expect(message.channel == "Änderung \"1\"")
      }
    }
  }

  @Test func aBrokenConnectionIsOpenedAgainAndTold() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let sender = try await Connection.open(settings)
      var listening = settings
      listening.applicationName = "listener"
      var messages = ChannelMessages(listening, channel: "c").makeAsyncIterator()
      #expect(await messages.next() == .listening)
      try await sender.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listener' and datname = current_database()"
      )
      #expect(await messages.next() == .listening)
      try await sender.execute("notify c, 'again'")
      guard case .message(let message) = await messages.next() else { throw TestSupportFault("no message") }
      #expect(message.payload == "again")
    }
  }

  @Test func aCancelledListenerEnds() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let gate = Gate(parties: 2)
      await withTaskGroup(of: Int.self) { group in
        group.addTask {
          var count = 0
          for await _ in ChannelMessages(settings, channel: "c") {
            count += 1
            await gate.arrive()
          }
          return count
        }
        await gate.arrive()
        group.cancelAll()
        #expect(await group.next() == 1)
      }
    }
  }
}
