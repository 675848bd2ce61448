import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// The five regions' published figures, from adapter to PostgreSQL to /metrics, by the real programs.
@Suite struct MainJobTests {
  @Test func everyPublishedFigureIsStoredAndServed() async throws {
    try await withTemporaryFolder { folder in
      let service = try await RunningService.start(in: folder)
      let outcomes: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      #expect(outcomes.map(\.adapter) == ["shandong", "yunnan", "zhejiang", "ningxia", "inner_mongolia"])
      #expect(outcomes.allSatisfy { $0.error == nil }, "\(outcomes)")
      #expect(
        outcomes.allSatisfy { ($0.new ?? 0) + ($0.unchanged ?? 0) == $0.readings && $0.revised == 0 }, "\(outcomes)")

      let adapters: [AdapterItem] = try await service.list("/api/v1/adapters")
      #expect(adapters.map(\.up) == [true, true, true, true, true])

      let readings: [ReadingItem] = try await service.list("/api/v1/readings")
      try checkReadings(readings)
      try await checkMetrics(service, readings)
      try await checkAgain(service, readings)
      await service.stop()
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "pg/data/postmaster.pid").path))
    }
  }

  /// 25 rows of the documents, 24 readings: ZJ-009 and ZJ-040 are one figure.
  private func checkReadings(_ readings: [ReadingItem]) throws {
    let rows = try PublishedRow.all()
    #expect(rows.count == 25)
    #expect(readings.count == 24)
    let issued = ["ningxia": "2023-09-06", "zhejiang": "2021-04-02", "inner_mongolia": "2023-09-27"]
    for row in rows {
      let found = readings.filter {
        $0.indicator == row.indicator && $0.area == row.area && row.periods.contains($0.period)
      }
      let reading = try #require(found.first, "\(row.id) is not stored")
      #expect(found.count == 1)
      #expect(reading.region == row.region)
      #expect(reading.receivedAt == "\(issued[row.region] ?? "")T00:00:00+08:00", "\(row.id)")
      if row.id == "YC-009" {
        #expect(reading.numerator == 5586 && reading.denominator == 9688)
        #expect(reading.value == 5586.0 / 9688.0)
      } else {
        #expect(reading.value == row.value, "\(row.id)")
      }
      #expect(reading.place != nil && reading.source != nil, "\(row.id)")
    }
  }

  /// The newest figure of each indicator and area, and no other.
  private func checkMetrics(_ service: RunningService, _ readings: [ReadingItem]) async throws {
    let page = try await service.ask("/metrics").text
    for (series, all) in Dictionary(
      grouping: readings, by: { "region=\"\($0.region)\",area=\"\($0.area)\"|\($0.indicator)" })
    {
      let parts = series.split(separator: "|")
      let newest = try #require(all.max { $0.period < $1.period })
      let lines = page.split(separator: "\n").filter {
        $0.hasPrefix("caregauge_\(parts[1])") && $0.contains("{\(parts[0])}")
      }
      let values = lines.compactMap { line in line.split(separator: " ").last.flatMap { Double($0) } }
      #expect(values == [try #require(newest.value)], "\(series): \(lines)")
    }
    #expect(page.contains("caregauge_nursing_bed_share_ratio{region=\"ningxia\",area=\"640100\"} 0.5765895953757225\n"))
    #expect(page.contains("caregauge_area_info{area=\"640100\",name=\"银川市\""))
    for adapter in ["shandong", "yunnan", "zhejiang", "ningxia", "inner_mongolia"] {
      #expect(page.contains("caregauge_adapter_up{adapter=\"\(adapter)\"} 1\n"))
    }
    try Programs.run("promtool", ["check", "metrics"], input: page)
    let openMetrics = try await service.ask(
      "/metrics", headers: [("Accept", "application/openmetrics-text; version=1.0.0")])
    #expect(openMetrics.text.hasSuffix("# EOF\n"))
    try Programs.python(
      "import sys\nfrom prometheus_client.openmetrics.parser import text_string_to_metric_families as parse\nassert len(list(parse(sys.stdin.read()))) > 30",
      input: openMetrics.text)
  }

  /// A second collection finds nothing new and changes not a byte of the figures.
  private func checkAgain(_ service: RunningService, _ readings: [ReadingItem]) async throws {
    let figures = try await figurePart(of: service)
    let outcomes: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
    #expect(
      outcomes.allSatisfy { $0.error == nil && $0.new == 0 && $0.revised == 0 && $0.unchanged == $0.readings },
      "\(outcomes)")
    #expect(
      try await service.list("/api/v1/readings?revisions=all").filter { (item: ReadingItem) in item.value != nil }
        == readings)
    #expect(try await figurePart(of: service) == figures)
  }

  private func figurePart(of service: RunningService) async throws -> Substring {
    let page = try await service.ask("/metrics").text
    let end = try #require(page.range(of: "# HELP caregauge_clock_timestamp_seconds"))
    return page[..<end.lowerBound]
  }

  @Test func aRealPrometheusAnswersWithChineseNames() async throws {
    try await withTemporaryFolder { folder in
      let service = try await RunningService.start(in: folder)
      let _: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
      let prometheus = try await RunningPrometheus.start(in: folder, scraping: service.address)
      let share = try await prometheus.query(
        #"caregauge_nursing_bed_share_ratio * on (area) group_left (name) caregauge_area_info{name="银川市"}"#)
      #expect(share == [["area": "640100", "name": "银川市", "value": "0.5765895953757225"]], "\(share)")
      await prometheus.stop()
      await service.stop()
    }
  }
}
