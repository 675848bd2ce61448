import CareGaugeModel

extension LetterDesk {
  /// One alert in a list: what, by how much, by when, and where the document says so.
  func item(_ news: AlertNews) -> Letter.Item {
    guard let target = TargetNews(news, at: self) else { return otherItem(news) }
    var title = "\(place(news.alert.subject)) \(target.title)"
    if let figure = target.figure { title += " \(figure)" }
    title += remark(target.words.demand)
    let change = isListed(news) ? nil : change(news)
    var lines = [target.restatement, change, target.reason].compactMap { $0 }
    let facts = [target.gapLine, target.dueLine].compactMap { $0 }
    if !facts.isEmpty { lines.append(facts.joined(separator: say("；", "; "))) }
    lines.append("\(target.source)\(remark(target.target.id))")
    if !target.target.responsible.isEmpty {
      lines.append(say("责任单位：", "Responsible: ") + list(target.target.responsible))
    }
    return Letter.Item(badge: itemBadge(news), tone: tone(news), title: title, lines: lines, url: target.url)
  }

  private func otherItem(_ news: AlertNews) -> Letter.Item {
    let alert = news.alert
    let title = [place(alert.subject), otherTitle(alert), otherFigure(alert) ?? ""].filter { !$0.isEmpty }
    return Letter.Item(
      badge: itemBadge(news), tone: tone(news),
      title: title.joined(separator: " ") + (otherDemand(alert).map { remark($0) } ?? ""),
      lines: [otherRestatement(news), change(news), otherSentence(alert)].compactMap { $0 },
      url: otherURL(alert))
  }

  /// In the monthly list everything is still so, and saying it of each row would only be in the way.
  private func itemBadge(_ news: AlertNews) -> String {
    isListed(news) ? news.alert.condition.word(in: language) : badge(news)
  }

  private func isListed(_ news: AlertNews) -> Bool {
    news.alert.condition == .unreported && news.occasion == .repeated
  }
}

extension TargetNews {
  /// When it is due, for a line of a list.
  var dueLine: String? {
    guard let due else { return nil }
    return assessment?.due == nil ? due : desk.say("期限 \(due)", "due \(due)")
  }

  /// Gap and what is missing in one line; nil where nothing is.
  var gapLine: String? {
    let distance = gap.map { (isOver ? desk.say("超出 ", "over by ") : desk.say("差 ", "short by ")) + $0 }
    let now = missing.map { desk.say("现缺 \($0)", "\($0) missing now") }
    let plan = missingUnderPlan.map { desk.say("按计划需新增 \($0)", "\($0) needed under the plan") }
    let parts = [distance, now, plan].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: desk.say("，", ", "))
  }
}
