import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

@Suite struct EvaluationTests {
  private static let tables = [
    "evaluation", "assessment", "alert", "alert_change", "told", "message", "message_delivery",
  ]

  @Test func everythingThatAnEvaluationFoundIsReadBackAsItWas() async throws {
    try await withStore { store, _ in
      let record = try await store.fullEvaluation()
      #expect(try await store.record(record) == 1)
      let standing = try await store.standing()
      #expect(standing.alerts == [record.alerts[1]])
      #expect(standing.told == [record.told[1], record.told[0]])
      #expect(standing.assessments.map(\.judged) == [record.assessments[1], record.assessments[0]])
      #expect(standing.assessments.map(\.evaluation) == [1, 1])
      #expect(standing.hasToldAnybody)
      let evaluation = StoredEvaluation(
        number: 1, at: AlertSample.moment, day: day("2023-10-08"), newestReport: 12,
        configuration: record.configuration, catalogue: record.catalogue, build: "1.0.0 (test)", assessments: 2,
        changes: 2, messages: 1)
      #expect(standing.lastEvaluation == evaluation)
      #expect(try await store.evaluations() == [evaluation])
      #expect(
        try await store.alertChanges() == [
          StoredAlertChange(number: 1, evaluation: 1, change: record.changes[0]),
          StoredAlertChange(number: 2, evaluation: 1, change: record.changes[1]),
        ])
      #expect(try await store.messages().map(\.planned) == record.messages.map(\.planned))
      #expect(try await store.basis(digest: record.catalogue) == Array("catalogue".utf8))
      #expect(try await store.basis(digest: [1, 2, 3]) == nil)
    }
  }

  @Test func anEmptyStoreStandsAtNothing() async throws {
    try await withStore { store, _ in
      let standing = try await store.standing()
      #expect(standing.alerts == [] && standing.told == [] && standing.silences == [] && standing.records == [])
      #expect(standing.assessments == [] && standing.lastEvaluation == nil && !standing.hasToldAnybody)
      #expect(try await store.newestReport() == 0)
      #expect(try await store.histories(of: [Sample.beds]).series == [:])
      #expect(try await store.outboxCounts() == OutboxCounts())
      #expect(try await store.backlog(at: Sample.installed) == OutboxBacklog())
      try await store.settle([])
    }
  }

  @Test func ofTwoThatEvaluateAtOnceOneIsRefused() async throws {
    try await withStore { store, pool in
      let record = try await store.fullEvaluation()
      let refusals = await withTaskGroup(of: String?.self) { group in
        for _ in 0..<4 {
          group.addTask {
            do {
              try await store.record(record)
              return nil
            } catch {
              return "\(error)"
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(
        refusals.compactMap { $0 }
          == Array(
            repeating: "another process has evaluated: the newest evaluation is number 1, expected was 0; nothing was "
              + "recorded. Run one service on a database", count: 3))
      #expect(try await counts(pool) == [1, 2, 1, 2, 2, 1, 2])
    }
  }

  @Test func theSameRecordAgainIsRefusedAndChangesNothing() async throws {
    try await withStore { store, pool in
      let record = try await store.fullEvaluation()
      try await store.record(record)
      let error = await #expect(throws: StoreError.self) { try await store.record(record) }
      #expect(error?.code == .evaluatedMeanwhile)
      #expect(try await counts(pool) == [1, 2, 1, 2, 2, 1, 2])
    }
  }

  @Test func aStatementThatFailsInTheMiddleLeavesNothing() async throws {
    try await withStore { store, pool in
      try await store.record(try await store.fullEvaluation())
      var record = try await store.fullEvaluation(after: 1)
      record.assessments[0].assessment.gap = 0
      let error = await #expect(throws: PostgreSQLError.self) { try await store.record(record) }
      #expect(error?.code == .uniqueViolation)
      #expect(
        error?.description
          == "the row is there already (constraint message_pkey, table caregauge.message) [SQLSTATE 23505]")
      #expect(try await counts(pool) == [1, 2, 1, 2, 2, 1, 2])
      #expect(try await store.standing().lastEvaluation?.number == 1)
      record.messages[0] = AlertSample.message("m2")
      #expect(try await store.record(record) == 2)
    }
  }

  @Test func anEvaluationWhoseConnectionIsKilledBeforeItsLastStatementLeavesNothing() async throws {
    try await withStore { store, pool in
      let record = try await store.fullEvaluation()
      try await pool.transaction { connection in
        // The record waits at its last statement for this lock, and is killed there.
        try connection.execute("lock table caregauge.told in access exclusive mode")
        async let recording = store.record(record)
        var killed = 0
        while killed == 0 {
          killed = try await pool.query(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%caregauge.told%'
            """
          ).count
        }
        do {
          let number = try await recording
          Issue.record("recorded as \(number)")
        } catch is PostgreSQLError {}
      }
      #expect(try await counts(pool) == [0, 0, 0, 0, 0, 0, 0])
      #expect(try await store.record(record) == 1)
    }
  }

  @Test func anEvaluationByTextsThatTheStoreDoesNotHoldIsRefused() async throws {
    try await withStore { store, pool in
      var record = try await store.fullEvaluation()
      record.catalogue = Array(repeating: 7, count: 32)
      let error = await #expect(throws: StoreError.self) { try await store.record(record) }
      #expect(error?.code == .unknownBasis)
      #expect(
        error?.description
          == "the store does not hold the catalogues that the evaluation names; nothing was recorded. Hold it before "
          + "evaluating")
      #expect(try await counts(pool) == [0, 0, 0, 0, 0, 0, 0])
    }
  }

  @Test func aLaterEvaluationReplacesWhatStandsAndKeepsWhatWas() async throws {
    try await withStore { store, pool in
      try await store.record(try await store.fullEvaluation())
      let later = at("2024-01-26T09:00:00+08:00")
      var second = try await store.evaluation(after: 1, at: later)
      var missed = AlertSample.assessment
      missed.state = .missed
      missed.reason = AssessmentReason(.readingFails)
      second.assessments = [TargetAssessment(target: "YC-011", assessment: missed)]
      let alert = AlertSample.alert(condition: .missed)
      second.alerts = [alert]
      second.changes = [AlertChange(.worsened, from: .atRisk, at: later, alert: alert)]
      second.told = [AlertSample.told("yinchuan", alert, message: "m2")]
      second.messages = [AlertSample.message("m2", about: [alert], at: later)]
      #expect(try await store.record(second) == 2)

      let standing = try await store.standing()
      #expect(standing.alerts == [alert])
      #expect(standing.told.map(\.message) == [MessageID("m1"), MessageID("m2")])
      #expect(standing.assessments.map(\.judged.target) == ["SD-004", "YC-011"])
      #expect(standing.assessments.map(\.evaluation) == [1, 2])
      #expect(standing.assessments[1].judged.assessment == missed)
      #expect(try await counts(pool) == [2, 3, 1, 3, 2, 2, 4])

      let before = at("2024-01-26T08:59:59+08:00")
      #expect(try await store.assessments(asOf: before).map(\.evaluation) == [1, 1])
      #expect(try await store.assessments(asOf: later).map(\.evaluation) == [1, 2])
      #expect(try await store.assessments(asOf: Sample.installed) == [])
      #expect(
        try await store.assessments(of: "YC-011").map(\.judged.assessment.state) == [.atRisk, .missed])
      #expect(try await store.assessments(evaluations: 2...2).map(\.judged.target) == ["YC-011"])
      #expect(try await store.alerts(asOf: before).map(\.condition) == [.atRisk])
      #expect(try await store.alerts(asOf: later).map(\.condition) == [.missed])
      #expect(try await store.alerts(asOf: Sample.installed) == [])
      #expect(try await store.alertChanges(from: later).map(\.number) == [3])
      #expect(try await store.alertChanges(to: before).map(\.number) == [1, 2])
      #expect(try await store.alertChanges(after: 1, limit: 1).map(\.number) == [2])
      #expect(try await store.messages(from: later).map(\.messageID) == ["<m2@example.org>"])
      #expect(try await store.messages(to: before).map(\.evaluation) == [1])
      #expect(try await store.evaluations(from: later).map(\.number) == [2])
      #expect(try await store.evaluations(after: 1).map(\.number) == [2])
      // A calendar that is started elsewhere goes on from the last evaluation.
      #expect(try await store.newestReceipt() == later)
    }
  }

  @Test func textsWithNULAreKeptWithoutIt() async throws {
    try await withStore { store, _ in
      var record = try await store.evaluation()
      var alert = AlertSample.alert("T")
      alert.basis.text = "a\0b\\u0000c\\\0"
      record.alerts = [alert]
      record.messages = [AlertSample.message(about: [alert])]
      record.messages[0].subject = "s\0"
      record.context = #"{"text": "a\u0000\\u0000"}"#
      try await store.record(record)
      alert.basis.text = "a b\\u0000c\\ "
      #expect(try await store.standing().alerts == [alert])
      #expect(try await store.messages().first?.subject == "s ")
      #expect(try await store.evaluations().map(\.context) == [#"{"text": "a \\u0000"}"#])
    }
  }

  @Test func moreAlertsThanAStatementTakesAreRecordedAndReadInPages() async throws {
    try await withStore { store, pool in
      var record = try await store.evaluation()
      let ids = (0..<2100).map { "T-\(10_000 + $0)" }
      record.alerts = ids.map { AlertSample.plain($0) }
      record.changes = record.alerts.map { AlertChange(.fired, at: AlertSample.moment, alert: $0) }
      record.assessments = ids.map {
        TargetAssessment(target: $0, assessment: Assessment(.open, AssessmentReason(.noFigureYet)))
      }
      try await store.record(record)
      let first = try await store.alerts(limit: 1500)
      let rest = try await store.alerts(after: first.last?.key)
      #expect((first + rest).map(\.subject.target) == ids)
      #expect(try await store.alertChanges(after: 1998, limit: 4).map(\.number) == [1999, 2000, 2001, 2002])
      #expect(
        try await store.alertChanges(after: 1998, limit: 4).map(\.change.key) == ids[1998..<2002].map { .target($0) })
      #expect(try await count("assessment", pool) == 2100)
    }
  }

  private func counts(_ pool: Pool) async throws -> [Int] {
    var counts: [Int] = []
    for table in EvaluationTests.tables { counts.append(try await count(table, pool)) }
    return counts
  }
}
