import CareGaugeModel
import CareGaugeStore
import Testing

/// What a collection's figures are beside those that were known before.
@Suite struct StoredReadingsTests {
  @Test func newFiguresAreToldFromRevisedAndRepeatedOnes() async throws {
    try await withStore { store, _ in
      let first = ReportBuilder(period: "2023-09", on: "2023-09-25")
        .reading(Sample.beds, Sample.xingqing, 1203).reading(Sample.beds, Sample.xixia, 800)
        .reading(Sample.share, Sample.yinchuan, nil, (5586, 9688)).absent(Sample.rate, Sample.yinchuan)
      _ = try await store.store(collected(first, received: "2023-09-25T17:00:00+08:00", collection: "first"))
      let later = ReportBuilder(period: "2023-09", on: "2023-10-08")
        .reading(Sample.beds, Sample.xingqing, 1204).reading(Sample.beds, Sample.xixia, 800)
        .reading(Sample.share, Sample.yinchuan, nil, (5587, 9688)).reading(Sample.rate, Sample.yinchuan, 30)
      let next = ReportBuilder("r2", period: "2023-10", on: "2023-10-08").reading(Sample.beds, Sample.xingqing, 1204)
      _ = try await store.store(collected(later, next, received: "2023-10-08T17:00:00+08:00", collection: "later"))
      // An older report that arrives late with the figure that is known already.
      let late = ReportBuilder(period: "2023-09", on: "2023-09-01").reading(Sample.beds, Sample.xingqing, 1204)
      _ = try await store.store(collected(late, received: "2023-10-09T17:00:00+08:00", collection: "late"))
      func counts(_ collection: String) async throws -> [Int] {
        let stored = try await store.storedReadings(of: collection)
        return [stored.new, stored.revised]
      }
      #expect(try await counts("first") == [3, 0])
      // The absent one and October's are new, one is repeated.
      #expect(try await counts("later") == [2, 2])
      #expect(try await counts("late") == [0, 0])
      #expect(try await counts("unheard of") == [0, 0])
    }
  }
}
