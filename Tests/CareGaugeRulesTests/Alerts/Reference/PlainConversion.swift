import CareGaugeModel

// From the service's words to the numbers of the reference.

extension AlertCondition {
  static let inOrder: [AlertCondition] = [
    .missed, .slipped, .offTrack, .atRisk, .dueSoon, .unreported, .late, .implausible, .failing, .crossed,
  ]

  var plain: Int {
    switch self {
    case .missed: Plain.Condition.missed
    case .slipped: Plain.Condition.slipped
    case .offTrack: Plain.Condition.offTrack
    case .atRisk: Plain.Condition.atRisk
    case .dueSoon: Plain.Condition.dueSoon
    case .unreported: Plain.Condition.unreported
    case .late: Plain.Condition.late
    case .implausible: Plain.Condition.implausible
    case .failing: Plain.Condition.failing
    case .crossed: Plain.Condition.crossed
    }
  }
}

extension AlertState {
  var plain: Int {
    switch self {
    case .inactive: Plain.State.inactive
    case .pending: Plain.State.pending
    case .firing: Plain.State.firing
    case .resolved: Plain.State.resolved
    }
  }
}

extension AlertEnding {
  static let inOrder: [AlertEnding] = [.cleared, .notApplicable, .withdrawn, .expired, .judgedAnew]

  var plain: Int {
    switch self {
    case .cleared: Plain.Ending.cleared
    case .notApplicable: Plain.Ending.notApplicable
    case .withdrawn: Plain.Ending.withdrawn
    case .expired: Plain.Ending.expired
    case .judgedAnew: Plain.Ending.judgedAnew
    }
  }
}

extension AlertChange.Step {
  var plain: Int {
    switch self {
    case .began: Plain.Step.began
    case .fired: Plain.Step.fired
    case .worsened: Plain.Step.worsened
    case .eased: Plain.Step.eased
    case .restated: Plain.Step.restated
    case .resolved: Plain.Step.resolved
    case .dropped: Plain.Step.dropped
    }
  }
}

extension AlertNews.Occasion {
  var plain: Int {
    switch self {
    case .fired: Plain.Occasion.fired
    case .worsened: Plain.Occasion.worsened
    case .eased: Plain.Occasion.eased
    case .restated: Plain.Occasion.restated
    case .resolved: Plain.Occasion.resolved
    case .repeated: Plain.Occasion.repeated
    case .escalated: Plain.Occasion.escalated
    }
  }
}

extension PlannedMessage.Form {
  var plain: Int {
    switch self {
    case .single: Plain.Form.single
    case .digest: Plain.Form.digest
    case .firstDigest: Plain.Form.firstDigest
    case .unreported: Plain.Form.unreported
    }
  }
}

extension Severity {
  static let inOrder: [Severity] = [.critical, .warning, .info]

  var plain: Int {
    switch self {
    case .critical: 0
    case .warning: 1
    case .info: 2
    }
  }
}

extension Optional where Wrapped == Double {
  var plain: Int {
    if let self { Int(self) } else { Plain.nothing }
  }
}

extension Optional where Wrapped == Period {
  var plain: Int {
    if let self { self.start.components.month - 1 } else { Plain.nothing }
  }
}

extension Optional where Wrapped == Restatement {
  var plain: PlainRestatement {
    guard let self else { return .none }
    return PlainRestatement(period: Period?.some(self.period).plain, from: Int(self.from), to: self.to.plain)
  }
}
