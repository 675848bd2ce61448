import CareGaugeMail
import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import PostgreSQL

/// What the evaluator remembers between evaluations, so that only what changed is read: figures, alerts, and what was told.
///
/// Nothing here is true before it is committed: after a failure everything is read from the store again.
actor EvaluatorMemory {
  /// What has to be read before judging.
  struct Reading: Sendable {
    var everything: Bool
    /// Silences and tasks.
    var book: Bool
  }

  /// What came of an evaluation.
  struct Result: Sendable {
    var judgement: Judgement
    var messages: Int
    var next: Instant?
  }

  private let store: Store
  private let turnstile = Turnstile()
  private var standing = Evaluation.Standing()
  private var known: KnownFigures?
  private var newestReport: Int32 = 0
  private var inForce: [UInt8] = []
  /// The newest judgement of each target and occurrence that the store has.
  private var assessments: [AssessedKey: Assessment] = [:]
  private var recordCount = 0
  private var last: StoredEvaluation?

  init(store: Store) { self.store = store }

  /// Reads what changed, judges, and commits; one evaluation at a time.
  func evaluate(
    _ basis: JudgementBasis, reading: Reading, adapters: [AdapterHealth], mayTell: Bool, at now: Instant, build: String
  ) async throws -> Result {
    await turnstile.enter()
    do {
      let result = try await judge(basis, reading, adapters, mayTell, now, build)
      await turnstile.leave()
      return result
    } catch {
      known = nil
      await turnstile.leave()
      throw error
    }
  }

  private func judge(
    _ basis: JudgementBasis, _ reading: Reading, _ adapters: [AdapterHealth], _ mayTell: Bool, _ now: Instant,
    _ build: String
  ) async throws -> Result {
    try await refresh(basis, reading)
    // A machine's clock that is set back must not judge a day that is over once more.
    let now = max(now, last?.at ?? now)
    guard let known else { throw CancellationError() }
    var after = standing
    let outcome = Evaluation(basis).run(
      &after, known, others: adapters.map { $0.sighting() }, at: now, mayTell: mayTell)
    let changed = changes(in: outcome.targets)
    let isNews =
      after.hasBegun != standing.hasBegun || newestReport != last?.newestReport
      || basis.configuration != last?.configuration
      || basis.catalogues != last?.catalogue || basis.zone.day(of: now) != last?.day
    if !outcome.isQuiet || !changed.isEmpty || isNews {
      let record = EvaluationRecord(
        expectedPrevious: last?.number ?? 0, at: now, day: basis.zone.day(of: now), newestReport: newestReport,
        configuration: basis.configuration, catalogue: basis.catalogues, build: build,
        context: try EvaluationContext(
          mayTell: mayTell, hasBegun: after.hasBegun, adapters: adapters, silences: standing.silences,
          records: recordCount
        ).text, assessments: changed,
        changes: outcome.step.changes, alerts: outcome.step.alerts, told: outcome.plan.told,
        messages: outcome.plan.messages.compactMap { written($0, basis, known) })
      last = StoredEvaluation(record, number: try await store.record(record))
      for judged in changed { assessments[AssessedKey(judged)] = judged.assessment }
    }
    standing = after
    return Result(
      judgement: Judgement(outcome.targets, after, basis, at: now, next: outcome.next),
      messages: outcome.plan.messages.count,
      next: outcome.next)
  }

  private func refresh(_ basis: JudgementBasis, _ reading: Reading) async throws {
    // Figures stand in the order of one judge, so that another configuration begins with all of them anew.
    let digests = basis.configuration + basis.catalogues
    if reading.everything || known == nil || digests != inForce {
      inForce = digests
      let histories = try await store.histories(of: basis.indicators)
      known = KnownFigures(basis.judge, revisions: histories.series)
      newestReport = histories.newestReport
      let book = try await store.standing()
      standing = Evaluation.Standing(
        alerts: AlertBook(book.alerts), told: ToldBook(book.told), silences: book.silences,
        records: Dictionary(grouping: book.records, by: \.target), hasBegun: try hasBegun(book))
      recordCount = book.records.count
      assessments = Dictionary(
        book.assessments.map { (AssessedKey($0.judged), $0.judged.assessment) }, uniquingKeysWith: { _, last in last })
      last = book.lastEvaluation
      return
    }
    // In one look at the database: a report that is counted as seen has been seen.
    let histories = try await store.histories(since: newestReport, of: basis.indicators)
    known?.replace(histories.series)
    newestReport = histories.newestReport
    if reading.book {
      standing.silences = try await store.silences()
      let records = try await store.taskRecords()
      standing.records = Dictionary(grouping: records, by: \.target)
      recordCount = records.count
    }
  }

  /// Whether receivers were told once how things stand, though there may have been nothing to tell.
  private func hasBegun(_ book: StoredStanding) throws -> Bool {
    guard let last = book.lastEvaluation else { return false }
    return try EvaluationContext(text: last.context).hasBegun
  }

  /// Judgements that differ from what the store has.
  private func changes(in targets: [JudgedTarget]) -> [TargetAssessment] {
    targets.flatMap { judged in
      judged.occurrences.compactMap { assessment in
        let changed = TargetAssessment(
          target: judged.target.id, region: judged.target.region, indicator: judged.target.indicator,
          area: judged.target.area, assessment: assessment)
        return assessments[AssessedKey(changed)] == assessment ? nil : changed
      }
    }
  }

  private func written(_ message: PlannedMessage, _ basis: JudgementBasis, _ known: KnownFigures) -> OutboxMessage? {
    guard let receiver = basis.receivers.first(where: { $0.name == message.receiver }), let writer = basis.mail,
      case .email(_, let language) = receiver.way
    else { return nil }
    let mail = writer.write(message, to: receiver) { known.all[$0] ?? SeriesHistory() }
    return OutboxMessage(
      planned: message, messageID: mail.id, subject: mail.subject, language: language, bytes: mail.bytes,
      recipients: mail.recipients)
  }
}

extension StoredEvaluation {
  /// An evaluation that was just recorded under this number.
  fileprivate init(_ record: EvaluationRecord, number: Int32) {
    self.init(
      number: number, at: record.at, day: record.day, newestReport: record.newestReport,
      configuration: record.configuration, catalogue: record.catalogue, build: record.build, context: record.context,
      assessments: record.assessments.count, changes: record.changes.count, messages: record.messages.count)
  }
}
