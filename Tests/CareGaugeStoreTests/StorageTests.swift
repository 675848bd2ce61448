import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

@Suite struct StorageTests {
  /// 20 indicators of 5,000 areas over 10 months, values with two decimals.
  @Test(.timeLimit(.minutes(3))) func aReadingTakesAtMostEightBytesOnDisk() async throws {
    var random = SeededGenerator(seed: 2023)
    let indicators = (0..<20).map { id("indicator_\($0 + 10)", IndicatorID.init) }
    let areas = (0..<5000).map { id(String(100_000 + $0 * 11), AreaCode.init) }
    let vocabulary = Vocabulary(indicators: indicators, areas: areas)
    try await withStore { store, pool in
      var readings = 0
      for month in 1...10 {
        var reports: [CollectedReport] = []
        for indicator in indicators.indices {
          var report = CollectedReport(
            head: ReportHead(
              name: "r\(indicator)", period: period(month < 10 ? "2023-0\(month)" : "2023-10"),
              reportedAt: day("2023-11-01")))
          report.readings.indicators = Array(repeating: Int32(indicator), count: areas.count)
          report.readings.areas = areas.indices.map(Int32.init)
          report.readings.stated = areas.map { _ in Double(Int.random(in: 0..<1_000_000, using: &random)) / 100 }
          report.readings.numerators = Array(repeating: .nan, count: areas.count)
          report.readings.denominators = report.readings.numerators
          reports.append(report)
        }
        let collection = CollectedReports(
          adapter: "a", version: "1", region: Sample.region, collection: "c\(month)",
          receivedAt: at("2023-11-01T09:00:00+08:00"), vocabulary: vocabulary, reports: reports)
        readings += try await store.store(collection).readings
      }
      #expect(readings == 1_000_000)
      let size = try await pool.query(
        """
        select sum(pg_total_relation_size(inhrelid))::int8 as bytes from pg_inherits
        where inhparent = 'caregauge.reading_block'::regclass
        """
      ).only().decode(Int.self, "bytes")
      #expect(Double(size) / Double(readings) <= 8)
      #expect(try await store.latest().count == 100_000)
      let page = try await store.readings(ReadingFilter(indicator: indicators[7], from: day("2023-10-01"), limit: 6000))
      #expect(page.readings.count == 5000)
      #expect(page.next == nil)
    }
  }
}
