import CareGaugeModel

/// Judges the targets of a catalogue on any day, from what was known then.
package struct Judge: Sendable {
  /// The series that judging needs, in a fixed order: `known[i]` below is the history of `series[i]`.
  package let series: [SeriesKey]
  /// The catalogue's, in its order.
  package let targets: [Target]
  private let numbers: [SeriesKey: Int]
  private let kept: [KeptTarget]
  private let issues: [Day]

  package init(_ catalogue: Catalogue) {
    targets = catalogue.targets
    kept = targets.map { KeptTarget($0) }
    series = Set(targets.map { SeriesKey($0.indicator, $0.area) }).sorted()
    numbers = Dictionary(uniqueKeysWithValues: series.enumerated().map { ($1, $0) })
    let documents = Dictionary(catalogue.documents.map { ($0.id, $0.issued) }, uniquingKeysWith: { first, _ in first })
    issues = targets.map { documents[$0.document] ?? Day(number: 0) }
  }

  package func number(of key: SeriesKey) -> Int? { numbers[key] }

  /// Every target whose document was issued by `day`, in the catalogue's order.
  package func judge(
    on day: Day, known: [SeriesHistory], records: [String: [TaskRecord]], isProjected: Bool = false
  ) -> [JudgedTarget] {
    targets.indices.compactMap { judge($0, on: day, known: known, records: records) }
  }

  /// One target; nil before its document's issue.
  package func judge(
    _ number: Int, on day: Day, known: [SeriesHistory], records: [String: [TaskRecord]]
  ) -> JudgedTarget? {
    guard issues[number] <= day else { return nil }
    let assessment = Assessment(.open, AssessmentReason(.noFigureYet))
    return JudgedTarget(kept[number], number: number, current: assessment, begun: [])
  }
}
