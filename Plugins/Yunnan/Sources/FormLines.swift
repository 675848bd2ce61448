import CareGaugeAdapter

/// The lines above a sheet's table: a title, and labels with values, in whatever cells they stand.
struct FormLines {
  private let text: LabelledText
  private let labels: [String: Headings.Label]

  /// - Throws: `FormFault` when the sheet is too large for a form.
  init(_ sheet: Worksheet, above row: Int, headings: Headings) throws {
    do {
      let above = try TextGrid(sheet).rows.filter { $0.number < row }
      text = LabelledText([.grid(TextGrid(rows: above))], labels: headings.labels.keys)
    } catch {
      throw FormFault(reason: "“\(sheet.name)”: \(error.reason)")
    }
    labels = headings.labels
  }

  /// Where something is stated, or nil.
  func origin(_ label: Headings.Label) -> Origin? { stated(label).first?.origin }

  private func stated(_ label: Headings.Label) -> [LabelledText.Field] {
    text.fields.filter { labels[$0.label] == label && !PlainText($0.value).isEmpty }
  }

  /// What a line states, or nil when there is no such line or nothing behind its label.
  func optional<Value>(
    _ label: Headings.Label, _ read: (String) throws(NotationFault) -> Value
  ) throws -> Value? {
    let fields = stated(label)
    guard let field = fields.first else { return nil }
    guard Set(fields.map { PlainText($0.value).compact }).count == 1 else {
      throw FormFault(
        origin: field.origin, reason: "“\(field.label)” stands above the table twice with different values")
    }
    do throws(NotationFault) {
      if let fault = field.fault { throw NotationFault(fault) }
      return try read(FormLines.unparenthesised(field.value))
    } catch {
      throw FormFault(origin: field.origin, reason: "“\(field.label)”: \(error)")
    }
  }

  /// A value without the parenthesis that closes round it and its label: `(单位：张)`.
  private static func unparenthesised(_ value: String) -> String {
    let plain = PlainText(value).text
    guard plain.hasSuffix(")"), !plain.contains("(") else { return value }
    return String(plain.dropLast())
  }

  /// A day, also as the serial number that a cell without a day's format shows.
  func day(_ label: Headings.Label, since1904: Bool) throws -> Day? {
    try optional(label) { text throws(NotationFault) in
      let plain = PlainText(text).compact
      if plain.count == 5, let serial = Double(plain) {
        return try DateNotation.day(serial: serial, since1904: since1904)
      }
      return try DateNotation.day(text)
    }
  }

  /// Period and day, if the sheet states them, from the line 报告期 or else from the title's parentheses.
  func period(since1904: Bool) throws -> (period: Period, asOf: Day?)? {
    let written = try day(.reportedAt, since1904: since1904)
    func read(_ text: String) throws(NotationFault) -> PeriodNotation { try PeriodNotation(text, in: written) }
    let stated = try optional(.period, read)
    let title = titleGroups.compactMap { try? read($0) }.first { $0.period != nil || $0.asOf != nil }
    if let own = stated?.period, let other = title?.period, own != other {
      throw FormFault(reason: "the title says \(other), the line 报告期 \(own)")
    }
    guard let when = stated ?? title, let period = when.period ?? when.asOf.map(Period.day) else { return nil }
    return (period, when.asOf == period.end ? nil : when.asOf)
  }

  func status(_ words: [String: ReportStatus]) throws -> ReportStatus {
    let stated = try optional(.status) { text throws(NotationFault) in
      guard let status = words[PlainText(text).compact] else { throw NotationFault("not a kind of form that is known") }
      return status
    }
    return stated ?? titleGroups.lazy.compactMap { words[$0] }.first ?? .final
  }

  /// `张`, or several as `张、个、%`.
  func units() throws -> [WrittenUnit] {
    let stated = try optional(.unit) { text throws(NotationFault) in
      var units: [WrittenUnit] = []
      for word in PlainText(text).compact.split(whereSeparator: { ",;、/".contains($0) }) {
        units.append(try WrittenUnit(word))
      }
      return units
    }
    return stated ?? []
  }

  /// The title's texts in parentheses.
  private var titleGroups: [String] {
    let plain = PlainText(text.preamble).compact
    return plain.split(separator: "(").dropFirst().compactMap { $0.split(separator: ")").first.map(String.init) }
  }
}
