import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

@Suite struct RecordTests {
  private let held = Finding(
    kind: .outOfRange, state: .held, region: Sample.region, indicator: Sample.beds, area: Sample.xingqing,
    period: period("2023-09"), value: 9e9, expected: nil, reason: "institution_beds is 9000000000, at most 2000000",
    report: "r1", source: "file:2023-09.csv", origin: Origin(place: "14:3", raw: "9e9"))

  @Test func aFindingThatIsKnownIsNotDoubled() async throws {
    try await withStore { store, pool in
      let rejected = Finding(
        kind: .rejectedCell, state: .marked, region: Sample.region, reason: "not a number",
        origin: Origin(place: "14:4", raw: "58%%"))
      let first = try await store.store(
        collected(received: "2023-09-25T17:00:00+08:00", collection: "c1", findings: [held, rejected, held]))
      #expect(first.newFindings == 2)
      var again = held
      again.report = "r7"
      let second = try await store.store(
        collected(received: "2023-09-26T17:00:00+08:00", collection: "c2", findings: [again]))
      #expect(second.newFindings == 0)
      let stored = try await store.findings()
      #expect(
        stored == [
          StoredFinding(id: 1, finding: held, foundAt: at("2023-09-25T17:00:00+08:00"), adapter: "ningxia"),
          StoredFinding(id: 2, finding: rejected, foundAt: at("2023-09-25T17:00:00+08:00"), adapter: "ningxia"),
        ])
      #expect(try await store.findings(state: .held).map(\.id) == [1])
      #expect(try await store.findings(after: 1).map(\.id) == [2])
      #expect(try await store.findings(region: RegionID("yunnan")) == [])
      #expect(try await count("finding", pool) == 2)
    }
  }

  @Test func adaptersAreUpAfterASuccessAndTellTheirNewestFailure() async throws {
    try await withStore { store, _ in
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25")
        .reading(Sample.beds, Sample.xingqing, 1).reading(Sample.beds, Sample.xixia, 2)
      try await store.store(
        collected(report, received: "2023-09-25T17:00:00+08:00", collection: "c1"),
        startedAt: at("2023-09-25T16:59:58+08:00"))
      let failure = CollectionRun(
        adapter: "ningxia", region: Sample.region, collection: "c2", finishedAt: at("2023-09-25T18:00:00+08:00"),
        outcome: "source_unavailable", error: "the page gave 503")
      try await store.record(failure)
      let down = try await store.adapterRuns()
      #expect(
        down == [
          AdapterRun(
            adapter: "ningxia", region: Sample.region, version: "1.0.0", lastFinished: at("2023-09-25T18:00:00+08:00"),
            lastSuccess: at("2023-09-25T17:00:00+08:00"),
            lastError: AdapterRun.Failure(
              at: at("2023-09-25T18:00:00+08:00"), code: "source_unavailable", text: "the page gave 503"),
            isUp: false, reports: 1, readings: 2)
        ])
      try await store.store(collected(report, received: "2023-09-25T19:00:00+08:00", collection: "c3"))
      let up = try #require(try await store.adapterRuns().first)
      #expect(up.isUp)
      #expect(up.reports == 1)
      #expect(up.version == "1.0.0")
      #expect(up.lastError?.code == "source_unavailable")
      let log = try await store.collections(of: "ningxia")
      #expect(log.map(\.collection) == ["c3", "c2", "c1"])
      #expect(log.map(\.stored) == [0, 0, 1])
      #expect(log[1] == failure)
      #expect(log[2].startedAt == at("2023-09-25T16:59:58+08:00"))
      #expect(try await store.collections(of: "yunnan") == [])
    }
  }

  @Test func aCollectionThatIsStoredAgainAfterACrashIsLoggedOnce() async throws {
    try await withStore { store, pool in
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25").reading(Sample.beds, Sample.xingqing, 1)
      let collection = collected(report, received: "2023-09-25T17:00:00+08:00", collection: "c1", findings: [held])
      let first = try await store.store(collection)
      let second = try await store.store(collection)
      #expect(first.reports.map(\.id) == second.reports.map(\.id))
      #expect(second.storedReports == 0)
      #expect(try await count("collection", pool) == 1)
      #expect(try await count("finding", pool) == 1)
    }
  }

  @Test func whatWasInForceOnADayCanBeReadAgain() async throws {
    try await withStore { store, pool in
      let (old, new) = (Array("a: 1".utf8), Array("a: 2".utf8))
      let first = at("2023-09-01T00:00:00+08:00")
      let second = at("2023-10-01T00:00:00+08:00")
      try await store.hold(.catalogue, old, from: first)
      try await store.hold(.catalogue, old, from: at("2023-09-02T00:00:00+08:00"))
      let digest = try await store.hold(.catalogue, new, from: second)
      #expect(digest.count == 32)
      try await store.hold(.configuration, new, from: second)
      #expect(try await count("basis_held", pool) == 3)
      let then = try await store.basis(.catalogue, at: at("2023-09-30T00:00:00+08:00"))
      #expect(then?.content == old)
      #expect(then?.from == first)
      #expect(try await store.basis(.catalogue, at: second)?.content == new)
      #expect(try await store.basis(.catalogue, at: Sample.installed)?.content == nil)
    }
  }

  @Test func listenersHearOfTheBlocksThatChanged() async throws {
    try await withStore { store, _ in
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25").reading(Sample.beds, Sample.xingqing, 1)
      var changes: [StoreChange] = []
      for await change in store.changes() {
        changes.append(change)
        if changes == [.anything] {
          try await store.store(collected(report, received: "2023-09-25T17:00:00+08:00"))
        } else {
          break
        }
      }
      #expect(changes == [.anything, .blocks([0])])
    }
  }
}
