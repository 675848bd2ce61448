import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import TestSupport
import Testing

@testable import CareGaugeAlerting

@Suite struct ReplayTests {
  /// Each world holds the histories of fifty areas: 1,000 in all.
  @Test(arguments: 1...20) func aStoredHistoryIsJudgedAsItWasLive(seed: UInt64) async throws {
    try await withReplayStore { store, _ in
      var world = ReplayWorld(seed: seed)
      try await world.live(in: store, steps: 24)
      let result = try await world.replay(store)
      #expect(result.differences.isEmpty, "\(result.differences.prefix(5))")
      #expect(result.changes > 50 && result.messages > 5, "\(result)")
      #expect(result.evaluations == world.recorded)
    }
  }

  @Test func aHistoryThatSomebodyChangedIsNoticed() async throws {
    try await withReplayStore { store, pool in
      var world = ReplayWorld(seed: 99)
      try await world.live(in: store, steps: 12)
      _ = try await pool.query("delete from caregauge.alert_change where change_id = 3")
      _ = try await pool.query(
        "update caregauge.assessment set body = jsonb_set(body, '{state}', '\"met\"') where evaluation_id = 1")
      let texts = try await world.replay(store).differences.map(\.description)
      #expect(texts.contains { $0.hasSuffix("only when judged again") }, "\(texts.prefix(5))")
      #expect(texts.contains { $0.contains("live it was met") }, "\(texts.prefix(5))")
    }
  }
}

/// Runs `body` on a store with a database of its own.
func withReplayStore(_ body: (Store, Pool) async throws -> Void) async throws {
  try await TemporaryCluster.shared.withDatabase { settings in
    let pool = Pool(settings, maximum: 4)
    let store = Store(pool: pool, zone: .shanghai)
    let result: Swift.Result<Void, any Error>
    do {
      try await store.migrate(at: ReplayWorld.start)
      result = .success(try await body(store, pool))
    } catch {
      result = .failure(error)
    }
    await pool.close()
    try result.get()
  }
}
