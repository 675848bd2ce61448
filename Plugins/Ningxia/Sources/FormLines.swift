import CareGaugeAdapter

/// The lines above a table: a title, and labels with values, in whatever cells they stand.
struct FormLines {
  private let text: LabelledText
  private let labels: [String: Headings.Label]
  /// The line in the file of each line of `text`.
  private let numbers: [Int]

  init(_ rows: ArraySlice<DelimitedRow>, headings: Headings) {
    let lines = rows.map { row in
      row.cells.map { $0.text.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: "  ")
    }
    text = LabelledText(lines.joined(separator: "\n"), labels: headings.labels.keys)
    labels = headings.labels
    numbers = rows.map(\.line)
  }

  /// What a line states, or nil when there is no such line or nothing behind its label.
  func optional<Value>(
    _ label: Headings.Label, _ read: (String) throws(NotationFault) -> Value
  ) throws -> Value? {
    let fields = text.fields.filter { labels[$0.label] == label && !PlainText($0.value).isEmpty }
    guard let field = fields.first else { return nil }
    guard Set(fields.map { PlainText($0.value).compact }).count == 1 else {
      throw FormFault(
        origin: origin(of: field), reason: "“\(field.label)” stands above the table twice with different values")
    }
    do {
      return try read(field.value)
    } catch {
      throw FormFault(origin: origin(of: field), reason: "“\(field.label)”: \(error)")
    }
  }

  /// What a line states.
  func required<Value>(
    _ label: Headings.Label, _ name: String, _ read: (String) throws(NotationFault) -> Value
  ) throws -> Value {
    guard let value = try optional(label, read) else {
      throw FormFault(reason: "no line above the table has \(name)")
    }
    return value
  }

  /// Period and day, from their lines or else from the title's parentheses.
  func period(writtenOn day: Day) throws -> (period: Period, asOf: Day?) {
    func read(_ text: String) throws(NotationFault) -> PeriodNotation { try PeriodNotation(text, in: day) }
    let stated = try optional(.period, read)
    let asOf = try optional(.asOf, read)
    let title = groups(of: text.preamble).compactMap { try? read($0) }
    if let stated, let other = title.first(where: { $0.period != nil })?.period, let own = stated.period, other != own {
      throw FormFault(reason: "the title says \(other), the line 报告期 \(own)")
    }
    let period = stated?.period ?? title.lazy.compactMap(\.period).first
    let standing = asOf?.asOf ?? asOf?.period?.end ?? stated?.asOf ?? title.lazy.compactMap(\.asOf).first
    guard let period = period ?? standing.map(Period.day) else {
      throw FormFault(reason: "neither the title nor a line 报告期 or 统计时点 says for when the figures are")
    }
    if let standing, !period.contains(standing) {
      throw FormFault(reason: "figures as of \(standing) in a form for \(period)")
    }
    return (period, standing == period.end ? nil : standing)
  }

  func status(_ words: [String: ReportStatus]) throws -> ReportStatus {
    let stated = try optional(.status) { text throws(NotationFault) in
      guard let status = words[PlainText(text).compact] else { throw NotationFault("not a kind of form that is known") }
      return status
    }
    return stated ?? groups(of: text.preamble).lazy.compactMap { words[$0] }.first ?? .final
  }

  /// `张`, or several as `张、个、%`.
  static func units(_ text: String) throws(NotationFault) -> [WrittenUnit] {
    var units: [WrittenUnit] = []
    for word in PlainText(text).compact.split(whereSeparator: { ",;、/".contains($0) }) {
      units.append(try WrittenUnit(word))
    }
    return units
  }

  /// The texts in parentheses.
  private func groups(of title: String) -> [String] {
    let plain = PlainText(title).compact
    return plain.split(separator: "(").dropFirst().compactMap { $0.split(separator: ")").first.map(String.init) }
  }

  private func origin(of field: LabelledText.Field) -> Origin {
    let line = numbers.indices.contains(field.line - 1) ? numbers[field.line - 1] : field.line
    return Origin(place: "line \(line)", raw: field.value)
  }
}
