import CareGaugeModel

extension ReasonText {
  var english: String {
    let goal = "the target (\(demand))"
    let due = dueDay.map { "due \($0)" }
    switch reason.code {
    case .catalogue: return "The catalogue says that it is not judged\(reason.text.map { ": \($0)" } ?? "")."
    case .notApplicable: return "The report says that there is nothing to count for this period (not applicable)."
    case .readingMeets:
      return isTask ? "Reported done\(reading == nil ? "" : " for \(period)")." : "\(figure) meets \(goal)."
    case .earlierReadingMeets:
      return "No figure for the period of the due day; the last one, \(value) for \(period), meets \(goal)."
    case .metLate:
      let late = "but after the due day\(dueDay.map { " (\($0))" } ?? "")"
      return isTask
        ? "Done\(reasonDay.map { " on \($0)" } ?? ""), \(late)\(evidence)." : "\(figure) meets \(goal), \(late)."
    case .metReportedLate:
      let report = "the report came \(reasonDay.map { "only on \($0)" } ?? "after the due day")"
      return isTask ? "Done in time; \(report)." : "\(figure) meets \(goal); \(report)."
    case .proved: return "The document itself proves it done\(reasonDay.map { " on \($0)" } ?? "")."
    case .taskDone: return "Done\(reasonDay.map { " on \($0)" } ?? "")\(evidence)."
    case .slippedBeforeDue, .slippedAfterDue:
      let earlier = earlierPeriod.map { period in
        earlierFigure.map { "\($0) for \(period)" } ?? "The figure for \(period)"
      }
      return "\(earlier ?? "An earlier figure") met \(goal); the newest, \(value) for \(period), does not."
    case .readingFails:
      return isTask
        ? "Not done\(due.map { ", \($0)" } ?? "")."
        : "\(figure) does not meet \(goal)\(due.map { ", \($0)" } ?? "")."
    case .laterReadingFails:
      return "No figure for the period of the due day; a later one, \(value) for \(period), does not meet \(goal)."
    case .aboveCeiling: return "\(figure) is above the ceiling (\(demand)) already."
    case .neverReported:
      return "A report is owed\(reason.text.map { " under \($0)" } ?? ""), and no figure ever came\(everywhere)."
    case .stale:
      let last = "The last figure\(reading == nil ? "" : " (\(value) for \(period))")"
      return
        "\(last) \(reasonDay.map { "counted until \($0)" } ?? "counts no longer"), and none has come since\(everywhere)."
    case .awaitingDueFigure:
      let expected = reasonDay.map { "; it is to be expected by \($0)" } ?? ""
      return
        "It was due\(dueDay.map { " on \($0)" } ?? ""), and the figure for it has not come\(expected)\(everywhere)."
    case .unconfirmed:
      return "It was due\(dueDay.map { " on \($0)" } ?? ""), and nobody has reported it done\(everywhere)."
    case .continuousUnreported:
      return "It must hold at all times\(reasonDay.map { " since \($0)" } ?? ""), and nothing is reported\(everywhere)."
    case .areasNotListed: return "The areas that it is about are listed nowhere, so it cannot be judged."
    case .areasMissing: return "Only \(number(reason.count)) of \(number(reason.of)) areas have reported."
    case .behindTrajectory:
      return "\(figure) is behind the trajectory\(expected.map { " (\($0) was expected on that day)" } ?? "")."
    case .trendMisses:
      let trend = assessment?.trend.map { "The trend of \($0.readings) readings" } ?? "The trend"
      return "\(trend) leads to about \(reached ?? "—") on the due day, which does not meet \(goal)."
    case .planMisses: return "The plan's own numbers lead to \(reached ?? "—"), which does not meet \(goal)."
    case .onTrajectory:
      return "\(figure) is not behind the trajectory\(expected.map { " (\($0) was expected on that day)" } ?? "")."
    case .noFigureYet: return "No figure yet\(everywhere)\(due.map { "; \($0)" } ?? "")."
    case .nothingReported:
      let done =
        (reason.count ?? 0) > 0
        ? "\(number(reason.count)) of \(number(reason.of)) areas have reported it done"
        : "Nothing reported yet\(everywhere)"
      return "\(done)\(due.map { "; \($0)" } ?? "")."
    case .baselineOnly: return "There is only the baseline (\(value) for \(period)); no progress is reported."
    case .noTrajectory:
      return
        "\(figure) does not meet \(goal) yet; there is no trajectory to compare with\(due.map { "; \($0)" } ?? "")."
    case .notYetInForce: return "It must hold from \(reasonDay ?? "a later day") on, which has not come."
    case .worstArea:
      let names = worstAreas.joined(separator: ", ")
      let more = (reason.count ?? 0) > worstAreas.count ? " and others" : ""
      let list = names.isEmpty ? "" : ": \(names)\(more)"
      return "\(stateWord) in \(number(reason.count)) of \(number(reason.of)) areas\(list)."
    case .allAreas:
      let all = "All \(number(reason.of)) areas"
      return assessment?.state == .met
        ? "\(all) have met it." : "\(all) have figures and none is behind, but not all have met it yet."
    }
  }

  private var evidence: String { reason.text.map { "; evidence: \($0)" } ?? "" }

  /// Of a scope over areas none of which has a figure.
  private var everywhere: String { reason.count == 0 ? reason.of.map { " (so in all \(number($0)) areas)" } ?? "" : "" }

  private var figure: String { "The figure for \(period), \(value)," }

  private var stateWord: String { assessment?.state.word(in: .en) ?? "" }
}
