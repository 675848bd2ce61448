import CareGaugeModel

/// Everything that writing one letter needs; the kinds of letters are extensions in files of their own.
struct LetterDesk: Sendable {
  let names: CatalogueNames
  let language: Language
  let zone: Zone
  let externalURL: String?
  let notice: MailNotice?
  let message: PlannedMessage
  /// The readings of the series that the letter lists.
  let known: [SeriesKey: SeriesHistory]

  /// The letter's day, from which days left are counted.
  var today: Day { zone.day(of: message.at) }

  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
  func day(_ day: Day) -> String { DayWords.day(day, in: language) }
  func day(of moment: Instant) -> String { day(zone.day(of: moment)) }
  func count(_ number: Int) -> String { DecimalNumber(Double(number)).text }

  /// A remark in brackets behind a text, in the brackets of the language.
  func remark(_ text: String) -> String { say("（\(text)）", " (\(text))") }

  func list(_ names: [String]) -> String { names.joined(separator: say("、", ", ")) }

  func areaName(_ code: AreaCode) -> String { names.areas[code]?.name ?? code.text }

  /// What stands in a subject for where it is.
  func place(_ subject: AlertSubject) -> String {
    subject.area.map { areaName($0) } ?? subject.region?.name(in: language) ?? ""
  }

  /// The same with the region, where the area's own name does not say it.
  func fullPlace(_ subject: AlertSubject) -> String {
    let place = place(subject)
    guard subject.area != nil, let region = subject.region?.name(in: language), !place.hasPrefix(region)
    else { return place }
    return place + remark(region)
  }

  /// Lines that every letter begins with, where the service has something to admit.
  var notices: [Letter.Block] { LetterDesk.notices(notice, in: language) }

  static func notices(_ notice: MailNotice?, in language: Language) -> [Letter.Block] {
    var notices: [Letter.Block] = []
    if notice?.isSimulated == true {
      notices.append(
        .notice(
          language.choose(
            "模拟数据：本邮件中的数字都是为演示编造的，不是真实情况。",
            "Simulated: the figures in this mail are made up for a demonstration; they are not real.")))
    }
    if let end = notice?.figuresEnd {
      let day = DayWords.day(end, in: language)
      notices.append(
        .notice(
          language.choose(
            "数字截至\(day)：服务的时钟被设定过，此后的情况不在其中。",
            "The figures end on \(day): the service's clock was set, and nothing after it is known.")))
    }
    return notices
  }

  /// What stands in a subject's brackets.
  func bracket(_ state: String) -> String {
    notice?.isSimulated == true ? say("模拟·", "Simulated: ") + state : state
  }

  /// The last lines: when it was written, and how to name it.
  var colophon: [String] {
    [
      say(
        "以上为\(DayWords.moment(message.at, zone: zone, in: .zh))所知的情况。由 CareGauge 自动发出，请勿回复。",
        "This is what was known on \(DayWords.moment(message.at, zone: zone, in: .en)). Sent by CareGauge; please do not reply."
      ),
      say("邮件编号：\(message.id)", "Message: \(message.id)"),
    ]
  }
}
