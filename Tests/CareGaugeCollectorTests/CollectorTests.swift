import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import Foundation
import Logging
import Testing
import TestSupport

@testable import CareGaugeCollector

struct CollectorTests {
  @Test func aScheduledAdapterIsCollectedAtOnceAndThenAtItsPlaceWithTheDayOfTheLastSuccess() async throws {
    try await with([plan("works")]) { collector, store, pace, ends in
      try await running(collector) {
        var ends = ends.makeAsyncIterator()
        await ends.next()
        #expect(store.kept.count == 1)
        #expect(store.kept[0].findings.map(\.reason) == ["since null"])
        pace.advance(.seconds(3600))
        await ends.next()
        #expect(store.kept.count == 2)
        #expect(store.kept[1].findings.map(\.reason) == ["since 2023-10-08"])
        let status = await collector.statuses()[0]
        #expect(status.isUp == true)
        #expect((status.readings, status.reports, status.version) == (2, 2, "1.2.3"))
        #expect(status.region == RegionID("ningxia"))
        #expect(status.lastSuccess == FixedClock().now())
        #expect(status.runningSince == nil)
        #expect(status.lastError == nil)
        #expect(collector.haveAllFinished)
      }
    }
  }

  @Test func aFailureIsRecordedAndTriedAgainSoonerThanTheInterval() async throws {
    try await with([plan("works", options: ["fail": .flag(true)])]) { collector, store, pace, ends in
      try await running(collector) {
        var ends = ends.makeAsyncIterator()
        await ends.next()
        let status = await collector.statuses()[0]
        #expect(status.isUp == false)
        #expect(status.lastError == "the adapter failed: the inbox is away")
        #expect(status.lastErrorCode == .sourceUnavailable)
        #expect(store.failures.map(\.outcome) == ["source_unavailable"])
        pace.advance(.seconds(10))
        await ends.next()
        #expect(store.failures.count == 2)
        #expect(store.kept.isEmpty)
      }
    }
  }

  @Test func aCollectionByHandTellsWhatCameAndADryRunStoresNothing() async throws {
    try await with([plan("works")]) { collector, store, _, _ in
      #expect(await collector.collect("no such adapter") == nil)
      let dry = try #require(await collector.collect("works", isDryRun: true))
      #expect(dry.fault == nil)
      #expect((dry.readings, dry.reports, dry.storedReadings) == (1, 1, 0))
      #expect(dry.findings.map(\.kind) == [.rejectedCell])
      #expect(store.kept.isEmpty)
      #expect(await collector.statuses()[0].isUp == nil)
      let real = try #require(await collector.collect("works"))
      #expect((real.storedReadings, real.storedReports) == (1, 1))
      #expect(store.kept.count == 1)
      store.set(.away)
      let away = try #require(await collector.collect("works"))
      #expect(away.fault == nil)
      #expect(away.isSpooled)
      #expect(collector.spooledReports == 1)
    }
  }

  @Test func aNewConfigurationTakesTheAdaptersPlaceAndKeepsItsPast() async throws {
    try await with([plan("works")]) { collector, store, _, ends in
      try await running(collector) {
        var ends = ends.makeAsyncIterator()
        await ends.next()
        collector.reconfigure(
          plans: [plan("works", options: ["fail": .flag(true)]), plan("good")], catalogue: CollectorTests.catalogue)
        await ends.next()
        await ends.next()
        let statuses = await collector.statuses()
        #expect(statuses.map(\.name) == ["works", "good"])
        #expect(statuses[0].readings == 1)
        #expect(statuses[0].lastError == "the adapter failed: the inbox is away")
        // Its program does not know `describe`.
        #expect(statuses[1].lastErrorCode == .outOfOrder)
        #expect(store.kept.count == 1)
      }
    }
  }

  @Test func anAdapterOfARegionWithoutCatalogueIsRefused() async throws {
    try await with([plan("works")], catalogue: Catalogue()) { collector, _, _, _ in
      let outcome = try #require(await collector.collect("works"))
      #expect(
        outcome.fault == CollectionFault(.badRequest, "the adapter reads the region ningxia, which no catalogue has"))
    }
  }

  static var catalogue: Catalogue {
    Catalogue(
      indicators: AdapterBench.indicators.map {
        Indicator(id: $0, name: LocalizedName(zh: "", en: ""), unit: "beds", kind: .stock, range: 0...1e6)
      },
      areas: AdapterBench.areas.map {
        Area(code: $0, name: "", parent: nil, level: .county, region: AdapterBench.description.region)
      })
  }

  private func plan(_ program: String, options: [String: OptionValue] = [:]) -> AdapterPlan {
    AdapterPlan(name: program, program: .program(program), options: options)
  }

  private func with(
    _ plans: [AdapterPlan], catalogue: Catalogue = CollectorTests.catalogue,
    _ body: (Collector, SwitchedStore, ManualPace, AsyncStream<Void>) async throws -> Void
  ) async throws {
    try await AdapterBench.with { bench in
      try await withTemporaryFolder { folder in
        let (store, pace) = (SwitchedStore(), ManualPace())
        let log = Logger(label: "test") { _ in bench.log.handler }
        let depot = Depot(store: store, spool: try Spool(folder: folder.path), log: log)
        let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
        let collector = Collector(
          plans: plans, catalogue: catalogue, host: bench.host, depot: depot, pace: pace, log: log
        ) { continuation.yield() }
        try await body(collector, store, pace, ends)
      }
    }
  }

  /// Runs the collector as a service around `body`.
  private func running(_ collector: Collector, _ body: () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await collector.run() }
      try await body()
      group.cancelAll()
    }
  }
}
