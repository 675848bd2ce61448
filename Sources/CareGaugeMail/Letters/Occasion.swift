import CareGaugeModel

extension LetterDesk {
  /// What happened, in a badge: `有风险`, `更正·有风险`, `Escalated: off track`.
  func badge(_ news: AlertNews) -> String {
    if news.occasion == .resolved { return say("已解除", "Resolved") }
    let word = news.alert.condition.word(in: language)
    let prefix: String? =
      switch news.occasion {
      case .fired, .resolved: nil
      case .worsened: say("加重", "Worse")
      case .eased: say("缓解", "Eased")
      case .restated: say("更正", "Corrected")
      case .repeated: say("仍然", "Still")
      case .escalated: say("升级", "Escalated")
      }
    return prefix.map { say("\($0)·\(word)", "\($0): \(word.prefix(1).lowercased() + word.dropFirst())") } ?? word
  }

  func tone(_ news: AlertNews) -> Letter.Tone {
    if news.occasion == .resolved { return .good }
    return switch news.alert.severity {
    case .critical: .critical
    case .warning: .warning
    case .info: .info
    }
  }

  /// What changed since the last mail, as a sentence; nil for a first one.
  func change(_ news: AlertNews) -> String? {
    let now = news.alert.condition.word(in: language)
    let before = news.from.map { $0.word(in: language) }
    let since = day(of: news.alert.since)
    let days = max(0, today - zone.day(of: news.alert.since))
    switch news.occasion {
    case .fired: return nil
    case .worsened:
      return before.map { say("由“\($0)”加重为“\(now)”。", "It was “\($0)” and is now “\(now)”, which is worse.") }
    case .eased:
      return before.map {
        say("由“\($0)”缓解为“\(now)”，问题仍未解决。", "It was “\($0)” and is now “\(now)”: better, but not over.")
      }
    case .restated:
      guard let before, before != now else { return nil }
      return say("更正前为“\(before)”，更正后为“\(now)”。", "Before the correction it was “\(before)”, now it is “\(now)”.")
    case .repeated, .escalated:
      if days == 0 { return say("自今天起，仍未解决。", "It began today and goes on.") }
      return say(
        "自\(since)起已持续 \(count(days)) 天，仍未解决。",
        "It has gone on for \(count(days)) \(days == 1 ? "day" : "days"), since \(since).")
    case .resolved: return resolution(news)
    }
  }

  private func resolution(_ news: AlertNews) -> String {
    let before = (news.from ?? news.alert.condition).word(in: language)
    let start = day(of: news.alert.since)
    let since = say("（自\(start)起）", " (since \(start))")
    switch news.alert.ending {
    case .cleared, nil:
      let cause = cleared(news)
      let other = changedBound(news.alert).map { say("；另外，\($0)", "; besides, \($0)") } ?? ""
      return say("“\(before)”\(since)已解除：\(cause.zh)\(other)。", "“\(before)”\(since) is over: \(cause.en)\(other).")
    case .judgedAnew:
      let cause = changedBound(news.alert) ?? changedGround(news.alert.subject.kind)
      return say(
        "“\(before)”\(since)已解除：数字没有变化，但\(cause)。",
        "“\(before)”\(since) is over: the figure is the same, but \(cause).")
    case .notApplicable:
      return say(
        "“\(before)”\(since)已解除：报告说明没有可考核的对象。",
        "“\(before)”\(since) is over: the source says that there is nothing to count.")
    case .withdrawn:
      return say(
        "“\(before)”\(since)已撤销：目录或配置中不再有这一项。",
        "“\(before)”\(since) is withdrawn: the catalogue or configuration no longer has it.")
    case .expired:
      return say(
        "“\(before)”\(since)已结束：不再等待这一数字。", "“\(before)”\(since) has ended: nobody waits for the figure any more.")
    }
  }

  /// What ended an alert: a figure, a report, a collection.
  private func cleared(_ news: AlertNews) -> LocalizedName {
    switch news.alert.subject.kind {
    case .target, .threshold:
      news.restated == nil
        ? LocalizedName(zh: "新的数据表明情况不再存在", en: "a new figure shows that it no longer holds")
        : LocalizedName(zh: "更正后的数据表明情况不再存在", en: "the corrected figure shows that it no longer holds")
    case .targetUnreported: LocalizedName(zh: "数据已收到", en: "figures have come")
    case .reportLate: LocalizedName(zh: "报告已收到", en: "the report has come")
    case .readingImplausible: LocalizedName(zh: "数字已更正或经核实", en: "the figure was corrected or confirmed")
    case .adapterFailing: LocalizedName(zh: "采集已恢复正常", en: "collection works again")
    }
  }

  /// From what to what a bound was changed while the alert fired; nil where it was not.
  private func changedBound(_ alert: Alert) -> String? {
    guard let before = alert.basis.boundBefore, let now = alert.basis.bound, let figures = figures(alert) else {
      return nil
    }
    let (old, new) = (figures.exact(before), figures.exact(now))
    return alert.subject.kind == .threshold
      ? say("界限由 \(old) 改为 \(new)", "the limit was changed from \(old) to \(new)")
      : say("目标值由 \(old) 改为 \(new)", "the target value was changed from \(old) to \(new)")
  }

  /// What else the same figure may have come to be held against.
  private func changedGround(_ kind: AlertKind) -> String {
    kind == .threshold
      ? say("规则改了", "the rule was changed")
      : say(
        "用来比较的目标、期限或其他数字有变化，重新判断后情况不再存在",
        "the target, its days or other figures changed, and judged anew it no longer holds"
      )
  }

  /// Why the mail came, and what comes next.
  func whyAndNext(_ news: AlertNews) -> [String] {
    let receiver = message.receiver
    let word = news.alert.condition.word(in: language)
    let why: String =
      switch news.occasion {
      case .fired:
        say("发信原因：出现“\(word)”，按设定通知接收方 \(receiver)。", "Why this mail: “\(word)” began, and \(receiver) is to be told.")
      case .worsened:
        say("发信原因：情况加重，按设定通知接收方 \(receiver)。", "Why this mail: it became worse, and \(receiver) is to be told.")
      case .eased: say("发信原因：情况缓解，按设定通知接收方 \(receiver)。", "Why this mail: it eased, and \(receiver) is to be told.")
      case .restated:
        say(
          "发信原因：此前邮件所用的数字被后来的报告更正，因此重新判断并通知接收方 \(receiver)。",
          "Why this mail: a later report changed a figure that an earlier mail gave; it was judged again for \(receiver)."
        )
      case .repeated:
        say("发信原因：问题仍在，按设定的间隔再次提醒接收方 \(receiver)。", "Why this mail: it goes on, and \(receiver) is to be reminded.")
      case .escalated:
        say(
          "发信原因：问题持续已久，按设定升级通知接收方 \(receiver)。",
          "Why this mail: it has gone on for long, so \(receiver) is told as well.")
      case .resolved: say("发信原因：此前提醒过的情况已解除，告知接收方 \(receiver)。", "Why this mail: what \(receiver) was told of is over.")
      }
    return [why, next(news)]
  }

  private func next(_ news: AlertNews) -> String {
    if news.occasion == .resolved {
      return say("以后：如再次出现，会作为新的提醒发信。", "Next: if it comes back, a new mail will say so.")
    }
    if news.alert.subject.kind == .targetUnreported {
      return say(
        "以后：收到数据后会重新判断；一直没有数据的，列入每月的无数据清单。",
        "Next: figures that arrive are judged; while none come it stands in the monthly list of what has no data.")
    }
    switch news.alert.subject.kind {
    case .target:
      return say(
        "以后：加重、缓解、更正或解除时会再发信。没有新数据不会被当作解除。",
        "Next: a mail follows when it becomes worse, eases, is corrected or ends. Missing figures never end it.")
    case .threshold:
      return say(
        "以后：更正或解除时会再发信。没有新数据不会被当作解除。",
        "Next: a mail follows when it is corrected or ends. Missing figures never end it.")
    default: return say("以后：情况解除时会再发信。", "Next: a mail follows when it is over.")
    }
  }
}
