import CareGaugeModel

/// Reports of made-up figures with two decimals: every indicator of every area, month by month.
struct IngestSample {
  let catalogue: Catalogue
  let vocabulary: Vocabulary
  private let areas: Int

  init(indicators: Int, areas: Int) {
    let region = RegionID("ningxia")
    let names = (0..<indicators).compactMap { IndicatorID("indicator_\($0 + 100)") }
    let codes = (0..<areas).compactMap { AreaCode(String(100_000_000 + $0 * 13)) }
    catalogue = Catalogue(
      indicators: names.map {
        Indicator(
          id: $0, name: LocalizedName(zh: $0.text, en: $0.text), unit: "beds", kind: .stock, range: 0...1e9)
      },
      areas: region.map { region in
        codes.map { Area(code: $0, name: "", parent: nil, level: .town, region: region) }
      } ?? [])
    vocabulary = Vocabulary(catalogue)
    self.areas = areas
  }

  /// One report for each indicator and month, in months' order.
  func reports(months: Int, reportedAt: Day = Day(number: 19_700)) -> [CollectedReport] {
    var random = SystemRandomNumberGenerator()
    var reports: [CollectedReport] = []
    for month in 0..<months {
      guard let period = Period.month(month % 12 + 1, of: 2015 + month / 12) else { continue }
      for indicator in vocabulary.indicators.indices {
        var readings = ReadingColumns()
        readings.indicators = Array(repeating: Int32(indicator), count: areas)
        readings.areas = (0..<Int32(areas)).map { $0 }
        readings.stated = (0..<areas).map { _ in Double(UInt32.random(in: 0...999_999, using: &random)) / 100 }
        readings.numerators = Array(repeating: .nan, count: areas)
        readings.denominators = readings.numerators
        let head = ReportHead(name: "r\(reports.count)", period: period, reportedAt: reportedAt)
        reports.append(CollectedReport(head: head, readings: readings))
      }
    }
    return reports
  }

  func collection(_ reports: [CollectedReport], number: Int, receivedAt: Instant) -> CollectedReports? {
    RegionID("ningxia").map { region in
      CollectedReports(
        adapter: "bench", version: "1", region: region, collection: "bench\(number)", receivedAt: receivedAt,
        vocabulary: vocabulary, reports: reports)
    }
  }
}
