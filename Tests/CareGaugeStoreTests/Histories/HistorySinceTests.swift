import CareGaugeModel
import CareGaugeStore
import Testing

@Suite struct HistorySinceTests {
  @Test func onlyTheSeriesOfTouchedBlocksAreReadAgain() async throws {
    try await withStore { store, _ in
      func deliver(_ indicator: IndicatorID, _ value: Double, on reportedAt: String) async throws {
        let report = ReportBuilder(period: "2023-09", on: reportedAt).reading(indicator, Sample.xingqing, value)
          .absent(indicator, Sample.xixia, .notApplicable)
        try await store.store(collected(report, received: "2023-09-25T17:00:00+08:00"))
      }
      let indicators: Set<IndicatorID> = [Sample.beds, Sample.share]
      try await deliver(Sample.beds, 1, on: "2023-09-25")
      try await deliver(Sample.share, 0.5, on: "2023-09-25")
      try await deliver(Sample.rate, 3, on: "2023-09-25")
      let all = try await store.histories(since: 0, of: indicators)
      #expect(all.newestReport == 3)
      #expect(
        all.series.keys.sorted() == [
          SeriesKey(Sample.beds, Sample.xingqing), SeriesKey(Sample.beds, Sample.xixia),
          SeriesKey(Sample.share, Sample.xingqing), SeriesKey(Sample.share, Sample.xixia),
        ])
      #expect(all.series[SeriesKey(Sample.share, Sample.xixia)]?.map(\.absent) == [.notApplicable])
      let later = try await store.histories(since: 2, of: indicators)
      #expect(later.newestReport == 3 && later.series == [:])
      try await deliver(Sample.beds, 2, on: "2023-09-26")
      let restated = try await store.histories(since: 3, of: indicators)
      #expect(restated.newestReport == 4)
      #expect(restated.series[SeriesKey(Sample.beds, Sample.xingqing)]?.map(\.value) == [1, 2])
      #expect(restated.series.keys.allSatisfy { $0.indicator == Sample.beds })
      #expect(try await store.histories(since: 4, of: indicators).series == [:])
    }
  }
}
