import CareGaugeAdapter

/// The fields of a form that say whose it is and for when.
struct FormFields {
  private var values: [Labels.Meaning: LabelledText.Field] = [:]
  private var present: Set<Labels.Meaning> = []
  /// The days on which tasks were done, by the indicator that says so.
  private var daysOfTasks: [IndicatorID: LabelledText.Field] = [:]

  /// - Throws: `FormFault` when two fields state one thing differently.
  init(_ text: LabelledText, _ meanings: [String: Labels.Meaning], taskDays: [String: IndicatorID]) throws {
    for field in text.fields {
      if let indicator = taskDays[field.label], !PlainText(field.value).isEmpty {
        if let other = daysOfTasks[indicator], PlainText(other.value).compact != PlainText(field.value).compact {
          throw FormFault(
            origin: field.origin, reason: "“\(field.label)” stands in the form twice with different values")
        }
        daysOfTasks[indicator] = field
      }
      guard let meaning = meanings[field.label], meaning != .text else { continue }
      present.insert(meaning)
      guard !PlainText(field.value).isEmpty else { continue }
      if let other = values[meaning], PlainText(other.value).compact != PlainText(field.value).compact {
        throw FormFault(origin: field.origin, reason: "“\(field.label)” stands in the form twice with different values")
      }
      values[meaning] = field
    }
  }

  /// A value on one line, or nil when there is none.
  func value(_ meaning: Labels.Meaning) -> String? { values[meaning].map { PlainText($0.value).text } }

  /// Where a value stands.
  func origin(_ meaning: Labels.Meaning) -> Origin { values[meaning]?.origin ?? Origin() }

  /// - Throws: `FormFault` when the form is neither a county's nor a city's nor the province's, or several of them.
  func kind() throws -> Labels.Kind {
    let kinds = Labels.Kind.allCases.filter { present.contains($0.meaning) }
    guard kinds.count == 1 else {
      throw FormFault(
        reason: kinds.isEmpty
          ? "this is neither an application (申报单位) nor a recommendation (推荐单位) nor a review (评审单位)"
          : "this is the form of a county, a city or the province, and not of one of them alone")
    }
    return kinds[0]
  }

  /// The year that the form states, or nil.
  func year() throws -> Int? {
    try read(.year) { text throws(NotationFault) in
      guard let period = try PeriodNotation(text).period, period.length == .year else {
        throw NotationFault("not a year")
      }
      return period.start.components.year
    }
  }

  /// The day that a field states, or nil; a form's `年 月 日` without figures is blank.
  func day(_ meaning: Labels.Meaning) throws -> Day? {
    if let text = values[meaning]?.value, PlainText(text).compact == "年月日" { return nil }
    return try read(meaning) { text throws(NotationFault) in try DateNotation.day(text) }
  }

  /// The day on which a task was done, or nil when the form states none.
  func day(of task: IndicatorID) throws -> Day? {
    guard let field = daysOfTasks[task], PlainText(field.value).compact != "年月日" else { return nil }
    return try read(field) { text throws(NotationFault) in try DateNotation.day(text) }
  }

  private func read<Value>(
    _ meaning: Labels.Meaning, _ read: (String) throws(NotationFault) -> Value
  ) throws -> Value? { try values[meaning].map { try self.read($0, read) } }

  private func read<Value>(
    _ field: LabelledText.Field, _ read: (String) throws(NotationFault) -> Value
  ) throws -> Value {
    if let fault = field.fault { throw FormFault(origin: field.origin, reason: "“\(field.label)”: \(fault)") }
    do {
      return try read(field.value)
    } catch {
      throw FormFault(origin: field.origin, reason: "“\(field.label)”: \(error)")
    }
  }
}
