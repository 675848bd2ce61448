/// What a text says about when: a period, or a day as of which figures stand, or both.
public struct PeriodNotation: Sendable, Hashable {
  /// The period, where the text names one: 2023年上半年, 2023年1-6月, 二季度, 2023年9月, 2023年9月6日.
  public let period: Period?
  /// The day, where the text names one: 截至6月底, 2023年底, 2023年初, 目前.
  public let asOf: Day?

  /// A period, a day, or both; adapters read it from text instead.
  public init(period: Period? = nil, asOf: Day? = nil) {
    self.period = period
    self.asOf = asOf
  }

  /// Reads a text; `document` is the day of the document it stands in, which gives 目前 its day and 6月 its year.
  /// - Throws: `NotationFault` when it does not say exactly one thing, or needs a document's day that is not given.
  public init(_ text: some StringProtocol, in document: Day? = nil) throws(NotationFault) {
    let compact = PlainText(text).compact
    guard !compact.isEmpty, compact.utf8.count <= 60 else { throw NotationFault("no period") }
    if ["目前", "当前", "截至目前", "截至当前"].contains(compact) {
      guard let document else { throw NotationFault("“now” in a document without a day") }
      self.init(asOf: document)
      return
    }
    var rest = Substring(compact)
    let isAsOf = rest.hasPrefix("截至") || rest.hasPrefix("截止")
    if isAsOf {
      rest = rest.dropFirst(2)
      if rest.first == "到" { rest = rest.dropFirst() }
    }
    guard !rest.isEmpty else { throw NotationFault("not a period") }
    if let last = PeriodNotation.lastDayOfPlan(rest) {
      self.init(asOf: last)
      return
    }
    // 2023年9月6日 is one day, and 截至 before it makes it the day of a figure.
    if let day = try? DateNotation.day(rest) {
      self.init(period: isAsOf ? nil : .day(day), asOf: isAsOf ? day : nil)
      return
    }
    let year = try PeriodNotation.takeYear(&rest, document)
    try self.init(rest, of: year, isAsOf: isAsOf, in: document)
  }

  private init(_ rest: Substring, of year: Int, isAsOf: Bool, in document: Day?) throws(NotationFault) {
    switch rest {
    case "初", "年初":
      self.init(asOf: try DateNotation.checked(year, 1, 1))
    case "底", "末", "年底", "年末":
      self.init(asOf: try DateNotation.checked(year, 12, 31))
    case "本月末", "本月底", "月末", "月底":
      guard let document, document.components.year == year else { throw NotationFault("“this month” without a month") }
      self.init(asOf: document.endOfMonth)
    default:
      if let named = PeriodNotation.named[String(rest)], let period = named(year) {
        self.init(period: isAsOf ? nil : period, asOf: isAsOf ? period.end : nil)
      } else {
        try self.init(months: rest, of: year, isAsOf: isAsOf)
      }
    }
  }

  /// `1-6月`, `9月`, `6月底`, `9月25日`.
  private init(months text: Substring, of year: Int, isAsOf: Bool) throws(NotationFault) {
    var rest = text
    let marks: [Character] = ["-", "—", "―", "–", "至", "~"]
    if let mark = text.firstIndex(where: { marks.contains($0) }) {
      let first = text[..<mark].filter { $0 != "月" }
      rest = text[text.index(after: mark)...]
      guard let from = Int(digits: String(first)), let to = DateNotation.number(&rest, ending: "月"),
        ["", "份"].contains(rest), from < to,
        let start = Day(year: year, month: from, day: 1), let last = Day(year: year, month: to, day: 1)
      else { throw NotationFault("not a period") }
      guard let period = Period(start: start, end: last.endOfMonth) else {
        throw NotationFault("months that make up no quarter, half-year or year")
      }
      self.init(period: period, asOf: isAsOf ? period.end : nil)
      return
    }
    guard let month = DateNotation.number(&rest, ending: "月") else { throw NotationFault("not a period") }
    let first = try DateNotation.checked(year, month, 1)
    switch rest {
    case "", "份": self.init(period: isAsOf ? nil : .month(month, of: year), asOf: isAsOf ? first.endOfMonth : nil)
    case "底", "末", "月底", "月末": self.init(asOf: first.endOfMonth)
    case "初": self.init(asOf: first)
    default:
      guard let day = DateNotation.number(&rest, ending: "日", "号"), rest.isEmpty else {
        throw NotationFault("not a period")
      }
      self.init(asOf: try DateNotation.checked(year, month, day))
    }
  }

  /// A year in the text, or the document's where it names none.
  private static func takeYear(_ rest: inout Substring, _ document: Day?) throws(NotationFault) -> Int {
    if rest.contains("年"), !["年初", "年底", "年末", "全年"].contains(rest) {
      guard let year = DateNotation.year(&rest), (1900...2199).contains(year),
        rest.first?.isDecimalDigit != true || rest.contains("月")
      else { throw NotationFault("a year that is not written in four digits") }
      return year
    }
    if rest.count == 4, let year = Int(digits: rest), (1900...2199).contains(year) {
      rest = "年"
      return year
    }
    guard let document else { throw NotationFault("a period without a year") }
    guard !["初", "底", "末", "度"].contains(rest) else { throw NotationFault("not a period") }
    return document.components.year
  }

  private static let named: [String: @Sendable (Int) -> Period?] = {
    var table: [String: @Sendable (Int) -> Period?] = [
      "": Period.year, "年": Period.year, "度": Period.year, "全年": Period.year,
      "上半年": { Period.halfYear(1, of: $0) }, "下半年": { Period.halfYear(2, of: $0) },
    ]
    for (index, words) in [["一", "1", "Ⅰ"], ["二", "2", "Ⅱ"], ["三", "3", "Ⅲ"], ["四", "4", "Ⅳ"]].enumerated() {
      for word in words {
        for ending in ["季度", "季"] {
          table[word + ending] = { Period.quarter(index + 1, of: $0) }
          table["第" + word + ending] = { Period.quarter(index + 1, of: $0) }
        }
      }
    }
    return table
  }()

  /// 十四五末 is the end of 2025; plans of five years have been counted since 1953, the tenth from 2001.
  private static func lastDayOfPlan(_ text: Substring) -> Day? {
    let plain = text.filter { !"“”\"「」『』".contains($0) }
    for ending in ["末", "期末"] where plain.hasSuffix(ending) {
      let name = plain.dropLast(ending.count)
      guard name.hasSuffix("五"), let number = ChineseNumeral.integer(String(name.dropLast())),
        (10...20).contains(number)
      else { continue }
      return Day(year: 2005 + (number - 10) * 5, month: 12, day: 31)
    }
    return nil
  }
}
