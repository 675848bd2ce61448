import CareGaugeModel

extension AlertCondition {
  /// How bad a condition is; a change of an alert to a lower rank has eased, every other has worsened.
  ///
  /// In lists the ranks order alerts of one severity: what slips comes before what nobody reports on.
  package var rank: Int {
    switch self {
    case .slipped, .missed: 5
    case .offTrack: 4
    case .atRisk: 3
    case .late, .implausible, .failing, .crossed: 2
    case .unreported: 1
    case .dueSoon: 0
    }
  }
}

extension Severity {
  /// 0 for the most urgent.
  package var rank: Int {
    switch self {
    case .critical: 0
    case .warning: 1
    case .info: 2
    }
  }

  /// This severity, or `bound` where this one is more urgent.
  package func atMost(_ bound: Severity) -> Severity { rank < bound.rank ? bound : self }
}
