import CareGaugeModel

/// Writes days, periods and moments for people.
package enum DayWords {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `2023年12月31日`, `31 December 2023`
  ///
  /// - Parameter isShort: `31 Dec 2023`, for tables on narrow screens; Chinese is short already.
  package static func day(_ day: Day, in language: Language, isShort: Bool = false) -> String {
    let (year, month, number) = day.components
    switch language {
    case .zh: return "\(year)年\(month)月\(number)日"
    case .en: return "\(number) \(name(month, isShort)) \(year)"
    }
  }

  /// `2023年9月`, `Q3 2023`, `2023年上半年`
  package static func period(_ period: Period, in language: Language, isShort: Bool = false) -> String {
    let (year, month, _) = period.start.components
    switch (period.length, language) {
    case (.day, _): return day(period.start, in: language, isShort: isShort)
    case (.month, .zh): return "\(year)年\(month)月"
    case (.month, .en): return "\(name(month, isShort)) \(year)"
    case (.quarter, .zh): return "\(year)年第\(["一", "二", "三", "四"][(month - 1) / 3])季度"
    case (.quarter, .en): return "Q\((month + 2) / 3) \(year)"
    case (.halfYear, .zh): return "\(year)年\(month < 7 ? "上" : "下")半年"
    case (.halfYear, .en): return "H\(month < 7 ? 1 : 2) \(year)"
    case (.year, .zh): return "\(year)年"
    case (.year, .en): return "\(year)"
    }
  }

  private static func name(_ month: Int, _ isShort: Bool) -> String {
    isShort ? String(months[month - 1].prefix(3)) : months[month - 1]
  }

  /// An occurrence's name (`2023`, `2023-10`, `2023-11-30`) in words; any other text as it is.
  package static func occurrence(_ name: String, in language: Language) -> String {
    Period(name).map { period($0, in: language) } ?? name
  }

  /// `2023年10月8日 09:00（北京时间）`, `8 October 2023, 09:00 (Beijing time)`
  package static func moment(_ moment: Instant, zone: Zone, in language: Language) -> String {
    let day = day(zone.day(of: moment), in: language)
    let clock = zone.rfc3339(Instant(seconds: moment.seconds)).dropFirst(11).prefix(5)
    let isBeijing = zone.identifier == "Asia/Shanghai"
    switch language {
    case .zh: return "\(day) \(clock)（\(isBeijing ? "北京时间" : zone.identifier)）"
    case .en: return "\(day), \(clock) (\(isBeijing ? "Beijing time" : zone.identifier))"
    }
  }

  /// How far a due day is on a day, which belongs to it: `还有 84 天`, `due today`, `3 days overdue`.
  package static func remaining(until due: Day, on day: Day, in language: Language) -> String {
    let left = due - day
    let count = "\(DecimalNumber(Double(left.magnitude)).text)"
    switch language {
    case .zh: return left > 0 ? "还有 \(count) 天" : left == 0 ? "今天到期" : "已逾期 \(count) 天"
    case .en:
      let days = left.magnitude == 1 ? "day" : "days"
      return left > 0 ? "\(count) \(days) left" : left == 0 ? "due today" : "\(count) \(days) overdue"
    }
  }
}
