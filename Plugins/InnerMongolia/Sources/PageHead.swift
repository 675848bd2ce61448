import CareGaugeAdapter

/// What a page says outside its table: for when, from whom, of what day.
struct PageHead {
  let period: Period
  let asOf: Day?
  let reporter: String?
  let reportedAt: Day
  let part: Headings.Part

  /// - Throws: `FormFault` when the page does not say for when and of what day it is.
  init(_ page: StatisticsPage, headings: Headings, receivedAt: Instant) throws {
    let text = LabelledText(page.lines.joined(separator: "\n"), labels: headings.labels.keys)
    /// The first line of a label's value: what follows it on the page is not part of it.
    func value(_ label: Headings.Label, _ name: String) throws -> (text: String, origin: Origin)? {
      let found = text.fields.filter { headings.labels[$0.label] == label }.compactMap { field in
        field.value.split(whereSeparator: \.isNewline).first.map {
          (String($0), Origin(place: "text line \(field.line)", raw: String($0)))
        }
      }
      guard Set(found.map { PlainText($0.0).compact }).count <= 1 else {
        throw FormFault(origin: found[0].1, reason: "the page has \(name) twice with different values")
      }
      return found.first
    }
    func read<Value>(
      _ label: Headings.Label, _ name: String, _ read: (String) throws(NotationFault) -> Value
    ) throws -> Value {
      guard let found = try value(label, name) else { throw FormFault(reason: "no line of the page has \(name)") }
      do {
        return try read(found.text)
      } catch {
        throw FormFault(origin: found.origin, reason: "\(name): \(error)")
      }
    }
    let day = try read(.reportedAt, "发布日期") { text throws(NotationFault) in try DateNotation.day(text) }
    let when = try read(.period, "统计时点 or 报告期") { text throws(NotationFault) in
      try PeriodNotation(text, in: day)
    }
    guard let period = when.period ?? when.asOf.map(Period.day) else {
      throw FormFault(reason: "no line of the page says for when its figures are")
    }
    self.period = period
    asOf = when.asOf.flatMap { $0 == period.end ? nil : $0 }
    reportedAt = day
    reporter = try value(.reporter, "发布单位").map { PlainText($0.text).text }
    guard let part = headings.part(on: asOf ?? period.end) else {
      throw FormFault(reason: "the table of headings has no part for \(asOf ?? period.end); add one")
    }
    self.part = part
  }
  /// Whether a text names the page's own period or day, and nothing else.
  func isPeriod(_ text: String) -> Bool {
    guard let named = try? PeriodNotation(text, in: reportedAt) else { return false }
    return !differs(named)
  }

  /// Whether a text names a year, or a month or part of one, that is not the page's.
  func isOther(_ text: String) -> Bool {
    var rest = text[...]
    while let mark = rest.firstIndex(of: "年") {
      let year = rest[..<mark].suffix(4)
      rest = rest[rest.index(after: mark)...]
      guard year.count == 4, year.allSatisfy({ $0.isASCII && $0.isNumber }) else { continue }
      let lengths = stride(from: min(6, rest.count), through: 0, by: -1)
      let named = lengths.lazy.compactMap { try? PeriodNotation("\(year)年\(rest.prefix($0))", in: self.reportedAt) }
        .first
      if let named, differs(named) { return true }
    }
    return false
  }

  private func differs(_ named: PeriodNotation) -> Bool {
    if let day = named.asOf, named.period == nil { return day != asOf ?? period.end }
    return named.period.map { !$0.contains(asOf ?? period.end) && $0 != period } ?? false
  }
}
