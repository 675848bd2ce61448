import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

@Suite struct DirectoryTests {
  @Test func storesThatShareADatabaseNoticeEachOthersSeries() async throws {
    try await withStore { first, pool in
      let second = Store(pool: pool, zone: .shanghai)
      func deliver(_ store: Store, _ area: AreaCode, _ value: Double, month: String) async throws {
        let report = ReportBuilder(period: month, on: "2023-11-01").reading(Sample.beds, area, value)
        try await store.store(collected(report, received: "2023-11-01T09:00:00+08:00"))
      }
      try await deliver(first, Sample.xixia, 1, month: "2023-08")
      try await deliver(second, Sample.xingqing, 2, month: "2023-08")
      try await deliver(first, Sample.xingqing, 3, month: "2023-09")
      try await deliver(second, Sample.street, 4, month: "2023-09")
      try await deliver(first, Sample.yinchuan, 5, month: "2023-09")
      for store in [first, second] {
        let latest = try await store.latest()
        let values = [Sample.xixia, Sample.xingqing, Sample.street, Sample.yinchuan].map {
          latest.figure(Sample.beds, in: $0)?.value
        }
        #expect(values == [1, 3, 4, 5])
      }
      let blocks = try await pool.query("select areas from caregauge.block").only()
      #expect(try Set(blocks.decode([Int32].self, 0)).count == 4)
    }
  }

  @Test func anAreaThatNoCatalogueNamesIsKeptWithoutNameOrRegion() async throws {
    try await withStore { store, _ in
      let stray = id("999999", AreaCode.init)
      let vocabulary = Vocabulary(indicators: Sample.vocabulary.indicators, areas: Sample.vocabulary.areas + [stray])
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25", vocabulary: vocabulary)
        .reading(Sample.beds, stray, 7)
      try await store.store(collected(report, received: "2023-09-25T17:00:00+08:00"))
      let reading = try #require(try await store.readings(ReadingFilter()).readings.first)
      #expect(reading.area == stray)
      #expect(reading.areaName == "")
      #expect(reading.region == nil)
      #expect(try await store.readings(ReadingFilter(region: Sample.region)).readings == [])
    }
  }

  @Test func aRefusedCollectionLeavesTheDirectoryAsItWas() async throws {
    try await withStore { store, _ in
      let twice = ReportBuilder(period: "2023-09", on: "2023-09-25")
        .reading(Sample.beds, Sample.xixia, 1).reading(Sample.beds, Sample.xingqing, 1)
        .reading(Sample.beds, Sample.xingqing, 2)
      await #expect(throws: StoreError.self) {
        try await store.store(collected(twice, received: "2023-09-25T17:00:00+08:00"))
      }
      let good = ReportBuilder(period: "2023-09", on: "2023-09-25").reading(Sample.beds, Sample.xingqing, 2)
      let stored = try await store.store(collected(good, received: "2023-09-25T17:00:00+08:00"))
      #expect(stored.reports.map(\.id) == [1])
      #expect(try await store.latest().figure(Sample.beds, in: Sample.xingqing)?.value == 2)
      #expect(try await store.latest().count == 1)
    }
  }
}
