import CareGaugeModel
import PostgreSQL

/// What the next evaluation starts from, as one moment's look at the database shows it.
package struct StoredStanding: Sendable {
  /// One a key, in the order of their keys.
  package var alerts: [Alert]
  package var told: [Told]
  /// All there ever were; `Silence.holds(at:)` tells which count.
  package var silences: [Silence]
  /// In the order in which they were recorded.
  package var records: [TaskRecord]
  /// The newest of each target and occurrence.
  package var assessments: [StoredAssessment]
  /// Nil before the first evaluation.
  package var lastEvaluation: StoredEvaluation?
  /// Whether any message was ever recorded.
  package var hasToldAnybody: Bool

  package init(
    alerts: [Alert] = [], told: [Told] = [], silences: [Silence] = [], records: [TaskRecord] = [],
    assessments: [StoredAssessment] = [], lastEvaluation: StoredEvaluation? = nil, hasToldAnybody: Bool = false
  ) {
    self.alerts = alerts
    self.told = told
    self.silences = silences
    self.records = records
    self.assessments = assessments
    self.lastEvaluation = lastEvaluation
    self.hasToldAnybody = hasToldAnybody
  }
}

extension Store {
  /// How everything stands after the newest evaluation.
  package func standing() async throws -> StoredStanding {
    try await transaction(.repeatableRead) { connection in
      let last = try connection.query(
        "select \(StoredEvaluation.columns) from caregauge.evaluation order by evaluation_id desc limit 1")
      let alerts = try connection.query("select body::text from caregauge.alert order by key collate \"C\"")
      let told = try connection.query(
        """
        select receiver, key, episode, state, condition, value, period_start, period_end, first_at, last_at, message
        from caregauge.told order by receiver collate "C", key collate "C"
        """)
      let hasToldAnybody = try connection.query("select exists (select 1 from caregauge.message)").only()
      return StoredStanding(
        alerts: try alerts.map { try StoredBody.value(from: $0.value(0), in: "alert") },
        told: try told.map { try Told($0) }, silences: try connection.silences(), records: try connection.records(),
        assessments: try connection.assessments(through: nil),
        lastEvaluation: try last.first.map { try StoredEvaluation($0) }, hasToldAnybody: try hasToldAnybody.value(0))
    }
  }
}

extension Told {
  fileprivate init(_ row: Row) throws {
    self.init(
      receiver: try row.value(0), key: AlertKey(try row.value(1)), episode: Int(try row.decode(Int32.self, 2)),
      state: try named(row.value(3), in: "told"), condition: try named(row.value(4), in: "told"),
      value: try row.value(5), period: try storedPeriod(row.value(6), row.value(7), in: "told"),
      first: try row.value(8), last: try row.value(9), message: MessageID(try row.value(10)))
  }
}
