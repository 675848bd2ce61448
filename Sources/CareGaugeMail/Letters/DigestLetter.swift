import CareGaugeModel

extension LetterDesk {
  /// Alerts that one mail lists at most.
  private static var mostListed: Int { 200 }

  /// A letter that lists several alerts by region, the worst first.
  func digest() -> Letter {
    var letter = Letter(language: language, subject: digestSubject)
    letter.blocks = notices
    letter.blocks.append(
      .headline(
        Letter.Headline(
          badge: digestBadge, tone: message.news.first.map { tone($0) } ?? .info,
          place: regions.joined(separator: say("、", ", ")),
          title: total,
          figure: nil, demand: nil)))
    letter.blocks.append(.paragraph(introduction))
    let listed = message.news.prefix(LetterDesk.mostListed)
    let loud = listed.filter { !isUnreported($0) }
    let quiet = listed.filter { isUnreported($0) }
    letter.blocks += sections(loud, suffix: nil)
    letter.blocks += sections(quiet, suffix: loud.isEmpty ? nil : say("无数据", "no data"))
    if listed.count < message.news.count {
      letter.blocks.append(
        .paragraph(
          say(
            "另有 \(count(message.news.count - listed.count)) 项未列出。",
            "And \(count(message.news.count - listed.count)) more.")))
    }
    if let externalURL {
      letter.blocks.append(.link(text: say("查看全部提醒", "All alerts"), url: "\(externalURL)/alerts"))
    }
    letter.blocks.append(.small(digestReasons + colophon))
    return letter
  }

  private func isUnreported(_ news: AlertNews) -> Bool {
    news.alert.condition == .unreported && news.occasion != .resolved
  }

  private var digestBadge: String {
    switch message.form {
    case .single, .digest: say("汇总", "Summary")
    case .firstDigest: say("首次汇总", "First summary")
    case .unreported: say("无数据清单", "No data")
    }
  }

  private var digestSubject: String {
    let news = message.news
    let head =
      [SubjectLine.Part(regions.count <= 2 ? list(regions) : say("\(regions.count) 个地区", "\(regions.count) regions"))]
      + [SubjectLine.Part(say("\(count(news.count)) 项", "\(count(news.count)) \(news.count == 1 ? "item" : "items")"))]
    let words = message.form == .unreported && tally.count == 1 ? [] : tally
    // What does not fit is counted together, so that the numbers add up to the items.
    for kept in stride(from: words.count, through: 1, by: -1) {
      let rest = words[kept...].map(\.count).reduce(0, +)
      let listed = words[..<kept] + (rest > 0 ? [(word: say("其他", "other"), count: rest)] : [])
      let parts =
        head
        + listed.enumerated().map {
          SubjectLine.Part("\($1.word) \(count($1.count))", joint: $0 == 0 ? say("：", ": ") : say("、", ", "))
        }
      let line = SubjectLine(state: bracket(digestBadge), parts: parts.filter { !$0.text.isEmpty }, keeping: 2)
      if line.isWhole { return line.text }
    }
    return SubjectLine(state: bracket(digestBadge), parts: head.filter { !$0.text.isEmpty }, keeping: 2).text
  }

  /// How many there are of each condition, in the order of the news.
  private var tally: [(word: String, count: Int)] {
    var tally: [(word: String, count: Int)] = []
    for news in message.news {
      let word = news.occasion == .resolved ? say("已解除", "Resolved") : news.alert.condition.word(in: language)
      if let place = tally.firstIndex(where: { $0.word == word }) {
        tally[place].count += 1
      } else {
        tally.append((word, 1))
      }
    }
    return tally
  }

  /// How many there are, and of what unless the badge has said it.
  private var total: String {
    let number = count(message.news.count)
    return message.form == .unreported && tally.count == 1
      ? say("共 \(number) 项", "\(number) in all") : say("共 \(number) 项：\(counts)", "\(number) in all: \(counts)")
  }

  private var counts: String { list(tally.map { "\($0.word) \(count($0.count))" }) }

  private var regions: [String] {
    var seen: [String] = []
    for news in message.news {
      let name = regionName(news)
      if !name.isEmpty, !seen.contains(name) { seen.append(name) }
    }
    return seen
  }

  private func regionName(_ news: AlertNews) -> String { news.alert.subject.region?.name(in: language) ?? "" }

  private var introduction: String {
    switch message.form {
    case .firstDigest:
      say(
        "这是第一封邮件：列出目前已有的全部提醒，以后只在有变化时发信。",
        "This is the first mail: it lists everything that is open now. Later mails come when something changes.")
    case .unreported:
      say(
        "以下目标没有有效数据，无法判断是否达标。每月发送一次，直到收到数据，或到期满 20 个月为止。",
        "No figure counts for these targets, so nobody can say whether they are met. This list comes monthly, until figures arrive or 20 months have passed since the due day."
      )
    case .single, .digest:
      say("以下各项同时有变化，各地区内最差在前。", "These changed at the same time; in each region the worst comes first.")
    }
  }

  private var digestReasons: [String] {
    [
      say("发信原因：按设定通知接收方 \(message.receiver)。", "Why this mail: \(message.receiver) is to be told."),
      message.form == .unreported
        ? say(
          "以后：收到数据后会重新判断。没有数据不等于达标，也不等于未达标。",
          "Next: figures that arrive are judged. No data means neither met nor missed.")
        : say(
          "以后：每一项加重、缓解、更正或解除时会再发信。没有新数据不会被当作解除。",
          "Next: a mail follows when one becomes worse, eases, is corrected or ends. Missing figures never end it."),
    ]
  }

  private func sections(_ news: [AlertNews], suffix: String?) -> [Letter.Block] {
    let mark = suffix.map { say("：\($0)", ": \($0)") } ?? ""
    return regions.flatMap { region -> [Letter.Block] in
      let own = news.filter { regionName($0) == region }
      let heading = say("\(region)\(mark)（\(count(own.count)) 项）", "\(region)\(mark) (\(count(own.count)))")
      return own.isEmpty ? [] : [.heading(heading), .items(own.map { item($0) })]
    } + rest(news.filter { regionName($0).isEmpty })
  }

  private func rest(_ news: [AlertNews]) -> [Letter.Block] {
    news.isEmpty ? [] : [.heading(say("其他", "Others")), .items(news.map { item($0) })]
  }
}
