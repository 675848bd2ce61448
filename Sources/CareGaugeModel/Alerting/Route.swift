/// Which alerts go to which receivers, and when.
package struct Route: Hashable, Sendable {
  package var match: Match
  /// Names of receivers.
  package var receivers: [String]
  /// What alerts have in common that go out in one message.
  package var groupBy: [GroupLabel]
  /// How long to collect alerts before the first message of a group.
  package var groupWait: Swift.Duration
  /// After how long an alert that still fires is told again; nil for never.
  package var repeatEvery: Swift.Duration?
  package var escalation: Escalation?

  package init(
    match: Match = Match(), receivers: [String], groupBy: [GroupLabel] = [], groupWait: Swift.Duration = .zero,
    repeatEvery: Swift.Duration? = nil, escalation: Escalation? = nil
  ) {
    self.match = match
    self.receivers = receivers
    self.groupBy = groupBy
    self.groupWait = groupWait
    self.repeatEvery = repeatEvery
    self.escalation = escalation
  }

  /// Conditions that must all hold, each for one of its words; an empty one holds for everything.
  package struct Match: Hashable, Sendable, Codable {
    package var regions: [RegionID] = []
    package var areas: [AreaCode] = []
    package var indicators: [IndicatorID] = []
    package var kinds: [AlertKind] = []
    package var conditions: [AlertCondition] = []
    package var severities: [Severity] = []
    /// Bodies of which the target's list names one.
    package var responsible: [String] = []
    package var documents: [String] = []

    package init(
      regions: [RegionID] = [], areas: [AreaCode] = [], indicators: [IndicatorID] = [], kinds: [AlertKind] = [],
      conditions: [AlertCondition] = [], severities: [Severity] = [], responsible: [String] = [],
      documents: [String] = []
    ) {
      self.regions = regions
      self.areas = areas
      self.indicators = indicators
      self.kinds = kinds
      self.conditions = conditions
      self.severities = severities
      self.responsible = responsible
      self.documents = documents
    }
  }

  package enum GroupLabel: String, Hashable, Sendable, CaseIterable {
    case region, area, indicator, target, kind, condition, severity, document
  }

  /// Who is told as well when an alert goes on.
  package struct Escalation: Hashable, Sendable {
    package var after: Swift.Duration
    package var receivers: [String]

    package init(after: Swift.Duration, receivers: [String]) {
      self.after = after
      self.receivers = receivers
    }
  }
}
