import CareGaugeModel

/// Why a target is in its state, as one sentence.
package struct ReasonText: Sendable {
  let words: TargetWords
  let reason: AssessmentReason
  let reading: JudgedReading?
  let due: Day?
  let assessment: Assessment?
  let areaName: @Sendable (AreaCode) -> String

  /// The sentence for a target's judgement.
  ///
  /// - Parameter areaName: what an area of a scope over areas is called; its code by default.
  package static func sentence(
    of assessment: Assessment, target: Target, indicator: Indicator?, in language: Language,
    areaName: @escaping @Sendable (AreaCode) -> String = { $0.text }
  ) -> String {
    ReasonText(
      words: TargetWords(target, indicator, in: language), reason: assessment.reason, reading: assessment.reading,
      due: assessment.due, assessment: assessment, areaName: areaName
    ).text
  }

  /// The sentence for one area of a scope over areas.
  package static func sentence(
    of area: AreaAssessment, due: Day?, target: Target, indicator: Indicator?, in language: Language
  ) -> String {
    ReasonText(
      words: TargetWords(target, indicator, in: language), reason: area.reason, reading: area.reading, due: due,
      assessment: nil, areaName: \.text
    ).text
  }

  private var text: String { words.language == .zh ? chinese : english }

  // What both languages need, in the language of `words`.

  /// `≥60%`
  var demand: String { words.figures.condition(words.target.condition) }
  /// The deciding reading's figure.
  var value: String { reading.map { words.figure($0.value, against: expectedBounds) } ?? "—" }
  /// The deciding reading's period.
  var period: String { reading.map { DayWords.period($0.period, in: words.language) } ?? "—" }
  /// Where the trajectory stands on the reading's day.
  var expected: String? {
    guard let expected = assessment?.expected else { return nil }
    return words.figures.figure(expected, against: reading.map { [$0.value] } ?? [])
  }
  var dueDay: String? { due.map { DayWords.day($0, in: words.language) } }
  var reasonDay: String? { reason.day.map { DayWords.day($0, in: words.language) } }
  var earlierPeriod: String? { reason.period.map { DayWords.period($0, in: words.language) } }
  var isTask: Bool { words.target.condition == .done }

  /// The value that a plan or a trend reaches on the due day.
  var reached: String? {
    let value = reason.code == .planMisses ? assessment?.plan?.reached : assessment?.trend?.onDueDay
    return (value ?? reason.value).map { words.figure($0) }
  }

  /// Up to three areas in the deciding state, by name.
  var worstAreas: [String] {
    guard let assessment else { return [] }
    return assessment.areas.filter { $0.state == assessment.state }.prefix(3).map { areaName($0.area) }
  }

  private var expectedBounds: [Double] { assessment?.expected.map { [$0] } ?? [] }
}
