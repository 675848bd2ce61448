/// How a target stands on a day.
package enum TargetState: String, Hashable, Sendable, CaseIterable, Codable {
  case notJudged = "not_judged"
  case slipped, missed, met, unknown
  case offTrack = "off_track"
  case atRisk = "at_risk"
  case onTrack = "on_track"
  case open

  /// The word on Chinese pages and in Chinese mails.
  package var zh: String {
    switch self {
    case .notJudged: "不考核"
    case .slipped: "已回落"
    case .missed: "逾期未达标"
    case .met: "已达标"
    case .unknown: "无数据"
    case .offTrack: "滞后"
    case .atRisk: "有风险"
    case .onTrack: "正常"
    case .open: "未到期"
    }
  }

  /// The alert's condition; nil for a state that raises none.
  package var condition: AlertCondition? {
    switch self {
    case .slipped: .slipped
    case .missed: .missed
    case .offTrack: .offTrack
    case .atRisk: .atRisk
    case .notJudged, .met, .unknown, .onTrack, .open: nil
    }
  }
}
