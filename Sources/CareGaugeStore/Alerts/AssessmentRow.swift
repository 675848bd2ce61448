import CareGaugeModel
import PostgreSQL

/// An assessment on its way to its table.
struct AssessmentRow: Sendable {
  var judged: TargetAssessment
  var body: String

  init(_ assessment: TargetAssessment) throws {
    judged = assessment
    body = try StoredBody.text(of: assessment.assessment)
  }
}

extension Connection {
  func write(_ rows: [AssessmentRow], evaluation: Int32) throws {
    for page in rows.pages {
      try execute(
        """
        insert into caregauge.assessment (evaluation_id, target, occurrence, state, reason, region, indicator, area,
          value, period_start, period_end, due, body)
        select \(evaluation), target, occurrence, state, reason, region, indicator, area, value, period_start,
          period_end, due, body::jsonb
        from unnest(\(page.map { storable($0.judged.target) }), \(page.map { storable($0.judged.occurrence ?? "") }),
          \(page.map(\.judged.assessment.state.rawValue)), \(page.map(\.judged.assessment.reason.code.rawValue)),
          \(page.map(\.judged.region?.text)), \(page.map(\.judged.indicator?.text)), \(page.map(\.judged.area?.text)),
          \(page.map(\.judged.assessment.reading?.value)), \(page.map(\.judged.assessment.reading?.period.start)),
          \(page.map(\.judged.assessment.reading?.period.end)), \(page.map(\.judged.assessment.due)), \(page.map(\.body)))
          as a (target, occurrence, state, reason, region, indicator, area, value, period_start, period_end, due, body)
        """)
    }
  }
}

extension Array {
  /// Pieces that are each small enough for one statement.
  var pages: [[Element]] {
    stride(from: 0, to: count, by: 2000).map { Array(self[$0..<Swift.min($0 + 2000, count)]) }
  }
}
