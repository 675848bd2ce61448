/// Why a target is in its state: a bounded code with the numbers and days that the sentence about it needs.
package struct AssessmentReason: Hashable, Sendable, Codable {
  package enum Code: String, Hashable, Sendable, CaseIterable, Codable {
    // not_judged
    /// The catalogue says `judge: no`; `text` has its reason.
    case catalogue
    /// The figure for the due period is `absent … not_applicable`.
    case notApplicable = "not_applicable"
    // met
    /// The reading of the due day's period, or a newer one before the due day, meets it.
    case readingMeets = "reading_meets"
    /// No reading of the due day's period; an earlier one, fresh on the due day, meets it ("as of").
    case earlierReadingMeets = "earlier_reading_meets"
    /// A reading whose period ends after the due day meets it.
    case metLate = "met_late"
    /// The reading of the due day's period meets it, but arrived after the due day; `day` is when.
    case metReportedLate = "met_reported_late"
    /// The document itself proves the task done; `day`.
    case proved
    /// A person or report says that the task was done; `day`, `text` is the evidence.
    case taskDone = "task_done"
    // slipped
    /// An earlier period (`period`) met it, the newest fresh reading fails.
    case slippedBeforeDue = "slipped_before_due"
    /// The deciding reading met it, a later one fails.
    case slippedAfterDue = "slipped_after_due"
    // missed
    case readingFails = "reading_fails"
    /// No deciding reading, and one after the due period fails.
    case laterReadingFails = "later_reading_fails"
    /// A flow is above its ceiling before its window ends.
    case aboveCeiling = "above_ceiling"
    // unknown
    /// Never reported, and an obligation for it (`text`) has passed.
    case neverReported = "never_reported"
    /// The last figure was fresh to `day` only.
    case stale
    /// The due day is over and its figure is not there; `day`: by when it may be expected, nil when that is over.
    case awaitingDueFigure = "awaiting_due_figure"
    /// A task whose due day is over and of which nobody says that it was done.
    case unconfirmed
    /// It must hold since `day`, and nothing is reported.
    case continuousUnreported = "continuous_unreported"
    /// The scope's areas are listed nowhere.
    case areasNotListed = "areas_not_listed"
    /// Some areas have no figure: `count` of `of` have.
    case areasMissing = "areas_missing"
    // off_track, at_risk, on_track
    case behindTrajectory = "behind_trajectory"
    /// The trend through the readings misses it on the due day.
    case trendMisses = "trend_misses"
    /// The plan's own numbers reach `value` only.
    case planMisses = "plan_misses"
    case onTrajectory = "on_trajectory"
    // open
    case noFigureYet = "no_figure_yet"
    /// A task of which nothing is reported yet.
    case nothingReported = "nothing_reported"
    /// The baseline is the only reading: no progress reported.
    case baselineOnly = "baseline_only"
    /// There is a figure that does not meet it, and no trajectory to compare it with.
    case noTrajectory = "no_trajectory"
    /// It must hold from `day` on, which has not come.
    case notYetInForce = "not_yet_in_force"
    // areas
    /// The worst area decides; `count` areas are in that state, of `of`.
    case worstArea = "worst_area"
    /// All areas that count are at least in this state.
    case allAreas = "all_areas"
  }

  package var code: Code
  package var day: Day?
  package var period: Period?
  package var value: Double?
  package var text: String?
  package var count: Int?
  package var of: Int?

  @inlinable package init(
    _ code: Code, day: Day? = nil, period: Period? = nil, value: Double? = nil, text: String? = nil,
    count: Int? = nil, of: Int? = nil
  ) {
    self.code = code
    self.day = day
    self.period = period
    self.value = value
    self.text = text
    self.count = count
    self.of = of
  }
}
