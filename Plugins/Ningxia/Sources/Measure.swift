import CareGaugeAdapter

/// What a column counts: what is there, or what has come within a time. One is never read as the other.
enum Measure: Hashable {
  /// What is there on the day (期末).
  case stock
  /// What came in the month (本月).
  case month
  /// What has come since 1 January (1—9月累计); with the month up to which a heading says so.
  case year(through: Int?)
  /// What has come since a day (9月6日起累计).
  case since(Day)

  /// As the table of headings writes it.
  init(table text: String) throws(NotationFault) {
    switch text {
    case "stock": self = .stock
    case "month": self = .month
    case "year": self = .year(through: nil)
    default:
      guard text.hasPrefix("since "), let day = Day(text.dropFirst(6)) else {
        throw NotationFault("“kind” is “\(text)”; write stock, month, year or since 2023-09-06")
      }
      self = .since(day)
    }
  }

  /// As a heading writes it, in a form for `day`; nil when the words are no measure.
  init?(heading text: String, on day: Day) {
    switch text {
    case "期末", "月末", "现有", "存量": self = .stock
    case "本月", "当月", "本月新增": self = .month
    case "本年累计", "年内累计", "当年累计", "年初以来累计": self = .year(through: nil)
    default:
      guard let measure = Measure.accumulation(text, on: day) else { return nil }
      self = measure
    }
  }

  private static func accumulation(_ text: String, on day: Day) -> Measure? {
    guard text.hasSuffix("累计") else { return nil }
    let span = text.dropLast(2)
    for ending in ["起", "以来"] where span.hasSuffix(ending) {
      let start = span.dropLast(ending.count).drop { $0 == "自" || $0 == "从" }
      guard let from = try? PeriodNotation(start, in: day) else { return nil }
      return (from.asOf ?? from.period?.start).map(Measure.since)
    }
    guard span.hasPrefix("1"), span.hasSuffix("月"),
      let mark = span.firstIndex(where: { "-—―–至".contains($0) }),
      let month = Int(span[span.index(after: mark)...].dropLast()), (2...12).contains(month),
      ["1", "1月"].contains(span[..<mark])
    else { return span == "1月" ? .year(through: 1) : nil }
    return .year(through: month)
  }

  /// Why figures under a heading with this measure are not those that the table expects, or nil when they are.
  func objection(expected: Measure, on day: Day) -> String? {
    switch (self, expected) {
    case (.year(let month), .year):
      month.map { $0 == day.components.month } ?? true ? nil : "it accumulates to another month than the form's"
    case _ where self == expected: nil
    case (_, .stock): "it counts what has come within a time, where a stock is expected"
    case (.stock, _): "its heading does not say since when it counts"
    default: "it counts from another day than expected"
    }
  }
}
