import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

@Suite struct ReadingTests {
  @Test func aReadingComesBackWithEverythingThatWasSaidOfIt() async throws {
    try await withStore { store, _ in
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25")
        .reading(Sample.share, Sample.xingqing, 0.57, (5586, 9688), place: "14:3", raw: "57%")
        .with {
          $0.head.reporter = "市民政局"
          $0.head.deliveredAt = at("2023-09-25T16:20:00+08:00")
          $0.head.status = .provisional
          $0.head.source = "file:2023-09.csv"
          $0.head.asOf = day("2023-09-20")
          $0.head.obligation = "YC-039"
        }
      try await store.store(collected(report, received: "2023-09-25T17:00:00+08:00"))
      let readings = try await store.readings(ReadingFilter()).readings
      #expect(
        readings == [
          StoredReading(
            region: Sample.region, indicator: Sample.share, area: Sample.xingqing, areaName: "兴庆区",
            period: period("2023-09"), value: 5586.0 / 9688.0, stated: 0.57, numerator: 5586, denominator: 9688,
            absent: nil, status: .provisional, reportedAt: day("2023-09-25"),
            receivedAt: at("2023-09-25T17:00:00+08:00"), adapter: "ningxia", reporter: "市民政局",
            source: "file:2023-09.csv", origin: Origin(place: "14:3", raw: "57%"), asOf: day("2023-09-20"),
            obligation: "YC-039", report: 1)
        ])
    }
  }

  @Test func theViewShowsWhatTheStoreAnswers() async throws {
    try await withStore { store, pool in
      try await fill(store)
      let answered = try await store.readings(ReadingFilter(revisions: true)).readings
      let shown = try await pool.query(
        """
        select indicator, area, area_name, period, value, stated, numerator, denominator, absent, status, reported_at,
          received_at, adapter, place, raw, region, report_id
        from caregauge.reading order by indicator, area, period_end, period_start, reported_at, report_id
        """
      ).map { row in
        try Shown(
          indicator: row.decode(String.self, 0), area: row.decode(String.self, 1), areaName: row.decode(String.self, 2),
          period: row.decode(String.self, 3), value: row.decode(Double?.self, 4), stated: row.decode(Double?.self, 5),
          parts: [row.decode(Double?.self, 6), row.decode(Double?.self, 7)], absent: row.decode(String?.self, 8),
          status: row.decode(String.self, 9), reportedAt: row.decode(Day.self, 10),
          receivedAt: row.decode(Instant.self, 11), adapter: row.decode(String.self, 12),
          place: row.decode(String?.self, 13), raw: row.decode(String?.self, 14), region: row.decode(String.self, 15),
          report: row.decode(Int32.self, 16))
      }
      #expect(shown.count == 8)
      #expect(shown == answered.map(Shown.init).sorted { ($0.indicator, $0.area) < ($1.indicator, $1.area) })
      let newest = try await pool.query("select indicator, area, value, period from caregauge.latest_reading").map {
        try
          "\($0.decode(String.self, 0)) \($0.decode(String.self, 1)) \($0.decode(Double.self, 2)) \($0.decode(String.self, 3))"
      }
      #expect(
        newest == [
          "beds_per_1000_elders 640104 25.0 2023-Q3", "institution_beds 640104 1210.0 2023-09",
          "institution_beds 640104001 40.0 2023-09", "nursing_bed_share 640104 0.5 2023",
        ])
      let reports = try await pool.query("select period, reported_at, readings, absences from caregauge.report_status")
      #expect(reports.count == 5)
    }
  }

  @Test func aRateIsTheQuotientInItsUnit() async throws {
    try await withStore { store, _ in
      try await fill(store)
      let latest = try await store.latest()
      #expect(latest.figure(Sample.rate, in: Sample.xingqing)?.value == 25)
      #expect(latest[Sample.rate]?.scale == 1000)
    }
  }

  @Test func filtersChooseByIndicatorAreaRegionAndDays() async throws {
    try await withStore { store, _ in
      try await fill(store)
      func values(_ filter: ReadingFilter) async throws -> [Double?] {
        try await store.readings(filter).readings.map(\.value)
      }
      #expect(try await values(ReadingFilter(indicator: Sample.share)) == [0.5])
      #expect(try await values(ReadingFilter(area: Sample.street)) == [40])
      #expect(try await values(ReadingFilter(region: RegionID("yunnan"))) == [])
      #expect(try await values(ReadingFilter(region: Sample.region, indicator: Sample.beds)) == [1203, 1210, 40])
      #expect(try await values(ReadingFilter(indicator: Sample.beds, from: day("2023-09-01"))) == [1210, 40])
      #expect(try await values(ReadingFilter(indicator: Sample.beds, to: day("2023-08-31"))) == [1203])
      #expect(try await values(ReadingFilter(area: AreaCode("999999"))) == [])
    }
  }

  @Test(arguments: [1, 2, 3, 100]) func pagesTogetherAreTheWholeAnswer(limit: Int) async throws {
    try await withStore { store, _ in
      try await fill(store)
      for revisions in [false, true] {
        let whole = try await store.readings(ReadingFilter(revisions: revisions))
        #expect(whole.next == nil)
        var filter = ReadingFilter(revisions: revisions, limit: limit)
        var paged: [StoredReading] = []
        while true {
          let page = try await store.readings(filter)
          #expect(page.readings.count <= limit)
          paged += page.readings
          guard let next = page.next else { break }
          filter.cursor = ReadingCursor(next.description)
          #expect(filter.cursor == next)
        }
        #expect(paged == whole.readings)
      }
    }
  }

  @Test func textsWithoutMeaningToPostgreSQLDoNoHarm() async throws {
    try await withStore { store, _ in
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25")
        .reading(Sample.beds, Sample.xingqing, 1, place: "1\0:2", raw: "'; drop table x; -- \u{1F600}")
        .with { $0.head.reporter = "a\0b" }
      try await store.store(collected(report, received: "2023-09-25T17:00:00+08:00"))
      let reading = try await store.readings(ReadingFilter()).readings.first
      #expect(reading?.origin == Origin(place: "1 :2", raw: "'; drop table x; -- \u{1F600}"))
      #expect(reading?.reporter == "a b")
    }
  }

  private func fill(_ store: Store) async throws {
    let beds = ReportBuilder("a", period: "2023-08", on: "2023-08-25").reading(Sample.beds, Sample.xingqing, 1203)
    let second = ReportBuilder("b", period: "2023-09", on: "2023-09-25")
      .reading(Sample.beds, Sample.xingqing, 1209).reading(Sample.beds, Sample.street, 40, place: "9:1", raw: "40")
      .absent(Sample.beds, Sample.xixia, .notYetPublished)
    let third = ReportBuilder("c", period: "2023-09", on: "2023-10-08")
      .reading(Sample.beds, Sample.xingqing, 1210, raw: "1,210").with { $0.head.status = .revised }
    let year = ReportBuilder("d", period: "2023", on: "2024-01-08").reading(Sample.share, Sample.xingqing, nil, (1, 2))
    let quarter = ReportBuilder("e", period: "2023-Q3", on: "2023-10-09")
      .reading(Sample.rate, Sample.xingqing, 24.9, (25, 1000)).absent(Sample.rate, Sample.xixia)
    try await store.store(collected(beds, second, received: "2023-09-25T17:00:00+08:00"))
    try await store.store(collected(third, year, quarter, received: "2024-01-08T17:00:00+08:00"))
  }
}

/// A row of the view, or the same of a stored reading.
private struct Shown: Equatable {
  var indicator, area, areaName, period: String
  var value, stated: Double?
  var parts: [Double?]
  var absent: String?
  var status: String
  var reportedAt: Day
  var receivedAt: Instant
  var adapter: String
  var place, raw: String?
  var region: String
  var report: Int32
}

extension Shown {
  init(_ reading: StoredReading) {
    self.init(
      indicator: reading.indicator.text, area: reading.area.text, areaName: reading.areaName,
      period: reading.period.description, value: reading.value, stated: reading.stated,
      parts: [reading.numerator, reading.denominator], absent: reading.absent?.rawValue,
      status: reading.status.rawValue, reportedAt: reading.reportedAt, receivedAt: reading.receivedAt,
      adapter: reading.adapter, place: reading.origin.place, raw: reading.origin.raw,
      region: reading.region?.text ?? "", report: reading.report)
  }
}
