import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

@Suite struct RevisionTests {
  @Test func theSameReportAgainStoresNothing() async throws {
    try await withStore { store, pool in
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25")
        .reading(Sample.beds, Sample.xingqing, 1203).absent(Sample.beds, Sample.xixia)
      let first = try await store.store(collected(report, received: "2023-09-25T17:00:00+08:00"))
      #expect(first.reports.map(\.outcome) == [.stored])
      #expect(first.readings == 1)
      #expect(first.changedBlocks == [0])
      let again = report.with {
        $0.head.name = "another name"
        $0.head.source = "file:copy.csv"
        $0.head.deliveredAt = at("2023-09-26T08:00:00+08:00")
      }
      let second = try await store.store(collected(again, received: "2023-09-26T17:00:00+08:00"))
      #expect(second.reports.map(\.outcome) == [.alreadyKnown])
      #expect(second.reports.map(\.id) == first.reports.map(\.id))
      #expect(second.readings == 0)
      #expect(second.changedBlocks == [])
      #expect(try await count("reading_block", pool) == 1)
      #expect(try await count("report", pool) == 1)
      #expect(try await count("absence", pool) == 1)
      #expect(try await count("collection", pool) == 2)
    }
  }

  @Test func aReportThatComesTwiceInOneCollectionIsStoredOnce() async throws {
    try await withStore { store, pool in
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25").reading(Sample.beds, Sample.xingqing, 1)
      let twin = report.with { $0.head.name = "r2" }
      let stored = try await store.store(collected(report, twin, received: "2023-09-25T17:00:00+08:00"))
      #expect(stored.reports.map(\.outcome) == [.stored, .alreadyKnown])
      #expect(Set(stored.reports.map(\.id)).count == 1)
      #expect(try await count("reading_block", pool) == 1)
    }
  }

  @Test func eightDeliveriesAtOnceStoreOne() async throws {
    try await withStore { store, pool in
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25")
        .reading(Sample.beds, Sample.xingqing, 1203, place: "14:3", raw: "1,203")
      let outcomes = try await withThrowingTaskGroup(of: [StoredReport.Outcome].self) { group in
        for number in 0..<8 {
          group.addTask {
            // Each has a store of its own, as another process would.
            let own = Store(pool: pool, zone: .shanghai)
            return try await own.store(
              collected(report, received: "2023-09-25T17:00:0\(number)+08:00")
            ).reports.map(\.outcome)
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(outcomes.sorted { $0.rawValue > $1.rawValue } == [.stored] + Array(repeating: .alreadyKnown, count: 7))
      #expect(try await count("reading_block", pool) == 1)
      #expect(try await count("reading_origin", pool) == 1)
      #expect(try await store.latest().count == 1)
    }
  }

  @Test func anOlderReportThatArrivesLateDisplacesNothing() async throws {
    try await withStore { store, _ in
      try await deliver(store, 1210, period: "2023-09", on: "2023-10-08", received: "2023-10-08T09:00:00+08:00")
      try await deliver(store, 1203, period: "2023-09", on: "2023-09-25", received: "2023-10-09T09:00:00+08:00")
      let latest = try await store.latest()
      #expect(latest.figure(Sample.beds, in: Sample.xingqing)?.value == 1210)
      let all = try await store.readings(ReadingFilter(revisions: true)).readings
      #expect(all.map(\.value) == [1203, 1210])
      #expect(try await store.readings(ReadingFilter()).readings.map(\.value) == [1210])
    }
  }

  @Test func whatWasKnownOnADayIsWhatHadBeenReceivedByItsEnd() async throws {
    try await withStore { store, _ in
      try await deliver(store, 1203, period: "2023-09", on: "2023-09-25", received: "2023-09-25T23:59:59+08:00")
      try await deliver(store, 1210, period: "2023-09", on: "2023-10-08", received: "2023-10-08T00:00:00+08:00")
      func value(on text: String) async throws -> Double? {
        let moment = store.end(of: day(text))
        let listed = try await store.readings(ReadingFilter(asOf: moment)).readings.first?.value
        let latest = try await store.latest(asOf: moment).figure(Sample.beds, in: Sample.xingqing)?.value
        #expect(listed == latest)
        return latest
      }
      #expect(try await value(on: "2023-09-24") == nil)
      #expect(try await value(on: "2023-09-25") == 1203)
      #expect(try await value(on: "2023-10-07") == 1203)
      #expect(try await value(on: "2023-10-08") == 1210)
    }
  }

  @Test func aWithdrawnFigureGivesWayToThePeriodBefore() async throws {
    try await withStore { store, _ in
      try await deliver(store, 1203, period: "2023-08", on: "2023-08-25", received: "2023-08-25T09:00:00+08:00")
      try await deliver(store, 1210, period: "2023-09", on: "2023-09-25", received: "2023-09-25T09:00:00+08:00")
      let withdrawal = ReportBuilder(period: "2023-09", on: "2023-09-28").absent(Sample.beds, Sample.xingqing)
      try await store.store(collected(withdrawal, received: "2023-09-28T09:00:00+08:00"))
      let latest = try await store.latest().figure(Sample.beds, in: Sample.xingqing)
      #expect(latest?.value == 1203)
      #expect(latest?.period == period("2023-08"))
      #expect(try await store.readings(ReadingFilter()).readings.map(\.value) == [1203])
      let withAbsent = try await store.readings(ReadingFilter(absences: true)).readings
      #expect(withAbsent.map(\.value) == [1203, nil])
      #expect(withAbsent.map(\.absent) == [nil, .notReported])
    }
  }

  @Test func aRestatementOfOneAreaChangesOnlyThatArea() async throws {
    try await withStore { store, _ in
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25")
        .reading(Sample.beds, Sample.xingqing, 1203).reading(Sample.beds, Sample.xixia, 800)
      try await store.store(collected(report, received: "2023-09-25T09:00:00+08:00"))
      let before = try await store.latest()
      let restated = ReportBuilder(period: "2023-09", on: "2023-10-08").reading(Sample.beds, Sample.xixia, 810)
      let stored = try await store.store(collected(restated, received: "2023-10-08T09:00:00+08:00"))
      let after = try await store.refresh(before, blocks: stored.changedBlocks)
      #expect(after.figure(Sample.beds, in: Sample.xingqing)?.value == 1203)
      #expect(after.figure(Sample.beds, in: Sample.xixia)?.value == 810)
      #expect(before.figure(Sample.beds, in: Sample.xixia)?.value == 800)
    }
  }

  @Test func theNewestPeriodEndsLastAndIsTheShortestOfThose() async throws {
    try await withStore { store, _ in
      for (value, text) in [(1.0, "2023"), (2, "2023-H2"), (3, "2023-12-31"), (4, "2023-12"), (5, "2023-Q4")] {
        try await deliver(store, value, period: text, on: "2024-01-08", received: "2024-01-08T09:00:00+08:00")
      }
      #expect(try await store.latest().figure(Sample.beds, in: Sample.xingqing)?.value == 3)
      let periods = try await store.readings(ReadingFilter()).readings.map(\.period.description)
      #expect(periods == ["2023", "2023-H2", "2023-Q4", "2023-12", "2023-12-31"])
    }
  }

  @Test func aReportThatSaysAThingTwiceIsRefusedWhole() async throws {
    try await withStore { store, pool in
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25")
        .reading(Sample.beds, Sample.xingqing, 1).absent(Sample.beds, Sample.xingqing)
      let error = await #expect(throws: StoreError.self) {
        try await store.store(collected(report, received: "2023-09-25T09:00:00+08:00"))
      }
      #expect(
        error?.description
          == "report \"r1\" says twice what institution_beds is in 640104; nothing of the collection was stored")
      let left = try await (count("report", pool), count("collection", pool))
      #expect(left == (0, 0))
    }
  }

  private func deliver(
    _ store: Store, _ value: Double, period: String, on reportedAt: String, received: String
  ) async throws {
    let report = ReportBuilder(period: period, on: reportedAt).reading(Sample.beds, Sample.xingqing, value)
    try await store.store(collected(report, received: received))
  }
}

/// Rows of a table.
func count(_ table: String, _ pool: Pool) async throws -> Int {
  try await pool.query("select count(*) from caregauge.\(identifier: table)").only().decode(Int.self, 0)
}
