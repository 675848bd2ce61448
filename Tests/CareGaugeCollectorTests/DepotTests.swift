import CareGaugeModel
import CareGaugeStore
import Foundation
import Logging
import Synchronization
import Testing
import TestSupport

@testable import CareGaugeCollector

struct DepotTests {
  @Test func whatComesWhileTheStoreIsAwayIsStoredFirstWhenItIsBack() async throws {
    try await withTemporaryFolder { folder in
      let store = SwitchedStore()
      let depot = try makeDepot(store, folder)
      store.set(.away)
      #expect(await depot.take(collection(1), startedAt: nil) == .spooled)
      #expect(await depot.take(collection(2), startedAt: Instant(seconds: 5)) == .spooled)
      #expect((depot.spool.count, depot.spool.reports) == (2, 2))
      store.set(.up)
      #expect(await depot.take(collection(3), startedAt: nil) == .stored(readings: 1, reports: 1))
      #expect(store.kept.map(\.collection) == ["1", "2", "3"])
      #expect(depot.spool.count == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "spool").path).isEmpty)
    }
  }

  @Test func aFullSpoolRefusesSoThatTheAdapterSendsAgain() async throws {
    try await withTemporaryFolder { folder in
      let store = SwitchedStore()
      store.set(.away)
      let depot = try makeDepot(store, folder, limit: 400)
      #expect(await depot.take(collection(1), startedAt: nil) == .spooled)
      guard case .refused(let reason) = await depot.take(collection(2), startedAt: nil) else {
        Issue.record("the second collection was taken")
        return
      }
      #expect(reason.hasPrefix("the spool holds \(depot.spool.bytes) of 400 bytes; "))
      #expect(depot.spool.count == 1)
    }
  }

  @Test func whatTheStoreRefusesIsSetAsideAndHoldsUpNoOther() async throws {
    try await withTemporaryFolder { folder in
      let store = SwitchedStore()
      let depot = try makeDepot(store, folder)
      #expect(await depot.take(collection(1), startedAt: nil) == .stored(readings: 1, reports: 1))
      store.set(.refuses("2"))
      #expect(await depot.take(collection(2), startedAt: nil) == .refused(reason: "no"))
      store.set(.away)
      #expect(await depot.take(collection(2), startedAt: nil) == .spooled)
      #expect(await depot.take(collection(3), startedAt: nil) == .spooled)
      store.set(.refuses("2"))
      #expect(await depot.drain())
      #expect(store.kept.map(\.collection) == ["1", "3"])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "spool").path)
          == ["0000000000000001-1.spool.refused"])
    }
  }

  @Test func aSpooledCollectionComesBackWholeAndADamagedOneIsSetAside() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "spool").path
      let full = rich()
      var spool: Spool? = try Spool(folder: path)
      try spool?.append(SpooledCollection(full, startedAt: Instant(seconds: 7)))
      try spool?.append(SpooledCollection(collection(2), startedAt: nil))
      #expect(throws: SpoolFault.self) { try Spool(folder: path) }
      spool = nil
      let again = try Spool(folder: path)
      let first = try #require(try again.first())
      #expect(first.startedAt == Instant(seconds: 7))
      expectSame(first.collected, full)
      let file = path + "/0000000000000001-1.spool"
      var bytes = try Data(contentsOf: URL(filePath: file))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(filePath: file))
      #expect(try again.first()?.collected.collection == "2")
      #expect(FileManager.default.fileExists(atPath: file + ".damaged"))
      #expect(again.count == 1)
    }
  }

  private func expectSame(_ read: CollectedReports, _ written: CollectedReports) {
    #expect(read.adapter == written.adapter)
    #expect(read.version == written.version)
    #expect(read.region == written.region)
    #expect(read.collection == written.collection)
    #expect(read.receivedAt == written.receivedAt)
    #expect(read.vocabulary.indicators == written.vocabulary.indicators)
    #expect(read.vocabulary.areas == written.vocabulary.areas)
    #expect(read.findings == written.findings)
    #expect(read.reports.count == written.reports.count)
    for (read, written) in zip(read.reports, written.reports) {
      #expect(read.head == written.head)
      #expect(read.absences == written.absences)
      #expect(read.rejections == written.rejections)
      #expect(read.readings.indicators == written.readings.indicators)
      #expect(read.readings.areas == written.readings.areas)
      for row in 0..<written.readings.count {
        #expect(read.readings.figure(at: row) == written.readings.figure(at: row))
        #expect(read.readings.places[row] == written.readings.places[row])
        #expect(read.readings.raws[row] == written.readings.raws[row])
      }
    }
  }

  private func makeDepot(_ store: SwitchedStore, _ folder: URL, limit: Int = 1 << 20) throws -> Depot {
    let log = LogBook()
    return Depot(
      store: store, spool: try Spool(folder: folder.appending(path: "spool").path, limit: limit),
      log: Logger(label: "test") { _ in log.handler })
  }

  private func collection(_ number: Int) -> CollectedReports {
    var report = CollectedReport(
      head: ReportHead(name: "r", period: .day(Day(number: 19_000)), reportedAt: Day(number: 19_001)))
    if let figure = Figure(Double(number)) { report.readings.append(indicator: 0, area: 0, figure: figure) }
    return CollectedReports(
      adapter: "a", version: "1", region: AdapterBench.description.region, collection: "\(number)",
      receivedAt: Instant(seconds: 9), vocabulary: AdapterBench.vocabulary, reports: [report])
  }

  /// Every field filled.
  private func rich() -> CollectedReports {
    var collected = collection(1)
    collected.reports[0].head.reporter = "市民政局"
    collected.reports[0].head.deliveredAt = Instant(microseconds: 1_234_567)
    collected.reports[0].head.status = .revised
    collected.reports[0].head.source = "file:a.csv"
    collected.reports[0].head.sha256 = String(repeating: "ab", count: 32)
    collected.reports[0].head.asOf = Day(number: 19_000)
    collected.reports[0].head.obligation = "YC-039"
    if let parts = Figure(stated: 0.57, numerator: 5586, denominator: 9688) {
      collected.reports[0].readings.append(
        indicator: 1, area: 2, figure: parts, origin: Origin(place: "14:3", raw: "57%"))
    }
    collected.reports[0].absences = [Absence(indicator: 0, area: 1, reason: .notYetPublished)]
    collected.reports[0].rejections = [Rejection(origin: Origin(place: "1:1", raw: "？"), reason: "not a number")]
    collected.findings = [
      Finding(
        kind: .shareDisagrees, state: .marked, region: collected.region, indicator: AdapterBench.indicators[0],
        area: AdapterBench.areas[1], period: Period("2023-Q3"), value: 0.5, expected: 0.6, reason: "neither",
        report: "r", source: "s", origin: Origin(place: "2:2", raw: nil))
    ]
    return collected
  }
}

/// A store in memory that can be away.
final class SwitchedStore: ReportStore {
  enum Mode: Sendable, Equatable { case up, away, refuses(String) }

  private let state = Mutex((mode: Mode.up, kept: [CollectedReports](), failures: [CollectionRun]()))
  var kept: [CollectedReports] { state.withLock { $0.kept } }
  var failures: [CollectionRun] { state.withLock { $0.failures } }
  func set(_ mode: Mode) { state.withLock { $0.mode = mode } }

  func keep(
    _ collected: CollectedReports, startedAt: Instant?
  ) async throws(StoreRefusal) -> (readings: Int, reports: Int) {
    let mode = state.withLock { state in
      if state.mode != .away, state.mode != .refuses(collected.collection) { state.kept.append(collected) }
      return state.mode
    }
    if mode == .away { throw StoreRefusal("away", isAway: true) }
    if mode == .refuses(collected.collection) { throw StoreRefusal("no", isAway: false) }
    return (collected.reports.reduce(0) { $0 + $1.readings.count }, collected.reports.count)
  }

  func note(_ failure: CollectionRun) async { state.withLock { $0.failures.append(failure) } }
}
