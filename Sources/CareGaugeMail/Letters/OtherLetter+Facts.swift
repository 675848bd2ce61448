import CareGaugeModel

extension LetterDesk {
  func otherFacts(_ news: AlertNews) -> [Letter.Fact] {
    let alert = news.alert
    let subject = alert.subject
    var facts: [Letter.Fact] = []
    if let period = alert.basis.period {
      facts.append(Letter.Fact(say("报告期", "Period"), DayWords.period(period, in: language)))
    }
    if subject.kind == .threshold {
      if let gap = thresholdGap(alert) { facts.append(gap) }
      if let name = subject.name {
        facts.append(Letter.Fact(say("规则", "Rule"), name, notes: [patience(name)].compactMap { $0 }))
      }
    }
    facts.append(Letter.Fact(say("级别", "Severity"), alert.severity.word(in: language)))
    facts.append(
      Letter.Fact(say("开始", "Since"), DayWords.moment(alert.since, zone: zone, in: language)))
    if let ended = alert.endedAt, alert.state == .resolved {
      facts.append(Letter.Fact(say("结束", "Ended"), DayWords.moment(ended, zone: zone, in: language)))
    }
    if subject.kind == .reportLate, let obligation = subject.obligation.flatMap({ names.obligations[$0] }) {
      facts += obligationFacts(obligation, subject)
    }
    return facts
  }

  private func obligationFacts(_ obligation: Obligation, _ subject: AlertSubject) -> [Letter.Fact] {
    var facts: [Letter.Fact] = []
    if let due = subject.occurrence.flatMap({ Day($0) }) {
      facts.append(
        Letter.Fact(
          say("期限", "Due"), day(due) + remark(DayWords.remaining(until: due, on: today, in: language)),
          notes: obligation.dueBasis == .assumed ? [say("日期为推定：文件没有写明", "date assumed: the document names none")] : []))
    }
    let reporters = subject.responsible.isEmpty ? obligation.reporters : subject.responsible
    if !reporters.isEmpty { facts.append(Letter.Fact(say("填报单位", "Reporters"), list(reporters))) }
    let title = names.documents[obligation.document]?.title ?? obligation.document
    facts.append(
      Letter.Fact(say("依据", "Source"), say("《\(title)》\(obligation.clause)", "《\(title)》 \(obligation.clause)")))
    return facts
  }

  private func thresholdGap(_ alert: Alert) -> Letter.Fact? {
    guard let value = alert.basis.value, let bound = alert.basis.bound, value != bound,
      let indicator = alert.subject.indicator.flatMap({ names.indicators[$0] })
    else { return nil }
    let distance = FigureWords(indicator, in: language).difference(value - bound)
    return Letter.Fact(
      value < bound ? say("低于界限", "Below the limit by") : say("高于界限", "Above the limit by"), distance)
  }

  private func patience(_ name: String) -> String? {
    guard let rule = names.rules[name] else { return nil }
    switch rule.patience {
    case .readings(let number):
      return number < 2
        ? nil : say("连续 \(count(number)) 期如此才提醒", "told after \(count(number)) readings in a row")
    case .time(let time):
      let hours = time.components.seconds / 3600
      return hours == 0
        ? nil
        : say("持续 \(count(Int(hours))) 小时才提醒", "told after \(count(Int(hours))) \(hours == 1 ? "hour" : "hours")")
    }
  }

  /// The figure beside its limit.
  func thresholdBars(_ alert: Alert, _ tone: Letter.Tone) -> [Letter.Bar]? {
    guard let value = alert.basis.value, let bound = alert.basis.bound, value >= 0, bound > 0,
      let indicator = alert.subject.indicator.flatMap({ names.indicators[$0] })
    else { return nil }
    let figures = FigureWords(indicator, in: language)
    let longest = max(value, bound)
    let share = { (length: Double) in Int((length / longest * 1000).rounded(.down)) }
    return [
      Letter.Bar(
        label: say("现值", "now"), text: figures.figure(value, against: [bound]), share: share(value), tone: tone),
      Letter.Bar(label: say("界限", "limit"), text: figures.exact(bound), share: share(bound), tone: nil),
    ]
  }

  func otherReports(_ alert: Alert) -> [(heading: String, table: Letter.Table)] {
    guard let indicator = alert.subject.indicator, let area = alert.subject.area,
      let history = known[SeriesKey(indicator, area)], !history.isEmpty
    else { return [] }
    let figures =
      names.indicators[indicator].map { FigureWords($0, in: language) } ?? FigureWords(unit: "date", in: language)
    let table = reportTable(history, figures, against: [alert.basis.bound].compactMap { $0 })
    return [(say("近期报告", "Last reports"), table)]
  }

  func otherURL(_ alert: Alert) -> String? {
    guard let externalURL else { return nil }
    let page: String =
      switch alert.subject.kind {
      case .threshold: alert.subject.indicator.map { "indicators/\($0)" } ?? "alerts"
      case .reportLate: "obligations"
      case .readingImplausible: "findings"
      case .adapterFailing: "adapters"
      case .target, .targetUnreported: "alerts"
      }
    return "\(externalURL)/\(page)"
  }
}
