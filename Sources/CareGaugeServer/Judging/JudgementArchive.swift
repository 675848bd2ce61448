import CareGaugeAlerting
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeRules
import CareGaugeStore

/// Answers how targets stood on another day: from what was known then, by the configuration and catalogues then in force.
struct JudgementArchive: Sendable {
  let store: Store
  let zone: Zone

  struct Answer: Sendable {
    var targets: [JudgedTarget]
    /// What people had entered of tasks by then, by target.
    var records: [String: [TaskRecord]]
    var catalogue: Catalogue
  }

  /// The targets at the end of a day; a day to come is answered as if nothing more were reported until then.
  ///
  /// - Parameters:
  ///   - catalogue: the one in force now, for today and days to come, and for days before any was kept.
  ///   - today: the service's day.
  func targets(asOf day: Day, catalogue current: Catalogue, today: Day) async throws -> Answer {
    let end = store.end(of: day)
    let catalogue = day >= today ? current : try await self.catalogue(at: end) ?? current
    let judge = Judge(catalogue)
    let histories = try await store.histories(of: Set(judge.series.map(\.indicator)))
    let known = KnownFigures(judge, revisions: histories.series) { $0.receivedAt <= end }
    let records = Dictionary(grouping: try await store.taskRecords(asOf: end), by: \.target)
    let targets = judge.judge(
      on: day, known: known.ofJudge, records: records, isProjected: day > today)
    return Answer(targets: targets, records: records, catalogue: catalogue)
  }

  private func catalogue(at moment: Instant) async throws -> Catalogue? {
    guard let configuration = try await store.basis(.configuration, at: moment),
      let catalogue = try await store.basis(.catalogue, at: moment)
    else { return nil }
    return try readStoredConfiguration(configuration: configuration.content, catalogue: catalogue.content).catalogue
  }
}
