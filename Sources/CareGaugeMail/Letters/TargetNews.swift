import CareGaugeModel

/// One piece of news about a target, with the words and figures that single letters and lists have in common.
struct TargetNews {
  let desk: LetterDesk
  let news: AlertNews
  let target: Target
  let indicator: Indicator?
  let words: TargetWords
  let assessment: Assessment?

  /// Nil where the alert is about no target that the catalogue knows.
  init?(_ news: AlertNews, at desk: LetterDesk) {
    guard news.alert.subject.kind == .target || news.alert.subject.kind == .targetUnreported,
      let target = news.alert.subject.target.flatMap({ desk.names.targets[$0] })
    else { return nil }
    self.desk = desk
    self.news = news
    self.target = target
    indicator = desk.names.indicators[target.indicator]
    words = TargetWords(target, indicator, in: desk.language)
    assessment = news.alert.basis.assessment
  }

  var occurrence: String? {
    (news.alert.subject.occurrence ?? assessment?.occurrence).map { DayWords.occurrence($0, in: desk.language) }
  }

  /// The indicator's name, with the occurrence of a recurring target.
  var title: String { occurrence.map { words.name + desk.remark($0) } ?? words.name }

  /// The figure beside the target: a value, or how many areas; nil for a task and where there is none.
  var figure: String? { figure(in: words) }

  func figure(in words: TargetWords) -> String? {
    if news.alert.subject.kind == .targetUnreported { return nil }
    if case .each = target.scope {
      guard let reason = assessment?.reason, let count = reason.count, let of = reason.of else { return nil }
      switch reason.code {
      case .worstArea:
        return desk.say("\(desk.count(count))/\(desk.count(of)) 个地区", "\(desk.count(count)) of \(desk.count(of)) areas")
      case .areasMissing:
        return desk.say(
          "\(desk.count(count))/\(desk.count(of)) 个地区已报", "\(desk.count(count)) of \(desk.count(of)) areas reported")
      default: return nil
      }
    }
    // A figure that no longer counts would be read as the present one.
    guard target.condition != .done, assessment?.state != .unknown,
      let value = assessment?.reading?.value ?? news.alert.basis.value
    else {
      return nil
    }
    let others = [assessment?.expected, news.restated?.from].compactMap { $0 }
    return words.figure(value, against: others)
  }

  /// Whether the figure is on the far side of a ceiling or corridor.
  var isOver: Bool {
    guard let value = assessment?.reading?.value else { return words.isCeiling }
    return value > (words.bounds.max() ?? value)
  }

  /// The figure in large type: of a scope over areas with the state, which alone says what the areas are.
  var headlineFigure: String? {
    guard isEach, assessment?.reason.code == .worstArea, let figure, let state = assessment?.state else {
      return figure
    }
    return desk.say("\(figure)\(state.zh)", "\(state.word(in: .en)) in \(figure)")
  }

  var reason: String? {
    assessment.map { [names = desk.names] assessment in
      ReasonText.sentence(
        of: assessment, target: target, indicator: indicator, in: desk.language,
        areaName: { names.areas[$0]?.name ?? $0.text })
    }
  }

  var isEach: Bool {
    if case .each = target.scope { true } else { false }
  }

  /// The judgement where its figures are the target's; of a scope over areas they are those of one area.
  var figures: Assessment? { isEach ? nil : assessment }

  /// Where the trajectory stands, if it says more than the figure or the target: not on the baseline's day nor the last.
  var expected: Double? {
    guard let expected = figures?.expected, expected != assessment?.reading?.value, !words.bounds.contains(expected)
    else { return nil }
    return expected
  }

  /// How far the figure is from the target; nil where it is not short of it.
  var gap: String? {
    guard let gap = figures?.gap, gap > 0, target.condition != .done else { return nil }
    return words.figures.difference(gap)
  }

  /// `2023年12月31日（还有 84 天）`; for a continuous target since when it holds.
  var due: String? {
    if let due = assessment?.due {
      // Days over would look like a reproach to a target that is met.
      if assessment?.state == .met { return desk.day(due) }
      return desk.day(due) + desk.remark(DayWords.remaining(until: due, on: desk.today, in: desk.language))
    }
    guard case .continuous(let from) = target.schedule else { return nil }
    let start = from ?? desk.names.documents[target.document]?.issued
    return start.map { desk.say("自\(desk.day($0))起须始终达标", "at all times since \(desk.day($0))") }
  }

  /// `《…》二(二)`
  var source: String {
    let title = desk.names.documents[target.document]?.title ?? target.document
    return desk.say("《\(title)》\(target.clause)", "《\(title)》 \(target.clause)")
  }

  /// The units of a share's numerator: beds, persons; nil where the catalogue does not say what is counted.
  var partFigures: FigureWords? {
    guard let indicator else { return nil }
    if let part = desk.names.parts(of: indicator, in: target.region).part {
      return FigureWords(part, in: desk.language)
    }
    for unit in ["beds", "persons"] where indicator.unit.hasPrefix("\(unit)_per_") {
      return FigureWords(unit: unit, in: desk.language)
    }
    return nil
  }

  /// How many beds or persons a share lacks now; nil where nothing is lacking.
  var missing: String? {
    guard let missing = figures?.missing, missing > 0, !words.isCeiling else { return nil }
    return counted(missing)
  }

  /// The same if the plan's own increases happen.
  var missingUnderPlan: String? {
    guard let missing = figures?.missingUnderPlan, missing > 0, !words.isCeiling else { return nil }
    return counted(missing)
  }

  func counted(_ number: Double) -> String { partFigures?.exact(number) ?? DecimalNumber(number).rounded(to: 2).text }

  var url: String? { desk.externalURL.map { "\($0)/targets/\(target.id)" } }
}
