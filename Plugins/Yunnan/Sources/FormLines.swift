import CareGaugeAdapter

/// The lines above a sheet's table: a title, and labels with values, in whatever cells they stand.
struct FormLines {
  private let sheet: Worksheet
  private let text: LabelledText
  private let labels: [String: Headings.Label]
  /// The row of each line of `text`.
  private let rows: [Int]

  init(_ sheet: Worksheet, above row: Int, headings: Headings) {
    self.sheet = sheet
    let above = sheet.rows.filter { $0.number < row }
    let lines = above.map { row in
      row.cells.compactMap { $0.content.text?.split(whereSeparator: \.isNewline).joined(separator: " ") }
        .joined(separator: "  ")
    }
    text = LabelledText(lines.joined(separator: "\n"), labels: headings.labels.keys)
    labels = headings.labels
    rows = above.map(\.number)
  }

  /// What a line states, or nil when there is no such line or nothing behind its label.
  func optional<Value>(
    _ label: Headings.Label, _ read: (String) throws(NotationFault) -> Value
  ) throws -> Value? {
    let fields = text.fields.filter { labels[$0.label] == label && !PlainText($0.value).isEmpty }
    guard let field = fields.first else { return nil }
    let row = rows.indices.contains(field.line - 1) ? rows[field.line - 1] : field.line
    let origin = Origin(place: CellAddress(column: 1, row: row).map(sheet.place(of:)), raw: field.value)
    guard Set(fields.map { PlainText($0.value).compact }).count == 1 else {
      throw FormFault(origin: origin, reason: "“\(field.label)” stands above the table twice with different values")
    }
    do {
      return try read(field.value)
    } catch {
      throw FormFault(origin: origin, reason: "“\(field.label)”: \(error)")
    }
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

  /// Period and day, from the line 报告期 or else from the title's parentheses.
  func period(since1904: Bool) throws -> (period: Period, asOf: Day?) {
    let written = try day(.reportedAt, since1904: since1904)
    func read(_ text: String) throws(NotationFault) -> PeriodNotation { try PeriodNotation(text, in: written) }
    let stated = try optional(.period, read)
    let title = titleGroups.compactMap { try? read($0) }.first { $0.period != nil || $0.asOf != nil }
    if let own = stated?.period, let other = title?.period, own != other {
      throw FormFault(reason: "the title says \(other), the line 报告期 \(own)")
    }
    guard let when = stated ?? title, let period = when.period ?? when.asOf.map(Period.day) else {
      throw FormFault(reason: "neither the title nor a line 报告期 says for when the figures are")
    }
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

/// What a form says about itself.
struct FormHead {
  let period: Period
  let asOf: Day?
  let reporter: String?
  let reportedAt: Day
  let deliveredAt: Instant?
  let status: ReportStatus
  /// Whether nothing is filled in.
  let isBlankForm: Bool

  /// - Throws: `FormFault` when the form does not say from whom and of what day it is; a blank form need not say from whom.
  init(
    _ lines: FormLines, _ when: (period: Period, asOf: Day?), isBlankForm: Bool, statuses: [String: ReportStatus],
    since1904: Bool, receivedAt: Instant
  ) throws {
    (period, asOf) = when
    self.isBlankForm = isBlankForm
    reporter = try lines.optional(.reporter) { text throws(NotationFault) in PlainText(text).text }
    status = try lines.status(statuses)
    let filled = try lines.day(.reportedAt, since1904: since1904)
    let issued = try lines.day(.issuedAt, since1904: since1904)
    guard let day = filled ?? (isBlankForm ? issued : nil) else {
      throw FormFault(reason: "no line above the table has 填报时间")
    }
    guard isBlankForm || reporter != nil else { throw FormFault(reason: "no line above the table has 填报单位") }
    reportedAt = day
    let received = try lines.day(.deliveredAt, since1904: since1904)
    deliveredAt = received?.startInChina ?? (filled == nil ? nil : receivedAt)
  }
}
