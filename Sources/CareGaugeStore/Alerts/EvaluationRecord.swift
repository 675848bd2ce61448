import CareGaugeModel

/// Everything that one evaluation found and decided, to be recorded as one.
package struct EvaluationRecord: Sendable {
  /// The number of the evaluation whose outcome this one started from; 0 for the first.
  package var expectedPrevious: Int32
  package var at: Instant
  /// The day that was judged.
  package var day: Day
  /// The number of the newest report that it had seen.
  package var newestReport: Int32
  /// SHA-256 of the configuration and of the catalogues in force, as `Store.hold` gave them.
  package var configuration: [UInt8]
  package var catalogue: [UInt8]
  /// The program's version and build.
  package var build: String
  /// What else the evaluation saw, as JSON of its own making, so that it can be judged again.
  package var context: String
  /// Only those that differ from the one before.
  package var assessments: [TargetAssessment]
  package var changes: [AlertChange]
  /// All whose row changed, also without a step; of several with one key the last counts.
  package var alerts: [Alert]
  /// Of several for one receiver and alert the last counts.
  package var told: [Told]
  package var messages: [OutboxMessage]

  package init(
    expectedPrevious: Int32, at: Instant, day: Day, newestReport: Int32, configuration: [UInt8], catalogue: [UInt8],
    build: String, context: String = "{}", assessments: [TargetAssessment] = [], changes: [AlertChange] = [],
    alerts: [Alert] = [],
    told: [Told] = [], messages: [OutboxMessage] = []
  ) {
    self.expectedPrevious = expectedPrevious
    self.at = at
    self.day = day
    self.newestReport = newestReport
    self.configuration = configuration
    self.catalogue = catalogue
    self.build = build
    self.context = context
    self.assessments = assessments
    self.changes = changes
    self.alerts = alerts
    self.told = told
    self.messages = messages
  }
}

/// An evaluation as the store keeps it.
package struct StoredEvaluation: Sendable, Hashable {
  /// Counts from 1 without gaps.
  package var number: Int32
  package var at: Instant
  package var day: Day
  /// The number of the newest report that it had seen.
  package var newestReport: Int32
  /// SHA-256 of the texts in force; `Store.basis(digest:)` has them.
  package var configuration: [UInt8]
  package var catalogue: [UInt8]
  package var build: String
  /// What else it saw, as JSON.
  package var context: String
  /// How many assessments and alert steps it recorded, and how many messages.
  package var assessments: Int
  package var changes: Int
  package var messages: Int

  package init(
    number: Int32, at: Instant, day: Day, newestReport: Int32, configuration: [UInt8], catalogue: [UInt8],
    build: String, context: String = "{}", assessments: Int, changes: Int, messages: Int
  ) {
    self.number = number
    self.at = at
    self.day = day
    self.newestReport = newestReport
    self.configuration = configuration
    self.catalogue = catalogue
    self.build = build
    self.context = context
    self.assessments = assessments
    self.changes = changes
    self.messages = messages
  }
}
