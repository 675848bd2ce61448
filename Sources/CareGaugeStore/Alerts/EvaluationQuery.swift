import CareGaugeModel
import PostgreSQL

extension Store {
  /// Evaluations within these moments, both included, in their order.
  ///
  /// - Parameters:
  ///   - number: only those after this one: the last of the page before.
  ///   - limit: how many at most.
  package func evaluations(
    from: Instant? = nil, to: Instant? = nil, after number: Int32 = 0, limit: Int = 10_000
  ) async throws -> [StoredEvaluation] {
    try await pool.query(
      """
      select \(StoredEvaluation.columns) from caregauge.evaluation
      where (\(from)::timestamptz is null or at >= \(from)) and (\(to)::timestamptz is null or at <= \(to))
        and evaluation_id > \(number)
      order by evaluation_id limit \(limit)
      """
    ).map { try StoredEvaluation($0) }
  }
}

extension StoredEvaluation {
  static let columns: Query = """
    evaluation_id, at, day, newest_report, configuration, catalogue, build, assessments, changes, messages, context::text
    """

  init(_ row: Row) throws {
    self.init(
      number: try row.value(0), at: try row.value(1), day: try row.value(2), newestReport: try row.value(3),
      configuration: try row.decode([UInt8].self, 4), catalogue: try row.decode([UInt8].self, 5),
      build: try row.value(6), context: try row.value(10), assessments: Int(try row.decode(Int32.self, 7)),
      changes: Int(try row.decode(Int32.self, 8)), messages: Int(try row.decode(Int32.self, 9)))
  }
}
