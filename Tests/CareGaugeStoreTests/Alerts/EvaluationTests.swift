import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

@Suite struct EvaluationTests {
  @Test func everythingThatAnEvaluationFoundIsReadBackAsItWas() async throws {
    try await withStore { store, _ in
      var record = try await store.evaluation()
      let alert = AlertSample.alert()
      let change = AlertChange(
        .restated, from: .offTrack, restated: Restatement(period: period("2023-H1"), from: 0.1, to: nil),
        at: AlertSample.moment, alert: alert)
      let yearly = Assessment(.unknown, AssessmentReason(.neverReported, text: "YC-039"))
      record.newestReport = 12
      record.assessments = [
        TargetAssessment(
          target: "YC-011", region: Sample.region, indicator: Sample.share, area: Sample.yinchuan,
          assessment: AlertSample.assessment),
        TargetAssessment(target: "SD-004", occurrence: "2023", assessment: yearly),
      ]
      record.changes = [AlertChange(.began, at: AlertSample.moment, alert: alert), change]
      record.alerts = [AlertSample.alert(state: .pending), alert]
      record.told = [AlertSample.told(), AlertSample.told("operations")]
      record.messages = [AlertSample.message()]
      #expect(try await store.record(record) == 1)

      let standing = try await store.standing()
      #expect(standing.alerts == [alert])
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
          StoredAlertChange(number: 2, evaluation: 1, change: change),
        ])
      #expect(try await store.messages().map(\.planned) == record.messages.map(\.planned))
      #expect(try await store.basis(digest: record.catalogue) == Array("catalogue".utf8))
      #expect(try await store.basis(digest: [1, 2, 3]) == nil)
    }
  }
}
