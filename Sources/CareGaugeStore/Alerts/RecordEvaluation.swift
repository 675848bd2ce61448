import CareGaugeModel
import PostgreSQL

extension Store {
  /// Records an evaluation in one transaction: all of it or nothing. Returns its number.
  ///
  /// Each message gets a pending delivery for each of its recipients; `outboxChanges()` hears of them at the commit.
  ///
  /// - Throws: `StoreError` with `evaluatedMeanwhile` when the newest evaluation is not the expected one, and with
  ///   `unknownBasis`; `PostgreSQLError`, `uniqueViolation` when a message was recorded before. When the connection
  ///   breaks during the commit, only the standing read again tells whether it was recorded.
  @discardableResult
  package func record(_ evaluation: EvaluationRecord) async throws -> Int32 {
    // Written out before the lock is taken, so that others wait for the database's work only.
    let rows = try EvaluationRows(evaluation)
    return try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.evaluating))")
      let state = try connection.recordingState(for: evaluation)
      try state.check(evaluation)
      let number = state.evaluation + 1
      try connection.write(evaluation, number: number)
      try connection.write(rows.assessments, evaluation: number)
      try connection.write(rows.alerts, evaluation: number)
      try connection.write(rows.changes, evaluation: number, after: state.change)
      try connection.write(rows.messages, evaluation: number, after: state)
      try connection.write(rows.told, evaluation: number)
      if !rows.messages.isEmpty {
        _ = try connection.query("select pg_notify(\(Store.outboxChannel), \(String(number)))")
      }
      return number
    }
  }
}

/// The rows of an evaluation, in their final form but for their numbers.
private struct EvaluationRows: Sendable {
  var assessments: [AssessmentRow]
  var alerts: [AlertRow]
  var changes: [AlertChangeRow]
  var told: [Told]
  var messages: [MessageRow]

  init(_ evaluation: EvaluationRecord) throws {
    assessments = try evaluation.assessments.map { try AssessmentRow($0) }
    // The alert after its last step is most often the one that is written to its own row, and is put into words once.
    var bodies: [AlertKey: (alert: Alert, text: String)] = [:]
    func body(_ alert: Alert) throws -> String {
      if let known = bodies[alert.key], known.alert == alert { return known.text }
      let text = try StoredBody.text(of: alert)
      bodies[alert.key] = (alert, text)
      return text
    }
    changes = try evaluation.changes.map { try AlertChangeRow($0, body: body($0.alert)) }
    alerts = try lastOfEach(evaluation.alerts, by: \.key).map { AlertRow($0, body: try body($0)) }
    told = lastOfEach(evaluation.told) { "\($0.receiver)\u{1F}\($0.key)" }
    messages = try evaluation.messages.map { try MessageRow($0) }
  }
}

/// Of elements with the same key the last, in the order of the keys' first ones.
private func lastOfEach<Element, Key: Hashable>(_ elements: [Element], by key: (Element) -> Key) -> [Element] {
  var places: [Key: Int] = [:]
  var kept: [Element] = []
  for element in elements {
    if let place = places[key(element)] {
      kept[place] = element
    } else {
      places[key(element)] = kept.count
      kept.append(element)
    }
  }
  return kept
}

/// The newest numbers, asked in one question once the lock is there.
struct RecordingState {
  var evaluation: Int32
  var change: Int64
  var message: Int32
  var delivery: Int64
  private var knowsConfiguration: Bool
  private var knowsCatalogue: Bool

  fileprivate init(_ row: Row) throws {
    evaluation = try row.value(0)
    change = try row.value(1)
    message = try row.value(2)
    delivery = try row.value(3)
    knowsConfiguration = try row.value(4)
    knowsCatalogue = try row.value(5)
  }

  fileprivate func check(_ record: EvaluationRecord) throws {
    guard evaluation == record.expectedPrevious else {
      throw StoreError(
        .evaluatedMeanwhile,
        "another process has evaluated: the newest evaluation is number \(evaluation), expected was "
          + "\(record.expectedPrevious); nothing was recorded. Run one service on a database")
    }
    guard knowsConfiguration, knowsCatalogue else {
      throw StoreError(
        .unknownBasis,
        "the store does not hold the \(knowsConfiguration ? "catalogues" : "configuration") that the evaluation names; "
          + "nothing was recorded. Hold it before evaluating")
    }
  }
}

extension Connection {
  fileprivate func recordingState(for evaluation: EvaluationRecord) throws -> RecordingState {
    try RecordingState(
      try query(
        """
        select (select coalesce(max(evaluation_id), 0) from caregauge.evaluation),
          (select coalesce(max(change_id), 0) from caregauge.alert_change),
          (select coalesce(max(number), 0) from caregauge.message),
          (select coalesce(max(delivery_id), 0) from caregauge.message_delivery),
          exists (select 1 from caregauge.basis where digest = \(evaluation.configuration)),
          exists (select 1 from caregauge.basis where digest = \(evaluation.catalogue))
        """
      ).only())
  }

  fileprivate func write(_ evaluation: EvaluationRecord, number: Int32) throws {
    try execute(
      """
      insert into caregauge.evaluation (evaluation_id, at, day, newest_report, configuration, catalogue, build,
        context, assessments, changes, messages)
      values (\(number), \(evaluation.at), \(evaluation.day), \(evaluation.newestReport), \(evaluation.configuration),
        \(evaluation.catalogue), \(storable(evaluation.build)), \(StoredBody.storable(evaluation.context))::jsonb,
        \(Int32(evaluation.assessments.count)), \(Int32(evaluation.changes.count)), \(Int32(evaluation.messages.count)))
      """)
  }
}
