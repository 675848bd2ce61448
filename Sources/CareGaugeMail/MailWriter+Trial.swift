import CareGaugeModel

extension MailWriter {
  /// A mail that says nothing but that mails arrive, for a receiver of mails; it is about no alert.
  package func trial(to receiver: Receiver, at now: Instant) -> WrittenMail {
    var to: [EmailAddress] = []
    var language = Language.en
    if case .email(let addresses, let own) = receiver.way { (to, language) = (addresses, own) }
    var letter = Letter(language: language, subject: language.choose("CareGauge 测试邮件", "CareGauge test mail"))
    letter.blocks = LetterDesk.notices(notice, in: language)
    letter.blocks += [
      .headline(
        Letter.Headline(
          badge: language.choose("测试", "Test"), tone: .good, place: "CareGauge",
          title: language.choose("收到此邮件，说明预警邮件能够送达", "Mails about alerts reach you"))),
      .paragraph(
        language.choose(
          "此邮件由管理员手动发送，不涉及任何指标或预警，无需回复。",
          "An administrator sent this mail by hand. It is about no target and no alert; nothing needs to be done.")),
      .facts([
        Letter.Fact(language.choose("接收方", "Receiver"), receiver.name),
        Letter.Fact(language.choose("发送时间", "Sent"), DayWords.moment(now, zone: zone, in: language)),
      ]),
    ]
    let id = MessageID("test-\(now.microseconds)")
    let (plain, html) = (PlainText(letter).text, HTMLText(letter).text)
    let mail = MIMEMessage(
      id: id, threads: [], from: from, to: to, subject: letter.subject, date: MailDate.text(now, zone: zone),
      language: language, alerts: [], plain: plain, html: html)
    return WrittenMail(
      id: MessageIdentifier(from: from).whole(id), subject: letter.subject, plain: plain, html: html,
      bytes: mail.bytes, recipients: to.map(\.address))
  }
}
