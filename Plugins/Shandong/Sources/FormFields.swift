import CareGaugeAdapter

/// The fields of a form that say whose it is and for when.
struct FormFields {
  private var values: [Labels.Meaning: LabelledText.Field] = [:]
  private var present: Set<Labels.Meaning> = []

  /// - Throws: `FormFault` when two fields state one thing differently.
  init(_ text: LabelledText, _ meanings: [String: Labels.Meaning]) throws {
    for field in text.fields {
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

  /// - Throws: `FormFault` when the form is neither a county's nor a city's, or both.
  func kind() throws -> Labels.Kind {
    switch (present.contains(.applicant), present.contains(.recommender)) {
    case (true, false): return .applicant
    case (false, true): return .recommender
    default: throw FormFault(reason: "this is neither an application (申报单位) nor a recommendation (推荐单位)")
    }
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

  private func read<Value>(
    _ meaning: Labels.Meaning, _ read: (String) throws(NotationFault) -> Value
  ) throws -> Value? {
    guard let field = values[meaning] else { return nil }
    do {
      return try read(field.value)
    } catch {
      throw FormFault(origin: field.origin, reason: "“\(field.label)”: \(error)")
    }
  }
}
