import CareGaugeModel
import CareGaugeRules

/// One look at everything: judges targets and figures, takes the alerts a step on, and plans what receivers are told.
///
/// Pure, so that the running service, `caregauge replay` and operators' rule tests are one and the same judgement.
package struct Evaluation: Sendable {
  /// What an evaluation starts from, and what it leaves behind.
  package struct Standing: Sendable {
    package var alerts: AlertBook
    package var told: ToldBook
    package var silences: [Silence]
    /// Tasks recorded by hand, by target.
    package var records: [String: [TaskRecord]]
    /// Whether receivers were told once how things stand: the first time it is one digest each.
    package var hasBegun: Bool

    package init(
      alerts: AlertBook = AlertBook(), told: ToldBook = ToldBook(), silences: [Silence] = [],
      records: [String: [TaskRecord]] = [:], hasBegun: Bool = false
    ) {
      self.hasBegun = hasBegun
      self.alerts = alerts
      self.told = told
      self.silences = silences
      self.records = records
    }
  }

  /// What an evaluation found and decided.
  package struct Outcome: Sendable {
    package var targets: [JudgedTarget]
    package var step: AlertStep
    package var plan: MessagePlan
    /// When something falls due by the passing of time alone.
    package var next: Instant?

    /// Whether alerts or messages come of it.
    package var isQuiet: Bool { step.isEmpty && plan.messages.isEmpty && plan.told.isEmpty }
  }

  package let basis: JudgementBasis

  package init(_ basis: JudgementBasis) { self.basis = basis }

  /// Judges everything at a moment; `standing` is as it is after the alerts' step and the messages.
  ///
  /// - Parameters:
  ///   - others: sightings that rest on no figure: of adapters.
  ///   - complete: kinds of alerts of which the sightings name all.
  ///   - mayTell: whether messages may be planned; before the first collections have ended they may not.
  package func run(
    _ standing: inout Standing, _ known: KnownFigures, others: [Sighting] = [],
    complete: Set<AlertKind> = Set(AlertKind.allCases), at now: Instant, mayTell: Bool = true
  ) -> Outcome {
    let day = basis.zone.day(of: now)
    let records = standing.records.mapValues { $0.filter { $0.recordedAt <= now } }
    let targets = basis.judge.judge(on: day, known: known.ofJudge, records: records)
    let sightings =
      basis.targets.sightings(of: targets, on: day, book: standing.alerts)
      + basis.thresholds.sightings(known: known.all) + others
    let step = AlertMachine().step(standing.alerts, sightings: sightings, now: now, complete: complete)
    standing.alerts.apply(step)
    var outcome = Outcome(targets: targets, step: step, plan: MessagePlan(), next: step.next)
    guard mayTell else { return outcome }
    outcome.plan = basis.planner.plan(
      alerts: standing.alerts, told: standing.told, silences: standing.silences, now: now, zone: basis.zone,
      isFirst: !standing.hasBegun)
    standing.told.apply(outcome.plan)
    standing.hasBegun = true
    outcome.next = [step.next, outcome.plan.next].compactMap { $0 }.min()
    return outcome
  }
}
