import CareGaugeModel

/// The areas of a scope, each judged for itself, and what they come to together.
struct AreasAssessment {
  /// Areas that count, with their own assessments.
  private let judged: [(area: AreaCode, assessment: Assessment)]
  private let isTask: Bool
  private let isDue: Bool

  /// - Parameter isDue: whether the due day is over, or a continuous target in force.
  init(_ all: [(area: AreaCode, assessment: Assessment)], isTask: Bool, isDue: Bool) {
    judged = all.filter { $0.assessment.state != .notJudged }
      .sorted { left, right in
        let ranks = (left.assessment.state.rank, right.assessment.state.rank)
        return ranks.0 == ranks.1 ? left.area < right.area : ranks.0 < ranks.1
      }
    self.isTask = isTask
    self.isDue = isDue
  }

  /// One assessment for all; the worst area decides, and a missing one keeps the others from being enough.
  var combined: Assessment {
    guard let worst = judged.first?.assessment else {
      return Assessment(.notJudged, AssessmentReason(.notApplicable))
    }
    var combined = decided(by: worst)
    combined.areas = judged.map {
      AreaAssessment(
        area: $0.area, state: $0.assessment.state, reason: $0.assessment.reason, reading: $0.assessment.reading)
    }
    combined.reported = Assessment.Reported(judged.count - missing.count, of: judged.count)
    return combined
  }

  private func decided(by worst: Assessment) -> Assessment {
    if worst.state.condition != nil {
      var decided = worst
      decided.reason = reason(.worstArea, judged.count { $0.assessment.state == worst.state })
      return decided
    }
    if let first = missing.first { return incomplete(first) }
    let least = judged.map(\.assessment).min { $0.state.progress < $1.state.progress } ?? worst
    var decided = Assessment(least.state, reason(.allAreas, judged.count))
    decided.due = worst.due
    return decided
  }

  /// No area is bad, but some say nothing.
  private func incomplete(_ first: Assessment) -> Assessment {
    let reported = judged.count - missing.count
    if !isDue && (isTask || judged.allSatisfy { $0.assessment.reading == nil }) {
      let code: AssessmentReason.Code =
        isTask ? .nothingReported : first.reason.code == .notYetInForce ? .notYetInForce : .noFigureYet
      return Assessment(.open, AssessmentReason(code, day: first.reason.day, count: reported, of: judged.count))
    }
    guard reported == 0 else { return Assessment(.unknown, reason(.areasMissing, reported)) }
    var all = first.reason
    (all.count, all.of) = (0, judged.count)
    return Assessment(first.state == .open ? .open : .unknown, all)
  }

  private var missing: [Assessment] { judged.map(\.assessment).filter(\.saysNothing) }

  private func reason(_ code: AssessmentReason.Code, _ count: Int) -> AssessmentReason {
    AssessmentReason(code, count: count, of: judged.count)
  }
}

extension Assessment {
  /// Whether no figure of the area counts.
  fileprivate var saysNothing: Bool {
    switch reason.code {
    case .noFigureYet, .nothingReported: true
    case .notYetInForce: reading == nil
    default: state == .unknown
    }
  }
}

extension TargetState {
  /// The worst first: what decides, then what is missing, then what is good.
  fileprivate var rank: Int {
    switch self {
    case .slipped: 0
    case .missed: 1
    case .offTrack: 2
    case .atRisk: 3
    case .unknown: 4
    case .open: 5
    case .onTrack: 6
    case .met: 7
    case .notJudged: 8
    }
  }

  /// Of areas none of which is bad or missing the least decides.
  fileprivate var progress: Int {
    switch self {
    case .onTrack: 0
    case .open: 1
    default: 2
    }
  }
}
