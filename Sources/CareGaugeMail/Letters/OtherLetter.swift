import CareGaugeModel

extension LetterDesk {
  /// The letter about one alert that is about no target: thresholds, adapters, reports and figures.
  func letter(onOther news: AlertNews) -> Letter {
    let alert = news.alert
    var letter = Letter(language: language, subject: otherSubject(news))
    letter.blocks = notices
    let region = alert.subject.region?.name(in: language)
    letter.blocks.append(
      .headline(
        Letter.Headline(
          badge: badge(news), tone: tone(news),
          place: alert.subject.area == nil ? region ?? "CareGauge" : fullPlace(alert.subject),
          title: otherTitle(alert), figure: otherFigure(alert), demand: otherDemand(alert))))
    let change = change(news)
    for sentence in [otherRestatement(news), change, otherSentence(alert)].compactMap({ $0 }) {
      letter.blocks.append(.paragraph(sentence))
    }
    let facts = otherFacts(news)
    if !facts.isEmpty { letter.blocks.append(.facts(facts)) }
    if let bars = thresholdBars(alert, tone(news)) { letter.blocks.append(.bars(bars)) }
    for (heading, table) in otherReports(alert) { letter.blocks += [.heading(heading), .table(table)] }
    if let url = otherURL(alert) { letter.blocks.append(.link(text: say("查看网页", "Open the page"), url: url)) }
    letter.blocks.append(.small(whyAndNext(news) + colophon))
    return letter
  }

  private func otherSubject(_ news: AlertNews) -> String {
    let alert = news.alert
    let place = place(alert.subject)
    if language == .en, let figures = figures(alert), let tails = otherTails(alert, figures),
      let line = SubjectLine(state: bracket(badge(news)), heads: [place], name: otherTitle(alert), tails: tails)
    {
      return line.text
    }
    var parts = [SubjectLine.Part(place), SubjectLine.Part(otherTitle(alert))].filter { !$0.text.isEmpty }
    let least = parts.count
    if let figure = otherFigure(alert) { parts.append(SubjectLine.Part(figure)) }
    if let demand = otherDemand(alert) { parts.append(SubjectLine.Part(remark(demand), joint: "")) }
    return SubjectLine(state: bracket(badge(news)), parts: parts, keeping: least).text
  }

  /// What it is about: an indicator, an obligation, an adapter.
  func otherTitle(_ alert: Alert) -> String {
    let subject = alert.subject
    let name = subject.name ?? ""
    if subject.kind == .reportLate, let obligation = subject.obligation {
      let title = names.obligations[obligation]?.name.text(in: language) ?? obligation
      return subject.occurrence.map { title + remark(DayWords.occurrence($0, in: language)) } ?? title
    }
    if let indicator = subject.indicator {
      return names.indicators[indicator]?.name.text(in: language) ?? indicator.text
    }
    if subject.kind == .adapterFailing { return say("适配器 \(name)", "adapter \(name)") }
    return name.isEmpty ? alert.key.text : name
  }

  /// Figure and limit, the fullest first.
  private func otherTails(_ alert: Alert, _ figures: FigureWords) -> [String]? {
    guard let figure = otherFigure(alert) else { return nil }
    guard let demand = otherDemand(alert) else { return [figure] }
    guard let rule = rule(of: alert) else { return ["\(figure) (\(demand))", figure] }
    let bare = figures.withoutUnit
    let number = bare.figure(alert.basis.value ?? 0, against: [alert.basis.bound].compactMap { $0 })
    let limit = bare.condition(rule.condition)
    return ["\(figure) (\(demand))", "\(figure) (alert if \(limit))", "\(number) (\(limit))"]
  }

  /// The rule of a threshold alert as it is now; nil where it is about another indicator.
  func rule(of alert: Alert) -> ThresholdRule? {
    guard alert.subject.kind == .threshold, let rule = alert.subject.name.flatMap({ names.rules[$0] }),
      rule.indicator == alert.subject.indicator
    else { return nil }
    return rule
  }

  func figures(_ alert: Alert) -> FigureWords? {
    alert.subject.indicator.map { id in
      names.indicators[id].map { FigureWords($0, in: language) } ?? FigureWords(unit: "date", in: language)
    }
  }

  func otherFigure(_ alert: Alert) -> String? {
    guard let value = alert.basis.value, let figures = figures(alert) else { return nil }
    return figures.figure(value, against: [alert.basis.bound].compactMap { $0 })
  }

  /// A rule's limit, with the side on which it is crossed where the rule is known.
  func otherDemand(_ alert: Alert) -> String? {
    guard alert.subject.kind == .threshold, let figures = figures(alert) else { return nil }
    if let rule = rule(of: alert) {
      let condition = figures.condition(rule.condition)
      return say("\(condition) 即提醒", "alert if \(condition)")
    }
    return alert.basis.bound.map { say("界限 \(figures.exact($0))", "limit \(figures.exact($0))") }
  }

  func otherRestatement(_ news: AlertNews) -> String? {
    guard let restated = news.restated, let figures = figures(news.alert) else { return nil }
    let bound = [news.alert.basis.bound].compactMap { $0 }
    let period = DayWords.period(restated.period, in: language)
    let before = figures.figure(restated.from, against: bound + [restated.to].compactMap { $0 })
    guard let to = restated.to else {
      return say("更正：\(period)的数字 \(before) 已被撤回。", "Correction: the figure for \(period), \(before), is withdrawn.")
    }
    let after = figures.figure(to, against: bound + [restated.from])
    return say(
      "更正：\(period)的数字由 \(before) 改为 \(after)。",
      "Correction: the figure for \(period) was \(before) and is now \(after).")
  }

  /// What is wrong, as a sentence.
  func otherSentence(_ alert: Alert) -> String? {
    if alert.state == .resolved { return nil }
    let text = alert.basis.text.map { outsideText($0) }
    switch alert.subject.kind {
    case .adapterFailing:
      let since = DayWords.moment(alert.since, zone: zone, in: language)
      return say(
        "自\(since)起采集失败。已有的数字保留不变，但新的数字收不进来。\(text.map { "最近一次错误：\($0)。" } ?? "")",
        "Collection has failed since \(since). Figures that came before stay, but no new ones come in.\(text.map { " Last error: \($0)" } ?? "")"
      )
    case .reportLate:
      return text ?? say("期限已过，报告尚未收到。", "The due day is over, and the report has not come.")
    case .threshold: return thresholdSentence(alert)
    case .readingImplausible, .target, .targetUnreported: return text
    }
  }

  /// That figures disagree, or that the one which crossed the limit is gone; nil where neither is so.
  private func thresholdSentence(_ alert: Alert) -> String? {
    if let number = alert.basis.awaits {
      return say(
        "最新一期数字已不越过界限；须连续 \(count(number)) 期如此，提醒才会解除。",
        "The newest figure does not cross the limit; the alert ends once \(count(number)) in a row do not.")
    }
    guard let indicator = alert.subject.indicator, let area = alert.subject.area else { return nil }
    return withdrawal(of: alert.basis.period, in: [SeriesKey(indicator, area)])
  }

  /// That the figure on which an alert rests was taken back; nil where it was not.
  func withdrawal(of period: Period?, in series: [SeriesKey]) -> String? {
    guard let period else { return nil }
    let readings = series.compactMap { known[$0]?.readings.first { $0.period == period } }
    guard let first = readings.first, !first.isFigure else { return nil }
    let stretch = DayWords.period(period, in: language)
    return say(
      "\(stretch)的数字后来被撤回。没有数据不会被当作解除，以下仍是撤回前的数字。",
      "The figure for \(stretch) was withdrawn later. Missing figures never end an alert; below stands the figure as it was."
    )
  }

  /// What an adapter or a check said, in its own words; in Chinese its code in Chinese, and that the rest is as it came.
  private func outsideText(_ text: String) -> String {
    let text = oneLine(text)
    guard language == .zh else { return text }
    let code = String(text.prefix { $0 != ":" })
    guard let word = FaultWords.chinese[code] else { return text.isEmpty ? text : "原文：\(text)" }
    let rest = oneLine(String(text.dropFirst(code.count + 1)))
    return rest.isEmpty ? word : "\(word)（原文：\(rest)）"
  }
}
