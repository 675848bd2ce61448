import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

@Suite struct PublishedFigureTests {
  @Test func aReadingThatADocumentPublishesCountsAsReceivedOnItsDayOfIssue() async throws {
    try await withStore { store, _ in
      let report = ReportBuilder(period: "2023-09-06", on: "2023-09-06")
        .reading(Sample.share, Sample.yinchuan, 0.57, (5586, 9688), place: "2:1", raw: "57%")
        .reading(Sample.share, Sample.xingqing, 0.5, place: "3:1")
        .reading(Sample.beds, Sample.yinchuan, 9688)
      try await store.store(collected(report, received: "2023-10-08T09:00:00+08:00"))
      let readings = try await store.readings(ReadingFilter()).readings
      #expect(readings.map(\.indicator) == [Sample.beds, Sample.share, Sample.share])
      #expect(readings.map(\.area) == [Sample.yinchuan, Sample.yinchuan, Sample.xingqing])
      #expect(
        readings.map(\.receivedAt) == [
          at("2023-10-08T09:00:00+08:00"), at("2023-09-06T00:00:00+08:00"), at("2023-10-08T09:00:00+08:00"),
        ])
      #expect(readings.map(\.origin.place) == [nil, "2:1", "3:1"])
      #expect(Set(readings.map(\.report)).count == 1)
      let early = try await store.latest(asOf: store.end(of: day("2023-09-06")))
      #expect(early.count == 1)
      #expect(early.figure(Sample.share, in: Sample.yinchuan)?.numerator == 5586)
      #expect(try await store.latest(asOf: store.end(of: day("2023-09-05"))).count == 0)
    }
  }

  @Test func aLaterCorrectionOfAPublishedFigureIsReceivedWhenItIs() async throws {
    try await withStore { store, _ in
      func deliver(_ numerator: Double, on reportedAt: String, received: String) async throws {
        let report = ReportBuilder(period: "2023-09-06", on: reportedAt)
          .reading(Sample.share, Sample.yinchuan, nil, (numerator, 9688))
        try await store.store(collected(report, received: received))
      }
      try await deliver(5586, on: "2023-09-06", received: "2023-10-08T09:00:00+08:00")
      try await deliver(5500, on: "2024-03-01", received: "2024-03-02T09:00:00+08:00")
      func known(on text: String) async throws -> Double? {
        try await store.latest(asOf: store.end(of: day(text))).figure(Sample.share, in: Sample.yinchuan)?.numerator
      }
      #expect(try await known(on: "2023-09-06") == 5586)
      #expect(try await known(on: "2024-03-01") == 5586)
      #expect(try await known(on: "2024-03-02") == 5500)
    }
  }

  @Test func aReportOfLaterDateThatBringsThePublishedFigureFirstIsItsReading() async throws {
    try await withStore { store, _ in
      let first = ReportBuilder("page", period: "2023-09-06", on: "2023-09-12")
        .reading(Sample.share, Sample.yinchuan, 0.57)
      let correction = ReportBuilder("correction", period: "2023-09-06", on: "2023-09-30")
        .reading(Sample.share, Sample.yinchuan, 0.56)
      try await store.store(collected(first, correction, received: "2023-10-08T09:00:00+08:00"))
      let received = try await store.readings(ReadingFilter(revisions: true)).readings.map(\.receivedAt)
      #expect(received == [at("2023-09-06T00:00:00+08:00"), at("2023-10-08T09:00:00+08:00")])
    }
  }

  @Test func anotherCatalogueReplacesTheListOfPublishedFigures() async throws {
    try await withStore { store, pool in
      var catalogue = Sample.catalogue
      catalogue.published = []
      catalogue.indicators[0].unit = "beds_per_1000_elders"
      catalogue.areas[1].name = "新兴庆区"
      try await store.register(catalogue)
      #expect(try await count("published_figure", pool) == 0)
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25").reading(
        Sample.beds, Sample.xingqing, nil, (1, 50))
      try await store.store(collected(report, received: "2023-09-25T17:00:00+08:00"))
      let reading = try await store.readings(ReadingFilter()).readings.first
      #expect(reading?.value == 20)
      #expect(reading?.areaName == "新兴庆区")
      // Another store on the same database notices the change by itself.
      let shown = try await pool.query("select value, area_name from caregauge.reading").only()
      #expect(try shown.decode(Double.self, 0) == 20)
      #expect(try shown.decode(String.self, 1) == "新兴庆区")
    }
  }
}
