import CareGaugeModel

extension AlertCondition {
  /// How bad a condition is among those of its kind of alert; a change to a lower rank has eased, every other has worsened.
  package var rank: Int {
    switch self {
    case .slipped, .missed: 3
    case .offTrack, .unreported: 2
    case .atRisk, .dueSoon, .late, .implausible, .failing, .crossed: 1
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
