import CareGaugeModel
import CareGaugeStore
import Foundation
import Testing

/// The store's answers against a reference model, over more than 10,000 random histories (one for each series).
///
/// `CAREGAUGE_SEED=17 swift test --filter HistoryTests` repeats a failure.
@Suite struct HistoryTests {
  private static let sizes = [3300, 2600, 1900, 1100, 600, 300, 257, 256, 255, 1]
  private let seed =
    ProcessInfo.processInfo.environment["CAREGAUGE_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...999_999)

  @Test(.timeLimit(.minutes(5))) func answersAreThoseOfTheModel() async throws {
    var history = RandomHistory(seed: seed, sizes: HistoryTests.sizes)
    try await withStore(catalogue: history.catalogue) { store, _ in
      var live = LatestFigures()
      var watched = StoredHistories()
      var followed = StoredHistories()
      // Of those with at most 600 areas: reading them again after each collection is what costs the time.
      let narrow = Set(history.catalogue.indicators.map(\.id).suffix(6))
      var known = 0
      for number in 0..<120 {
        let collection = history.collection(number)
        let stored = try await store.store(collection)
        known += stored.reports.count { $0.outcome == .alreadyKnown }
        live = try await store.refresh(live, blocks: stored.changedBlocks)
        let changed = try await store.histories(blocks: stored.changedBlocks, of: narrow)
        watched.series.merge(changed.series) { _, new in new }
        if number % 7 == 6 || number == 119 {
          let since = try await store.histories(since: followed.newestReport, of: narrow)
          followed.series.merge(since.series) { _, new in new }
          followed.newestReport = since.newestReport
        }
        if number % 30 == 7 {
          let again = try await store.store(collection)
          #expect(again.storedReports == 0 && again.changedBlocks.isEmpty, "seed \(seed)")
        }
      }
      #expect(history.model.entries.count >= 10_000)
      #expect(known == history.replays, "seed \(seed)")
      try compare(live, with: history, at: .init(microseconds: .max), "refreshed after every collection")
      try compare(try await store.latest(), with: history, at: .init(microseconds: .max), "read at once")
      let moments = Set(history.moments).sorted()
      for moment in stride(from: 0, to: moments.count, by: max(1, moments.count / 6)).map({ moments[$0] }) {
        try compare(try await store.latest(asOf: moment), with: history, at: moment, "as known then")
      }
      try await compareReadings(store, with: history, at: moments[moments.count / 2])
      try await compareRevisions(store, with: history)
      let all = Set(history.catalogue.indicators.map(\.id))
      try compare(try await store.histories(of: all), with: history, of: all, "read at once")
      watched.newestReport = followed.newestReport
      try compare(watched, with: history, of: narrow, "read again after every collection")
      try compare(followed, with: history, of: narrow, "brought up to date now and then")
      try compare(try await store.histories(of: narrow), with: history, of: narrow, "of some indicators")
    }
  }

  private func compare(
    _ found: StoredHistories, with history: RandomHistory, of indicators: Set<IndicatorID>, _ what: String
  ) throws {
    var expected: [String: String] = [:]
    var newest: Int32 = 0
    for (series, entries) in history.model.entries {
      newest = max(newest, entries.reduce(0) { max($0, Int32($1.order)) })
      let indicator = history.catalogue.indicators[Int(series.indicator)]
      guard indicators.contains(indicator.id) else { continue }
      expected[name(series, history)] = text(ReferenceModel.history(entries, scale: indicator.scale))
    }
    var texts: [String: String] = [:]
    for (key, readings) in found.series { texts["\(key.indicator) \(key.area)"] = text(readings) }
    try expectSame(texts, expected, "histories \(what)")
    #expect(found.newestReport == newest, "seed \(seed)")
  }

  private func text(_ readings: [HistoryReading]) -> String {
    readings.map {
      "\($0.period) \($0.asOf?.number ?? -1) \($0.value) \($0.numerator) \($0.denominator) "
        + "\($0.absent?.rawValue ?? "-") \($0.status.rawValue) \($0.reportedAt.number) \($0.receivedAt.microseconds) "
        + "\($0.receivedOn.number) \($0.report)"
    }.joined(separator: ";")
  }

  private func compare(
    _ figures: LatestFigures, with history: RandomHistory, at moment: Instant, _ what: String
  ) throws {
    var expected: [String: String] = [:]
    for (series, entries) in history.model.entries {
      guard let entry = ReferenceModel.latest(entries, at: moment), let figure = entry.figure else { continue }
      let scale = history.catalogue.indicators[Int(series.indicator)].scale
      expected[name(series, history)] =
        "\(figure.value(per: scale)) \(figure.numerator ?? -1) \(figure.denominator ?? -1) \(entry.period) \(entry.reportedAt)"
    }
    var found: [String: String] = [:]
    for indicator in figures.indicators {
      for block in indicator.blocks {
        for row in 0..<block.count {
          let figure = block.figure(at: row)
          let area = figures.areas[Int(block.areas[row])]
          found["\(indicator.indicator) \(area)"] =
            "\(figure.value) \(figure.numerator ?? -1) \(figure.denominator ?? -1) "
            + "\(figure.period.map(\.description) ?? "?") \(figure.reportedAt)"
        }
      }
    }
    try expectSame(found, expected, "newest figures \(what), at \(Zone.shanghai.rfc3339(moment, orForever: true))")
  }

  private func compareReadings(_ store: Store, with history: RandomHistory, at moment: Instant) async throws {
    var expected: [String: String] = [:]
    for (series, entries) in history.model.entries {
      for (period, entry) in ReferenceModel.newestRevisions(entries, at: moment) {
        expected["\(name(series, history)) \(period)"] =
          "\(entry.figure?.stated ?? -1) \(entry.figure?.numerator ?? -1) \(entry.reportedAt) \(entry.receivedAt)"
      }
    }
    let page = try await store.readings(ReadingFilter(asOf: moment, absences: true, limit: .max - 1))
    var found: [String: String] = [:]
    for reading in page.readings {
      found["\(reading.indicator) \(reading.area) \(reading.period)"] =
        "\(reading.stated ?? -1) \(reading.numerator ?? -1) \(reading.reportedAt) \(reading.receivedAt)"
    }
    #expect(found.count == page.readings.count, "a period twice, seed \(seed)")
    try expectSame(found, expected, "newest revisions as known at \(Zone.shanghai.rfc3339(moment))")
  }

  private func compareRevisions(_ store: Store, with history: RandomHistory) async throws {
    var filter = ReadingFilter(indicator: history.catalogue.indicators[1].id, revisions: true, limit: 7001)
    var found: [String: String] = [:]
    repeat {
      let page = try await store.readings(filter)
      for reading in page.readings {
        found["\(reading.indicator) \(reading.area)", default: ""] +=
          "\(reading.period) \(reading.value ?? -1) \(reading.absent != nil) \(reading.reportedAt);"
      }
      filter.cursor = page.next
    } while filter.cursor != nil
    var expected: [String: String] = [:]
    for (series, entries) in history.model.entries where series.indicator == 1 {
      let ordered = entries.sorted {
        ($0.period.end, $0.period.start, $0.reportedAt, $0.order) < (
          $1.period.end, $1.period.start, $1.reportedAt, $1.order
        )
      }
      expected[name(series, history)] = ordered.map { entry in
        "\(entry.period) \(entry.figure?.value() ?? -1) \(entry.figure == nil) \(entry.reportedAt);"
      }.joined()
    }
    try expectSame(found, expected, "all revisions in pages")
  }

  private func name(_ series: ReferenceModel.Series, _ history: RandomHistory) -> String {
    "\(history.vocabulary.indicators[Int(series.indicator)]) \(history.vocabulary.areas[Int(series.area)])"
  }

  private func expectSame(_ found: [String: String], _ expected: [String: String], _ what: String) throws {
    guard found != expected else { return }
    let keys = Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }.sorted()
    let first = keys[0]
    try #require(
      Bool(false),
      """
      \(what): \(keys.count) of \(expected.count) differ, seed \(seed); first \(first): \
      got \(found[first] ?? "nothing"), expected \(expected[first] ?? "nothing")
      """)
  }
}

extension Zone {
  fileprivate func rfc3339(_ instant: Instant, orForever: Bool) -> String {
    instant.microseconds == .max ? "the end" : rfc3339(instant)
  }
}
