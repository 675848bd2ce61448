import CareGaugeModel
import CareGaugeRules

/// Judges a stored history again, evaluation by evaluation, by what was in force then, and compares with what happened live.
package struct Replay: Sendable {
  /// Something that the history says otherwise than judging again does.
  package struct Difference: Sendable, Hashable, CustomStringConvertible {
    package var evaluation: Int32
    package var at: Instant
    /// What happened live and not in the replay, or the other way round.
    package var text: String

    package var description: String { "evaluation \(evaluation): \(text)" }
  }

  /// One evaluation of the history with all that it saw and recorded.
  package struct Moment: Sendable {
    package var number: Int32
    package var at: Instant
    package var newestReport: Int32
    package var context: String
    package var changes: [AlertChange]
    package var messages: [PlannedMessage]
    package var assessments: [AssessedKey: Assessment]

    package init(
      number: Int32, at: Instant, newestReport: Int32, context: String, changes: [AlertChange],
      messages: [PlannedMessage], assessments: [AssessedKey: Assessment]
    ) {
      self.number = number
      self.at = at
      self.newestReport = newestReport
      self.context = context
      self.changes = changes
      self.messages = messages
      self.assessments = assessments
    }
  }

  private let revisions: [SeriesKey: [HistoryReading]]
  private let silences: [Silence]
  private let records: [TaskRecord]
  private var standing = Evaluation.Standing()
  private var known: KnownFigures?
  private var seenReport: Int32 = -1
  private var assessments: [AssessedKey: Assessment] = [:]

  /// - Parameters:
  ///   - revisions: every revision of every series that any of the catalogues needs.
  ///   - records: in the order in which they were recorded.
  package init(revisions: [SeriesKey: [HistoryReading]], silences: [Silence], records: [TaskRecord]) {
    self.revisions = revisions
    self.silences = silences
    self.records = records
  }

  /// Another configuration or catalogue is in force from the next moment on.
  package mutating func use(_ basis: JudgementBasis) {
    self.basis = Evaluation(basis)
    known = nil
  }

  private var basis: Evaluation?

  /// Judges one moment of the history again; gives what differs.
  package mutating func run(_ moment: Moment) throws -> [Difference] {
    guard let evaluation = basis else { return [] }
    let context = try EvaluationContext(text: moment.context)
    if known == nil || seenReport != moment.newestReport {
      let newest = moment.newestReport
      known = KnownFigures(evaluation.basis.judge, revisions: revisions) { $0.report <= newest }
      seenReport = newest
    }
    standing.silences = context.silences(of: silences)
    standing.records = Dictionary(grouping: records.prefix(context.records), by: \.target)
    let outcome = evaluation.run(
      &standing, known ?? KnownFigures(evaluation.basis.judge), others: context.adapters.map { $0.sighting() },
      at: moment.at, mayTell: context.mayTell)
    return differences(outcome, moment)
  }

  private mutating func differences(_ outcome: Evaluation.Outcome, _ moment: Moment) -> [Difference] {
    var texts = compare(outcome.step.changes, moment.changes) {
      "\($0.key) \($0.step.rawValue) \($0.alert.condition.rawValue)"
    }
    texts += compare(outcome.plan.messages, moment.messages) { "message \($0.id) to \($0.receiver)" }
    var changed: [AssessedKey: Assessment] = [:]
    for judged in outcome.targets {
      for assessment in judged.occurrences {
        let key = AssessedKey(target: judged.target.id, occurrence: assessment.occurrence)
        if assessments[key] != assessment {
          changed[key] = assessment
          assessments[key] = assessment
        }
      }
    }
    for key in Set(changed.keys).union(moment.assessments.keys).sorted() where changed[key] != moment.assessments[key] {
      let (again, live) = (
        changed[key]?.state.rawValue ?? "unchanged", moment.assessments[key]?.state.rawValue ?? "unchanged"
      )
      texts.append("\(key): judged again \(again), live it was \(live)")
    }
    return texts.map { Difference(evaluation: moment.number, at: moment.at, text: $0) }
  }

  private func compare<Item: Hashable>(_ again: [Item], _ live: [Item], _ name: (Item) -> String) -> [String] {
    let (left, right) = (Set(again), Set(live))
    return again.filter { !right.contains($0) }.map { "\(name($0)): only when judged again" }
      + live.filter { !left.contains($0) }.map { "\(name($0)): only live" }
  }
}
