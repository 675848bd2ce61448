import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

@Suite struct SilenceTests {
  private let silence = Silence(
    id: 0,
    match: Route.Match(
      regions: [Sample.region], areas: [Sample.yinchuan], indicators: [Sample.beds], kinds: [.target],
      conditions: [.atRisk], severities: [.info], responsible: ["市民政局"], documents: ["yinchuan-2023"]),
    alert: .target("YC-011"), by: "王芳", why: "统计口径调整中", from: at("2023-10-08T09:00:00+08:00"),
    until: at("2023-10-15T00:00:00+08:00"), createdAt: at("2023-10-08T08:59:00+08:00"))

  @Test func aSilenceIsKeptAsItWasAskedForAndAsItEnded() async throws {
    try await withStore { store, _ in
      #expect(try await store.add(silence) == 1)
      var general = silence
      general.alert = nil
      general.match = Route.Match()
      #expect(try await store.add(general) == 2)
      var first = silence
      first.id = 1
      general.id = 2
      #expect(try await store.silences() == [first, general])
      #expect(try await store.standing().silences == [first, general])

      let moment = at("2023-10-09T10:00:00+08:00")
      first.endedAt = moment
      first.endedBy = "李明"
      first.endedWhy = "done"
      let ended = try await store.endSilence(1, by: "李明", why: "done", at: moment)
      #expect(ended == first)
      let again = try await store.endSilence(1, by: "other", why: "", at: at("2023-10-10T10:00:00+08:00"))
      #expect(again == first)
      #expect(try await store.endSilence(9, by: "x", why: "", at: moment) == nil)
      #expect(try await store.silences() == [first, general])
    }
  }

  @Test func aSilenceThatEndsBeforeItBeginsIsRefused() async throws {
    try await withStore { store, pool in
      var inverted = silence
      inverted.until = inverted.from
      let refused = inverted
      let error = await #expect(throws: PostgreSQLError.self) { _ = try await store.add(refused) }
      #expect(error?.code == .checkViolation)
      let kept = try await count("silence", pool)
      #expect(kept == 0)
    }
  }

  @Test func listenersHearOfSilencesAndTasks() async throws {
    try await withStore { store, _ in
      var heard: [StoreEntry] = []
      for await entry in store.entries() {
        heard.append(entry)
        switch heard.count {
        case 1: _ = try await store.add(silence)
        case 2: _ = try await store.endSilence(1, by: "x", why: "", at: AlertSample.moment)
        case 3:
          // Ending it again is no news; the next message is the task's.
          _ = try await store.endSilence(1, by: "x", why: "", at: AlertSample.moment)
          try await store.record(TaskSample.record)
          try await store.record(TaskSample.record)
          _ = try await store.add(silence)
        default: break
        }
        if heard.count == 5 { break }
      }
      #expect(heard == [.anything, .silences, .silences, .tasks, .silences])
    }
  }
}
