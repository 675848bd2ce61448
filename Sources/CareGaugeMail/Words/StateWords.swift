import CareGaugeModel

extension TargetState {
  /// The state's word on pages and in mails: `有风险`, `At risk`.
  package func word(in language: Language) -> String {
    if language == .zh { return zh }
    return switch self {
    case .notJudged: "Not judged"
    case .slipped: "Slipped"
    case .missed: "Missed"
    case .met: "Met"
    case .unknown: "No data"
    case .offTrack: "Off track"
    case .atRisk: "At risk"
    case .onTrack: "On track"
    case .open: "Not due"
    }
  }
}

extension AlertCondition {
  /// The condition's word; for a target's condition that of its state.
  package func word(in language: Language) -> String {
    switch self {
    case .missed: TargetState.missed.word(in: language)
    case .slipped: TargetState.slipped.word(in: language)
    case .offTrack: TargetState.offTrack.word(in: language)
    case .atRisk: TargetState.atRisk.word(in: language)
    case .dueSoon: language == .zh ? "将到期无数据" : "Due soon, no data"
    case .unreported: language == .zh ? "无数据" : "No data"
    case .late: language == .zh ? "报送逾期" : "Report late"
    case .implausible: language == .zh ? "数据存疑" : "Doubtful figure"
    case .failing: language == .zh ? "采集失败" : "Collection failing"
    case .crossed: language == .zh ? "越过界限" : "Limit crossed"
    }
  }
}

extension Severity {
  /// `严重`, `Critical`
  package func word(in language: Language) -> String {
    switch self {
    case .critical: language == .zh ? "严重" : "Critical"
    case .warning: language == .zh ? "警告" : "Warning"
    case .info: language == .zh ? "提示" : "Notice"
    }
  }
}

extension LocalizedName {
  /// The name in a language.
  package func text(in language: Language) -> String { language == .zh ? zh : en }
}

extension Area.Level {
  /// What stands before an area's demand in a scope over areas: `每个县(市、区)`, `each county`.
  package func each(in language: Language) -> String {
    switch self {
    case .province: language == .zh ? "每个省" : "each province"
    case .city: language == .zh ? "每个市" : "each city"
    case .county: language == .zh ? "每个县(市、区)" : "each county"
    case .subDistrict: language == .zh ? "每个街道" : "each sub-district"
    case .town: language == .zh ? "每个镇" : "each town"
    case .township: language == .zh ? "每个乡" : "each township"
    case .sumu: language == .zh ? "每个苏木" : "each sumu"
    case .other: language == .zh ? "每个单位" : "each unit"
    }
  }
}

extension RegionID {
  /// The region's name; its id where there is no name here.
  package func name(in language: Language) -> String {
    switch text {
    case "shandong": language == .zh ? "山东" : "Shandong"
    case "yunnan": language == .zh ? "云南" : "Yunnan"
    case "zhejiang": language == .zh ? "浙江" : "Zhejiang"
    case "ningxia": language == .zh ? "宁夏" : "Ningxia"
    case "inner_mongolia": language == .zh ? "内蒙古" : "Inner Mongolia"
    default: text
    }
  }
}
