import CareGaugeModel
import CareGaugeStore

/// Judgements, alerts and messages of the tests.
enum AlertSample {
  static let moment = at("2023-10-08T09:00:00+08:00")

  /// Yinchuan's 60 %, with everything that an assessment can hold.
  static var assessment: Assessment {
    var assessment = Assessment(.atRisk, AssessmentReason(.planMisses, day: day("2023-12-31"), value: 0.5666))
    assessment.due = day("2023-12-31")
    assessment.reading = JudgedReading(
      period: period("2023-09-06"), day: day("2023-09-06"), value: 5586.0 / 9688, numerator: 5586, denominator: 9688,
      receivedOn: day("2023-09-06"), report: 7, restatedFrom: 0.57)
    assessment.expected = 0.1 + 0.2
    assessment.gap = 0.6 - 5586.0 / 9688
    assessment.missing = 227
    assessment.missingUnderPlan = 647
    assessment.neededPerMonth = 1e-17
    assessment.trend = Trend(slope: -1e-300, onDueDay: 0.58, low: -.infinity, high: .infinity, readings: 3)
    assessment.plan = PlanReach(
      part: 5586, partIncrease: 300, whole: 9688, wholeIncrease: 700, reached: 5886.0 / 10388,
      assumes: ["YC-010", "YC-005"])
    assessment.areas = [
      AreaAssessment(area: Sample.xingqing, state: .missed, reason: AssessmentReason(.readingFails, count: 1, of: 2))
    ]
    assessment.reported = Assessment.Reported(89, of: 90)
    return assessment
  }

  static func alert(
    _ target: String = "YC-011", state: AlertState = .firing, condition: AlertCondition = .atRisk, episode: Int = 0,
    since: Instant = moment
  ) -> Alert {
    Alert(
      key: .target(target),
      subject: AlertSubject(
        kind: .target, region: Sample.region, area: Sample.yinchuan, indicator: Sample.share, target: target,
        document: "yinchuan-2023", responsible: ["市民政局", "各县（市）区人民政府"]),
      state: state, condition: condition, severity: condition.severity, since: since, firingSince: since,
      conditionSince: since, episode: episode,
      basis: AlertBasis(value: 5586.0 / 9688, period: period("2023-09-06"), assessment: assessment))
  }

  /// An alert with nothing to it but its target.
  static func plain(_ target: String) -> Alert {
    Alert(
      key: .target(target), subject: AlertSubject(kind: .target, target: target), state: .firing, condition: .missed,
      severity: .critical, since: moment, conditionSince: moment)
  }

  static func message(
    _ id: String = "m1", to receiver: String = "yinchuan", about alerts: [Alert] = [alert()],
    notBefore: Instant? = nil, recipients: [String] = ["a@example.org", "b@example.org"], at moment: Instant = moment
  ) -> OutboxMessage {
    OutboxMessage(
      planned: PlannedMessage(
        id: MessageID(id), receiver: receiver, form: alerts.count == 1 ? .single : .digest,
        news: alerts.map {
          AlertNews(.fired, $0, from: .offTrack, restated: Restatement(period: period("2023-09"), from: 1, to: nil))
        }, at: moment, notBefore: notBefore, threads: [MessageID("t-\(id)")]),
      messageID: "<\(id)@example.org>", subject: "[有风险] 银川市 养老机构护理型床位占比 57.66%（≥60%）", language: .zh,
      bytes: Array("Subject: \(id)\r\n\r\n\0".utf8), recipients: recipients)
  }

  static func told(_ receiver: String = "yinchuan", _ alert: Alert = alert(), message: String = "m1") -> Told {
    Told(
      receiver: receiver, key: alert.key, episode: alert.episode, state: alert.state, condition: alert.condition,
      value: alert.basis.value, period: alert.basis.period, first: moment, last: moment,
      message: MessageID(message))
  }
}

extension Store {
  /// A record that names texts which the store holds.
  func evaluation(after previous: Int32 = 0, at moment: Instant = AlertSample.moment) async throws -> EvaluationRecord {
    EvaluationRecord(
      expectedPrevious: previous, at: moment, day: Zone.shanghai.day(of: moment), newestReport: 0,
      configuration: try await hold(.configuration, Array("configuration".utf8), from: Sample.installed),
      catalogue: try await hold(.catalogue, Array("catalogue".utf8), from: Sample.installed), build: "1.0.0 (test)")
  }

  /// A record with something of every kind.
  func fullEvaluation(after previous: Int32 = 0) async throws -> EvaluationRecord {
    var record = try await evaluation(after: previous)
    let alert = AlertSample.alert()
    let yearly = Assessment(.unknown, AssessmentReason(.neverReported, text: "YC-039"))
    record.newestReport = 12
    record.assessments = [
      TargetAssessment(
        target: "YC-011", region: Sample.region, indicator: Sample.share, area: Sample.yinchuan,
        assessment: AlertSample.assessment),
      TargetAssessment(target: "SD-004", occurrence: "2023", assessment: yearly),
    ]
    record.changes = [
      AlertChange(.began, at: AlertSample.moment, alert: AlertSample.alert(state: .pending)),
      AlertChange(
        .restated, from: .offTrack, restated: Restatement(period: period("2023-H1"), from: 0.1, to: nil),
        at: AlertSample.moment, alert: alert),
    ]
    record.alerts = [AlertSample.alert(state: .pending), alert]
    record.told = [AlertSample.told(), AlertSample.told("operations")]
    record.messages = [AlertSample.message()]
    return record
  }
}
