import CareGaugeModel

extension LetterDesk {
  /// The letter about one target.
  func letter(on news: TargetNews) -> Letter {
    var letter = Letter(language: language, subject: subject(news))
    letter.blocks = notices
    letter.blocks.append(
      .headline(
        Letter.Headline(
          badge: badge(news.news), tone: tone(news.news), place: fullPlace(news.news.alert.subject), title: news.title,
          figure: news.headlineFigure, demand: say("目标 \(news.words.demand)", "target \(news.words.demand)"))))
    for sentence in [news.restatement, change(news.news), news.reason, news.withdrawal].compactMap({ $0 }) {
      letter.blocks.append(.paragraph(sentence))
    }
    letter.blocks.append(.facts(news.mainFacts))
    if !news.bars.isEmpty { letter.blocks.append(.bars(news.bars)) }
    let details = news.details
    if !details.isEmpty { letter.blocks += [.heading(say("数字说明", "About the figures")), .facts(details)] }
    if let areas = news.areas {
      letter.blocks += [.heading(say("各地区，最差在前", "Areas, the worst first")), .table(areas)]
    }
    for (heading, table) in news.reports { letter.blocks += [.heading(heading), .table(table)] }
    letter.blocks += [.heading(say("文件与责任", "Document and responsible bodies")), .facts(news.documentFacts)]
    if let url = news.url { letter.blocks.append(.link(text: say("查看网页", "Open the page"), url: url)) }
    letter.blocks.append(.small(whyAndNext(news.news) + colophon))
    return letter
  }

  private func subject(_ news: TargetNews) -> String {
    let demand = news.words.demand
    if language == .en {
      let bare = news.words.withoutUnit
      let (figure, number) = (news.figure, news.figure(in: bare))
      let tails = [(figure, demand), (figure, bare.demand), (number, bare.demand)].map { figure, demand in
        [figure, "(\(demand))"].compactMap { $0 }.joined(separator: " ")
      }
      let heads = [place(news.news.alert.subject), news.occurrence].compactMap { $0 }
      if let line = SubjectLine(
        state: bracket(badge(news.news)), heads: heads, name: news.words.name, tails: tails)
      {
        return line.text
      }
    }
    var parts = [SubjectLine.Part(place(news.news.alert.subject))]
    if let occurrence = news.occurrence { parts.append(SubjectLine.Part(occurrence)) }
    parts.append(SubjectLine.Part(news.words.name))
    let least = parts.count
    if let figure = news.figure { parts.append(SubjectLine.Part(figure)) }
    parts.append(SubjectLine.Part(remark(demand), joint: ""))
    return SubjectLine(state: bracket(badge(news.news)), parts: parts, keeping: least).text
  }
}
