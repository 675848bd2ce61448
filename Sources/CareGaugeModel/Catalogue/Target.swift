/// A promise of a policy document: a condition on an indicator of an area by a day 目标.
package struct Target: Hashable, Sendable {
  package var id: String
  package var indicator: IndicatorID
  /// A name of its own, where the indicator's will not do.
  package var name: LocalizedName?
  package var area: AreaCode
  package var condition: Condition
  package var scope: Scope
  package var schedule: Schedule
  package var dueBasis: DueBasis
  /// The last day of a continuous target, where its document's end is not the one.
  package var until: Day?
  /// Grades the change of this indicator since `since` instead of a level.
  package var increaseOf: IndicatorID?
  package var since: Day?
  /// Sums flows, or reads a cumulative series, from this day on.
  package var accruesSince: Day?
  /// The period of the reading from which the trajectory starts, for once-only targets with a published baseline.
  package var baseline: Day?
  package var milestoneOf: String?
  package var restates: String?
  package var replaces: String?
  /// The day on which the document itself proves the task done.
  package var proved: Day?
  /// Why the target is not judged; nil for one that is.
  package var notJudged: String?
  /// How hard the promise is: 力争, 确保 …
  package var commitment: String?
  package var document: String
  package var clause: String
  package var responsible: [String]
  /// The obligation under which its figures are reported.
  package var reportedUnder: String?
  /// `funding`, `limit`, `projection`, `evaluation` or `target`, as the document means it.
  package var kind: String
  package var region: RegionID

  package init(
    id: String, indicator: IndicatorID, area: AreaCode, condition: Condition, scope: Scope = .area, schedule: Schedule,
    dueBasis: DueBasis = .stated, document: String, clause: String, region: RegionID
  ) {
    self.id = id
    self.indicator = indicator
    self.area = area
    self.condition = condition
    self.scope = scope
    self.schedule = schedule
    self.dueBasis = dueBasis
    self.document = document
    self.clause = clause
    self.responsible = []
    self.kind = "target"
    self.region = region
  }
}
