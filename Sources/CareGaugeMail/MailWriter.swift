import CareGaugeModel

/// Writes the mail that tells one receiver of a planned message. The same message gives the same bytes.
package struct MailWriter: Sendable {
  let from: EmailAddress
  let externalURL: String?
  let zone: Zone
  let notice: MailNotice?
  let names: CatalogueNames

  /// - Parameters:
  ///   - from: the sender; its domain stands in Message-IDs too.
  ///   - externalURL: where pages are; nil leaves links out.
  ///   - notice: what every mail has to admit about its figures.
  ///   - rules: threshold rules, so that mails can say on which side of its limit a figure is.
  package init(
    catalogue: Catalogue, from: EmailAddress, externalURL: String?, zone: Zone, notice: MailNotice? = nil,
    rules: [ThresholdRule] = []
  ) {
    names = CatalogueNames(catalogue, rules: rules)
    self.from = from
    self.externalURL = externalURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    self.zone = zone
    self.notice = notice
  }

  /// Writes a message for a receiver of mails.
  ///
  /// - Parameter histories: the readings of a series as known when the message was decided; the last ones are listed.
  package func write(
    _ message: PlannedMessage, to receiver: Receiver, histories: (SeriesKey) -> SeriesHistory
  ) -> WrittenMail {
    var to: [EmailAddress] = []
    var language = Language.en
    if case .email(let addresses, let own) = receiver.way { (to, language) = (addresses, own) }
    let letter = letter(for: message, in: language, histories: histories)
    let plain = PlainText(letter).text
    let html = HTMLText(letter).text
    let mail = MIMEMessage(
      id: message.id, threads: message.threads, from: from, to: to, subject: letter.subject,
      date: MailDate.text(message.at, zone: zone), language: language, alerts: message.news.map(\.alert.key.text),
      plain: plain, html: html)
    return WrittenMail(
      id: MessageIdentifier(from: from).whole(message.id), subject: letter.subject, plain: plain, html: html,
      bytes: mail.bytes, recipients: to.map(\.address))
  }

  private func letter(
    for message: PlannedMessage, in language: Language, histories: (SeriesKey) -> SeriesHistory
  ) -> Letter {
    let known = Dictionary(
      series(of: message).map { ($0, histories($0)) }, uniquingKeysWith: { first, _ in first })
    let desk = LetterDesk(
      names: names, language: language, zone: zone, externalURL: externalURL, notice: notice, message: message,
      known: known)
    guard message.form == .single, message.news.count == 1, let news = message.news.first else { return desk.digest() }
    return TargetNews(news, at: desk).map { desk.letter(on: $0) } ?? desk.letter(onOther: news)
  }

  /// The series whose readings the letter lists, or from which it tells who restated a figure.
  private func series(of message: PlannedMessage) -> [SeriesKey] {
    message.news.filter { message.form == .single || $0.restated != nil }.flatMap { news -> [SeriesKey] in
      let subject = news.alert.subject
      guard let target = subject.target.flatMap({ names.targets[$0] }) else {
        return [subject.indicator.flatMap { indicator in subject.area.map { SeriesKey(indicator, $0) } }].compactMap {
          $0
        }
      }
      return names.series(of: target)
    }
  }
}
