import CareGaugeModel

extension ReasonText {
  var chinese: String {
    let goal = "目标（\(demand)）"
    let byDue = dueDay.map { "\($0)到期" }
    switch reason.code {
    case .catalogue: return "目录规定不考核\(reason.text.map { "：\(ReasonText.chineseGround[$0] ?? $0)" } ?? "")。"
    case .notApplicable: return "报告说明本期没有可考核的对象（不适用）。"
    case .readingMeets:
      return isTask ? "已报告完成\(reading == nil ? "" : "（\(period)）")。" : "\(period)为 \(value)，达到\(goal)。"
    case .earlierReadingMeets:
      return "到期日所在期没有数据；最近一次（\(period)）为 \(value)，已达到\(goal)。"
    case .metLate:
      let late = "但晚于到期日\(dueDay.map { "（\($0)）" } ?? "")"
      return isTask
        ? "\(reasonDay.map { "已于\($0)" } ?? "已")完成，\(late)\(evidence)。" : "\(period)为 \(value)，达到\(goal)，\(late)。"
    case .metReportedLate:
      let report = "报告\(reasonDay.map { "\($0)才收到" } ?? "在到期日之后才收到")"
      return isTask ? "已按期完成；\(report)。" : "\(period)为 \(value)，达到\(goal)；\(report)。"
    case .proved: return "文件本身证明\(reasonDay.map { "已于\($0)" } ?? "已")完成。"
    case .taskDone: return "\(reasonDay.map { "已于\($0)" } ?? "已")完成\(evidence)。"
    case .slippedBeforeDue, .slippedAfterDue:
      let earlier = earlierPeriod.map { "\($0)\(earlierFigure.map { "为 \($0)，" } ?? "")曾达到\(goal)" } ?? "此前曾达到\(goal)"
      return "\(earlier)；\(period)转为未达标：\(value)。"
    case .readingFails:
      return isTask
        ? "\(byDue.map { "\($0)，" } ?? "")没有完成。" : "\(byDue.map { "\($0)，" } ?? "")\(period)为 \(value)，未达到\(goal)。"
    case .laterReadingFails: return "到期日所在期没有数据；其后的\(period)为 \(value)，未达到\(goal)。"
    case .aboveCeiling: return "\(period)为 \(value)，已超过上限（\(demand)）。"
    case .neverReported: return "应\(reason.text.map { "按 \($0) " } ?? "")报送，至今没有收到任何数据\(everywhere)。"
    case .stale:
      return
        "最近一次数据\(reading == nil ? "" : "（\(period)，\(value)）")\(reasonDay.map { "有效至\($0)" } ?? "已过有效期")，此后没有新报告\(everywhere)。"
    case .awaitingDueFigure:
      return "\(byDue.map { "已于\($0)" } ?? "已到期")，尚未收到该期数据\(reasonDay.map { "，应不晚于\($0)收到" } ?? "")\(everywhere)。"
    case .unconfirmed: return "\(byDue.map { "已于\($0)" } ?? "已到期")，尚无人报告已完成\(everywhere)。"
    case .continuousUnreported: return "\(reasonDay.map { "自\($0)起" } ?? "")须始终达标，尚无数据\(everywhere)。"
    case .areasNotListed: return "适用的地区没有名单，无法判断。"
    case .areasMissing: return "\(count("", " 个地区中"))只有 \(number(reason.count)) 个报送了数据。"
    case .behindTrajectory:
      return "\(period)为 \(value)，落后于进度线\(expected.map { "（当日应为 \($0)）" } ?? "")。"
    case .trendMisses:
      let readings = assessment?.trend.map { "按 \($0.readings) 期数据的走势，" } ?? "按目前走势，"
      return "\(readings)到期日约为 \(reached ?? "—")，达不到\(goal)。"
    case .planMisses: return "按计划自身的数字推算，到期\(words.isCeiling ? "将为" : "只能达到") \(reached ?? "—")，达不到\(goal)。"
    case .onTrajectory: return "\(period)为 \(value)，没有落后于进度线\(expected.map { "（当日应为 \($0)）" } ?? "")。"
    case .noFigureYet: return "尚无数据\(everywhere)\(byDue.map { "，\($0)" } ?? "")。"
    case .nothingReported:
      let done =
        (reason.count ?? 0) > 0 ? "\(count("", " 个地区中"))已有 \(number(reason.count)) 个报告完成" : "尚未报告完成\(everywhere)"
      return "\(done)\(byDue.map { "，\($0)" } ?? "")。"
    case .baselineOnly: return "只有基期数据（\(period)为 \(value)），尚未报告进展。"
    case .noTrajectory: return "\(period)为 \(value)，尚未达到\(goal)；没有进度线可比\(byDue.map { "，\($0)" } ?? "")。"
    case .notYetInForce: return "\(reasonDay.map { "自\($0)起" } ?? "以后")须达标，现在尚未开始。"
    case .worstArea:
      let names = worstAreas.joined(separator: "、")
      let more = (reason.count ?? 0) > worstAreas.count ? "等" : ""
      return "\(count("", " 个地区中"))有 \(number(reason.count)) 个\(stateWord)\(names.isEmpty ? "" : "：\(names)\(more)")。"
    case .allAreas:
      let all = "全部 \(number(reason.of)) 个地区"
      return assessment?.state == .met ? "\(all)都已达标。" : "\(all)都有数据，没有一个落后，但尚未全部达标。"
    }
  }

  private var evidence: String { reason.text.map { "，依据：\($0)" } ?? "" }

  /// Of a scope over areas none of which has a figure.
  private var everywhere: String { reason.count == 0 ? reason.of.map { "（\(number($0)) 个地区均如此）" } ?? "" : "" }

  /// The figure that once met the target.
  var earlierFigure: String? { reason.value.map { words.figure($0) } }

  private var stateWord: String { assessment?.state.zh ?? "" }

  private func count(_ before: String, _ after: String) -> String {
    reason.of.map { "\(before)\(number($0))\(after)" } ?? before
  }

  func number(_ count: Int?) -> String { count.map { DecimalNumber(Double($0)).text } ?? "—" }

  /// The catalogue's closed list of grounds for not judging.
  private static let chineseGround = [
    "unit date": "只有日期", "unit age_years": "规定的是年龄", "projection": "预测数", "rule for single cases": "针对个案的规定",
    "length of a programme": "计划的期限", "goal without a measure": "没有量化标准", "neither number nor day": "没有数字或期限",
  ]
}
