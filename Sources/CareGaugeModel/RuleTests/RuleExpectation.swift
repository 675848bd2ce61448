/// What has to be so at the end of each of some days, and which mails have to be decided in them.
package struct RuleExpectation: Hashable, Sendable {
  /// A list of what has to be there.
  package struct Listed<Item: Hashable & Sendable>: Hashable, Sendable {
    package var items: [Item]
    /// Whether nothing else may be there.
    package var isWhole: Bool

    package init(_ items: [Item], isWhole: Bool) {
      self.items = items
      self.isWhole = isWhole
    }
  }

  /// The line where it stands in the test's file.
  package var line: Int
  package var from: Day
  /// The last day of which it speaks; `from` itself where it speaks of one.
  package var until: Day
  package var targets: [ExpectedTarget]
  package var alerts: Listed<ExpectedAlert>?
  package var mails: Listed<ExpectedMail>?

  package init(
    line: Int, from: Day, until: Day, targets: [ExpectedTarget] = [], alerts: Listed<ExpectedAlert>? = nil,
    mails: Listed<ExpectedMail>? = nil
  ) {
    self.line = line
    self.from = from
    self.until = until
    self.targets = targets
    self.alerts = alerts
    self.mails = mails
  }
}

/// How a target has to stand; of what is nil nothing is expected.
package struct ExpectedTarget: Hashable, Sendable {
  package var id: String
  package var occurrence: String?
  package var state: TargetState
  package var reason: AssessmentReason.Code?

  package init(id: String, occurrence: String? = nil, state: TargetState, reason: AssessmentReason.Code? = nil) {
    self.id = id
    self.occurrence = occurrence
    self.state = state
    self.reason = reason
  }
}

/// How an alert has to stand; of what is nil nothing is expected.
package struct ExpectedAlert: Hashable, Sendable {
  package var key: AlertKey
  /// `inactive` for an alert that never was.
  package var state: AlertState
  package var condition: AlertCondition?
  package var severity: Severity?

  package init(key: AlertKey, state: AlertState = .firing, condition: AlertCondition? = nil, severity: Severity? = nil)
  {
    self.key = key
    self.state = state
    self.condition = condition
    self.severity = severity
  }
}

/// A mail that has to be decided; of what is nil nothing is expected.
package struct ExpectedMail: Hashable, Sendable {
  /// One of the alerts that a mail tells of.
  package struct News: Hashable, Sendable {
    package var key: AlertKey
    package var occasion: AlertNews.Occasion?

    package init(key: AlertKey, occasion: AlertNews.Occasion? = nil) {
      self.key = key
      self.occasion = occasion
    }
  }

  /// The receiver's name.
  package var to: String
  package var subject: String?
  package var form: PlannedMessage.Form?
  /// Everything that the mail tells of, in any order.
  package var about: [News]?
  /// When it may leave: at once, or when the receiver's `send_between` begins.
  package var leaves: Instant?

  package init(
    to: String, subject: String? = nil, form: PlannedMessage.Form? = nil, about: [News]? = nil, leaves: Instant? = nil
  ) {
    self.to = to
    self.subject = subject
    self.form = form
    self.about = about
    self.leaves = leaves
  }
}
