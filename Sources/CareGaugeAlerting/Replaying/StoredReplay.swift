import CareGaugeModel
import CareGaugeStore

/// Replays what a store holds: every evaluation from the first on, since each rests on those before it.
package struct StoredReplay: Sendable {
  private let store: Store
  /// What a configuration and catalogues, by their SHA-256, ask for.
  private let basis: @Sendable (_ configuration: [UInt8], _ catalogues: [UInt8]) async throws -> JudgementBasis

  package init(
    _ store: Store,
    basis: @escaping @Sendable (_ configuration: [UInt8], _ catalogues: [UInt8]) async throws -> JudgementBasis
  ) {
    self.store = store
    self.basis = basis
  }

  /// What a replay found.
  package struct Result: Sendable {
    /// Evaluations judged again within the days asked for, and what they had recorded.
    package var evaluations = 0
    package var changes = 0
    package var messages = 0
    package var differences: [Replay.Difference] = []

    package init() {}
  }

  /// Judges again; differences outside the moments asked for are not told.
  ///
  /// - Parameter progress: called with how many evaluations are done, and how many there are.
  package func run(
    from: Instant, to: Instant, progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> Result {
    let evaluations = try await all { try await store.evaluations(to: to, after: $0?.number ?? 0, limit: 5000) }
    var changes = Dictionary(
      grouping: try await all { try await store.alertChanges(to: to, after: $0?.number ?? 0, limit: 5000) },
      by: \.evaluation)
    var messages = Dictionary(
      grouping: try await all { try await store.messages(to: to, after: $0?.number ?? 0, limit: 5000) },
      by: \.evaluation)
    var assessments = Dictionary(grouping: try await store.assessments(of: nil), by: \.evaluation)
    var bases: [[UInt8]: JudgementBasis] = [:]
    for evaluation in evaluations where bases[evaluation.configuration + evaluation.catalogue] == nil {
      bases[evaluation.configuration + evaluation.catalogue] = try await basis(
        evaluation.configuration, evaluation.catalogue)
    }
    let indicators = bases.values.reduce(into: Set<IndicatorID>()) { $0.formUnion($1.indicators) }
    var replay = Replay(
      revisions: try await store.histories(of: indicators).series, silences: try await store.silences(),
      records: try await store.taskRecords())
    var result = Result()
    var inForce: [UInt8] = []
    for (count, evaluation) in evaluations.enumerated() {
      // It may take minutes, and who asked may have gone.
      try Task.checkCancellation()
      let digests = evaluation.configuration + evaluation.catalogue
      if digests != inForce, let basis = bases[digests] {
        replay.use(basis)
        inForce = digests
      }
      let moment = Replay.Moment(
        number: evaluation.number, at: evaluation.at, newestReport: evaluation.newestReport,
        context: evaluation.context, changes: (changes.removeValue(forKey: evaluation.number) ?? []).map(\.change),
        messages: (messages.removeValue(forKey: evaluation.number) ?? []).map(\.planned),
        assessments: Dictionary(
          (assessments.removeValue(forKey: evaluation.number) ?? []).map {
            (AssessedKey($0.judged), $0.judged.assessment)
          }, uniquingKeysWith: { _, last in last }))
      let differences = try replay.run(moment)
      if evaluation.at >= from {
        result.evaluations += 1
        result.changes += moment.changes.count
        result.messages += moment.messages.count
        result.differences += differences
      }
      progress(count + 1, evaluations.count)
    }
    return result
  }

  /// Page after page, each after the last item of the one before.
  private func all<Item>(_ page: (Item?) async throws -> [Item]) async throws -> [Item] {
    var items: [Item] = []
    while true {
      let more = try await page(items.last)
      if more.isEmpty { return items }
      items += more
    }
  }
}
