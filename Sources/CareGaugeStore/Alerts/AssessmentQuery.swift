import CareGaugeModel
import PostgreSQL

extension Store {
  /// How every target and occurrence stood after the last evaluation at or before a moment (the newest unless given).
  package func assessments(asOf moment: Instant? = nil) async throws -> [StoredAssessment] {
    try await transaction(.repeatableRead) { connection in
      guard let moment else { return try connection.assessments(through: nil) }
      return try connection.assessments(through: try connection.evaluation(at: moment))
    }
  }

  /// Every assessment that these evaluations recorded, in their order.
  ///
  /// - Parameter target: only this one's.
  package func assessments(
    of target: String? = nil, evaluations: ClosedRange<Int32> = 1...Int32.max
  ) async throws -> [StoredAssessment] {
    try await pool.query(
      """
      select \(StoredAssessment.columns) from caregauge.assessment
      where evaluation_id between \(evaluations.lowerBound) and \(evaluations.upperBound)
        and (\(target)::text is null or target = \(target))
      order by evaluation_id, target collate "C", occurrence collate "C"
      """
    ).map { try StoredAssessment($0) }
  }
}

extension Connection {
  /// The newest assessment of each target and occurrence, up to an evaluation.
  func assessments(through evaluation: Int32?) throws -> [StoredAssessment] {
    try query(
      """
      select distinct on (target, occurrence) \(StoredAssessment.columns) from caregauge.assessment
      where evaluation_id <= \(evaluation ?? .max)
      order by target, occurrence, evaluation_id desc
      """
    ).map { try StoredAssessment($0) }
  }

  /// The number of the last evaluation at or before a moment, 0 where there is none.
  func evaluation(at moment: Instant) throws -> Int32 {
    try query("select coalesce(max(evaluation_id), 0) from caregauge.evaluation where at <= \(moment)").only().value(0)
  }
}

extension StoredAssessment {
  fileprivate static let columns: Query = """
    evaluation_id, target, occurrence, region, indicator, area, body::text
    """

  fileprivate init(_ row: Row) throws {
    let occurrence = try row.decode(String.self, 2)
    self.init(
      evaluation: try row.value(0),
      judged: TargetAssessment(
        target: try row.value(1), occurrence: occurrence.isEmpty ? nil : occurrence,
        region: try row.decode(String?.self, 3).flatMap { RegionID($0) },
        indicator: try row.decode(String?.self, 4).flatMap { IndicatorID($0) },
        area: try row.decode(String?.self, 5).flatMap { AreaCode($0) },
        assessment: try StoredBody.value(from: row.value(6), in: "assessment")))
  }
}
