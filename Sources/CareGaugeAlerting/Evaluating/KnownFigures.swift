import CareGaugeModel
import CareGaugeRules

/// Every revision of the figures that judgement and rules need, and what of them was known at a moment.
package struct KnownFigures: Sendable {
  /// All revisions, also ones that a judgement of the past must not see.
  private var revisions: [SeriesKey: [HistoryReading]] = [:]
  /// What is known, by the judge's numbers.
  package private(set) var ofJudge: [SeriesHistory]
  /// What is known of every series.
  package private(set) var all: [SeriesKey: SeriesHistory] = [:]
  private let judge: Judge
  private let isKnown: @Sendable (HistoryReading) -> Bool

  /// - Parameter isKnown: whether a revision had been received at the moment that is judged.
  package init(
    _ judge: Judge, revisions: [SeriesKey: [HistoryReading]] = [:],
    isKnown: @escaping @Sendable (HistoryReading) -> Bool = { _ in true }
  ) {
    self.judge = judge
    self.isKnown = isKnown
    ofJudge = judge.series.map { _ in SeriesHistory() }
    replace(revisions)
  }

  /// Takes over the series given, each with all its revisions.
  package mutating func replace(_ changed: [SeriesKey: [HistoryReading]]) {
    for (key, list) in changed {
      revisions[key] = list
      let history = SeriesHistory(revisions: list, isKnown: isKnown)
      all[key] = history
      if let number = judge.number(of: key) { ofJudge[number] = history }
    }
  }

  /// The same revisions for another judge, or seen from another moment.
  package func seen(
    by judge: Judge, isKnown: @escaping @Sendable (HistoryReading) -> Bool = { _ in true }
  ) -> KnownFigures {
    KnownFigures(judge, revisions: revisions, isKnown: isKnown)
  }
}
