import CareGaugeMail
import CareGaugeModel

/// Mails in which every text from outside is one that wants to be more than text.
enum Hostile {
  static let texts = [
    "<script>alert('x')</script>", "\"><img src=x onerror=alert(1)>",
    "a\r\nBcc: everybody@example.net\r\n\r\n<b>body</b>",
    "a\nSubject: another\n", "&amp;&lt;b&gt;", "'; DROP TABLE reading; --", "57.66%\u{202E}%66.75\u{202C}",
    "=?UTF-8?B?SGk=?=",
    "银川市\u{0}\u{1B}[31m红\u{7F}", "--=_caregauge_4b453005ac20d696--", "\u{2028}\u{2029}\u{85}\u{200B}\u{FEFF}", "",
    String(repeating: "很长的名字", count: 60), String(repeating: "x", count: 400), "👨‍👩‍👧‍👦 e\u{301}\u{301}\u{301} ﷽ \u{E0041}",
    "</td></tr></table><table>", "name@example.net, other <evil@example.net>", "\\\" (comment) <>;:,",
    "*** \n[有风险] 假冒 99%",
  ]

  /// A mail about a target with `text` for every name, sent from and to people called so.
  static func mail(_ text: String, in language: Language) -> WrittenMail {
    let key = series("nursing_bed_share", "640100")
    let region = RegionID("ningxia")!
    let name = LocalizedName(zh: text, en: text)
    var target = Target(
      id: "T\(text)", indicator: key.indicator, area: key.area, condition: .atLeast(0.6),
      schedule: .once(by: day("2023-12-31"), orBy: nil), document: "d", clause: text, region: region)
    target.name = name
    target.responsible = [text, text]
    target.reportedUnder = "o"
    let catalogue = Catalogue(
      indicators: [
        Indicator(id: key.indicator, name: name, unit: text, kind: .share, range: 0...1)
      ], areas: [Area(code: key.area, name: text, parent: nil, level: .city, region: region)],
      documents: [
        PolicyDocument(
          id: "d", title: text, number: text, issuer: text, issued: day("2023-09-06"), validUntil: nil, region: region)
      ], targets: [target],
      obligations: [
        Obligation(
          id: "o", name: name, area: key.area, reporters: [text], schedule: .undated, document: "d", clause: text,
          region: region)
      ])
    let writer = MailWriter(
      catalogue: catalogue, from: EmailAddress(name: text, address: "caregauge@example.org"),
      externalURL: "https://caregauge.example/\(text)", zone: .shanghai)
    let assessment = judged(
      .missed, AssessmentReason(.readingFails, text: text), due: "2023-12-31", judgedReading("2023-12", 0.57))
    let subject = AlertSubject(
      kind: .target, region: region, area: key.area, indicator: key.indicator, target: target.id, document: "d",
      name: text)
    let own = Alert(
      key: AlertKey("target:\(text)"), subject: subject, state: .firing, condition: .missed, severity: .critical,
      since: moment("2024-01-05T09:00"), conditionSince: moment("2024-01-05T09:00"),
      basis: AlertBasis(assessment: assessment))
    var other = own
    other.subject = AlertSubject(kind: .adapterFailing, name: text)
    other.basis = AlertBasis(text: text)
    let isList = text.utf8.count % 2 == 0
    let message = PlannedMessage(
      id: MessageID("m\(text)"), receiver: text, form: isList ? .digest : .single,
      news: isList ? [AlertNews(.fired, own), AlertNews(.fired, other)] : [AlertNews(.fired, own)],
      at: moment("2024-01-05T09:00"), threads: [MessageID("t\(text)"), MessageID(text + "u")])
    let to = [
      EmailAddress(name: text, address: "a@example.org"), EmailAddress(name: nil, address: "b\(text)@example.org"),
    ]
    return writer.write(message, to: Receiver(name: text, way: .email(to: to, language: language))) { _ in
      SeriesHistory(revisions: [reading("2023-12", 0.57, reported: "2024-01-05")])
    }
  }
}
