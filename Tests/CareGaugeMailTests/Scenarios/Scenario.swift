import CareGaugeMail
import CareGaugeModel
import Testing

/// A message about real rows of the catalogues, with the readings that were known.
struct Scenario: Sendable, CustomTestStringConvertible {
  var name: String
  var message: PlannedMessage
  var readings: [SeriesKey: [HistoryReading]] = [:]
  var notice: MailNotice?
  var hasPages = true
  /// Of the rule `beds_below_floor`, as the configuration has it when the mail is written.
  var floor = 9000.0

  init(
    _ name: String, _ form: PlannedMessage.Form, at time: String, readings: [SeriesKey: [HistoryReading]] = [:],
    notice: MailNotice? = nil, hasPages: Bool = true, floor: Double = 9000, _ news: [AlertNews]
  ) {
    self.name = name
    self.readings = readings
    self.notice = notice
    self.hasPages = hasPages
    self.floor = floor
    message = PlannedMessage(
      id: MessageID("\(name)-message"), receiver: "yinchuan", form: form, news: news, at: moment(time),
      threads: news.filter { $0.occasion != .fired }.map {
        MessageID("earlier-\($0.alert.key.text.filter { $0.isLetter || $0.isNumber })")
      })
  }

  var testDescription: String { name }

  /// All mails, written once.
  private static let mails: [String: WrittenMail] = Dictionary(
    uniqueKeysWithValues: WholeMailTests.scenarios.flatMap { scenario in
      Language.allCases.map { ("\(scenario.name).\($0.rawValue)", scenario.written(in: $0)) }
    })

  func mail(in language: Language) -> WrittenMail { Scenario.mails["\(name).\(language.rawValue)"]! }

  private static let writer = Scenario.writer(notice: nil, hasPages: true, floor: 9000)

  private static func writer(notice: MailNotice?, hasPages: Bool, floor: Double) -> MailWriter {
    MailWriter(
      catalogue: Regions.shared.catalogue,
      from: EmailAddress(name: "养老指标监测 CareGauge", address: "caregauge@example.org"),
      externalURL: hasPages ? "https://caregauge.example" : nil, zone: .shanghai, notice: notice,
      rules: rules(floor: floor))
  }

  func written(in language: Language) -> WrittenMail {
    let isUsual = notice == nil && hasPages && floor == 9000
    let writer = isUsual ? Scenario.writer : Scenario.writer(notice: notice, hasPages: hasPages, floor: floor)
    let to = [
      EmailAddress(name: "银川市民政局", address: "civil-affairs@yinchuan.example"),
      EmailAddress(name: nil, address: "office@yinchuan.example"),
    ]
    let receiver = Receiver(name: "yinchuan", way: .email(to: to, language: language))
    return writer.write(message, to: receiver) { SeriesHistory(revisions: readings[$0] ?? []) }
  }

  private static func rules(floor: Double) -> [ThresholdRule] {
    [
      ThresholdRule(
        name: "beds_below_floor", indicator: IndicatorID("institution_beds")!, area: AreaCode("640100"),
        condition: .below(floor), patience: .readings(2), severity: .critical)
    ]
  }
}

/// A moment in Shanghai, `2023-10-08T09:00`.
func moment(_ time: String) -> Instant { Zone.shanghai.instant(localTime: time)! }
func day(_ text: String) -> Day { Day(text)! }
func period(_ text: String) -> Period { Period(text)! }

func series(_ indicator: String, _ area: String) -> SeriesKey { SeriesKey(IndicatorID(indicator)!, AreaCode(area)!) }

/// One revision of a figure, received on a day at nine in the morning.
func reading(
  _ period: String, _ value: Double, of whole: Double? = nil, scale: Double = 1, reported: String,
  received: String? = nil,
  report: Int32 = 1
) -> HistoryReading {
  let received = day(received ?? reported)
  return HistoryReading(
    period: Period(period)!, value: whole.map { value / $0 * scale } ?? value, numerator: whole == nil ? .nan : value,
    denominator: whole ?? .nan, reportedAt: day(reported),
    receivedAt: Zone.shanghai.start(of: received).adding(seconds: 32_400),
    receivedOn: received, report: report)
}

/// A target's alert that fires since a moment.
func alert(
  _ target: String, _ condition: AlertCondition, since: String, _ assessment: Assessment, kind: AlertKind = .target
) -> Alert {
  let row = Regions.shared.catalogue.targets.first { $0.id == target }!
  let subject = AlertSubject(
    kind: kind, region: row.region, area: row.area, indicator: row.indicator, target: target,
    occurrence: assessment.occurrence, document: row.document, responsible: row.responsible)
  let key: AlertKey =
    kind == .target
    ? .target(target, occurrence: assessment.occurrence) : .unreported(target, occurrence: assessment.occurrence)
  return Alert(
    key: key, subject: subject, state: .firing, condition: condition, severity: condition.severity,
    since: moment(since),
    firingSince: moment(since), conditionSince: moment(since),
    basis: AlertBasis(value: assessment.reading?.value, period: assessment.reading?.period, assessment: assessment))
}

/// The same alert, ended.
func ended(_ alert: Alert, at time: String, _ ending: AlertEnding = .cleared) -> Alert {
  var ended = alert
  ended.state = .resolved
  ended.endedAt = moment(time)
  ended.ending = ending
  return ended
}

/// An assessment with the parts that a case is about.
func judged(
  _ state: TargetState, _ reason: AssessmentReason, due: String? = nil, _ reading: JudgedReading? = nil,
  _ change: (inout Assessment) -> Void = { _ in }
) -> Assessment {
  var assessment = Assessment(state, reason)
  assessment.due = due.map { day($0) }
  assessment.reading = reading
  change(&assessment)
  return assessment
}

func judgedReading(_ period: String, _ value: Double, of whole: Double? = nil, received: String? = nil) -> JudgedReading
{
  let stretch = Period(period)!
  return JudgedReading(
    period: stretch, day: stretch.end, value: whole.map { value / $0 } ?? value, numerator: whole == nil ? nil : value,
    denominator: whole, receivedOn: received.map { day($0) })
}
