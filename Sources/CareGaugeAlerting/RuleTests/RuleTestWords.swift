import CareGaugeMail
import CareGaugeModel
import CareGaugeRules

/// Writes what a test expects, and what there is, in the same words, so that only what differs catches the eye.
struct RuleTestWords {
  /// Of a mail that nobody expected, so many alerts are named.
  private static let most = 12

  private let zone: Zone
  private let targets: [String: Target]
  private let indicators: [IndicatorID: Indicator]
  private let areas: [AreaCode: Area]
  private let issues: [String: Day]

  init(_ basis: JudgementBasis) {
    zone = basis.zone
    let catalogue = basis.catalogue
    targets = Dictionary(catalogue.targets.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    indicators = Dictionary(catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    areas = Dictionary(catalogue.areas.map { ($0.code, $0) }, uniquingKeysWith: { _, last in last })
    issues = Dictionary(catalogue.documents.map { ($0.id, $0.issued) }, uniquingKeysWith: { _, last in last })
  }

  // MARK: Targets

  /// `YC-011 at_risk (plan_misses)`
  func line(for expected: ExpectedTarget) -> String {
    "\(name(of: expected)) \(expected.state.rawValue)" + (expected.reason.map { " (\($0.rawValue))" } ?? "")
  }

  /// `YC-011 off_track (behind_trajectory): …`
  func line(for expected: ExpectedTarget, _ judged: JudgedTarget?, _ assessment: Assessment?) -> String {
    guard let target = targets[expected.id], judged != nil else {
      let issued = targets[expected.id].flatMap { issues[$0.document] }
      return "\(name(of: expected)) does not exist" + (issued.map { " before \($0), its document's issue" } ?? "")
    }
    guard let assessment else {
      let begun = (judged?.begun ?? []).compactMap(\.occurrence).joined(separator: ", ")
      return "\(name(of: expected)) has not begun" + (begun.isEmpty ? "" : "; begun are \(begun)")
    }
    return "\(name(of: expected)) \(assessment.state.rawValue) (\(assessment.reason.code.rawValue)): "
      + sentence(of: assessment, target)
  }

  private func name(of expected: ExpectedTarget) -> String {
    expected.id + (expected.occurrence.map { "@\($0)" } ?? "")
  }

  private func sentence(of assessment: Assessment, _ target: Target) -> String {
    ReasonText.sentence(
      of: assessment, target: target, indicator: indicators[target.indicator], in: .en,
      areaName: { [areas] in areas[$0]?.name ?? $0.text })
  }

  // MARK: Alerts

  /// `target:YC-011 firing at_risk info`
  func line(for expected: ExpectedAlert) -> String {
    [expected.key.text, expected.state.rawValue, expected.condition?.rawValue, expected.severity?.rawValue]
      .compactMap { $0 }.joined(separator: " ")
  }

  /// `target:YC-011 firing off_track warning: …`
  func line(for key: AlertKey, _ alert: Alert?) -> String {
    guard let alert else { return "\(key) inactive" }
    return "\(key) \(alert.state.rawValue) \(alert.condition.rawValue) \(alert.severity.rawValue)"
      + (reason(of: alert).map { ": \($0)" } ?? "")
  }

  private func reason(of alert: Alert) -> String? {
    if let assessment = alert.basis.assessment, let target = alert.subject.target.flatMap({ targets[$0] }) {
      return sentence(of: assessment, target)
    }
    guard let value = alert.basis.value, let bound = alert.basis.bound,
      let indicator = alert.subject.indicator.flatMap({ indicators[$0] })
    else { return alert.basis.text }
    let figures = FigureWords(indicator, in: .en)
    return "\(figures.figure(value, against: [bound])), the limit is \(figures.exact(bound))"
  }

  // MARK: Mails

  func lines(for expected: ExpectedMail) -> [String] {
    lines(
      to: expected.to, subject: expected.subject, form: expected.form, leaves: expected.leaves,
      about: expected.about.map { $0.map { line(for: $0.key, $0.occasion) } })
  }

  /// A mail in the words of an expectation that it nearly fits: only what that names.
  func lines(for mail: DecidedMail, as expected: ExpectedMail) -> [String] {
    let occasions = Dictionary(
      (expected.about ?? []).map { ($0.key, $0.occasion != nil) }, uniquingKeysWith: { $0 || $1 })
    return lines(
      to: mail.message.receiver, subject: expected.subject.map { _ in mail.subject },
      form: expected.form.map { _ in mail.message.form }, leaves: expected.leaves.map { _ in mail.leaves },
      about: expected.about.map { _ in
        mail.message.news.map { line(for: $0.alert.key, occasions[$0.alert.key] ?? true ? $0.occasion : nil) }
      })
  }

  /// All that may be expected of a mail.
  func lines(for mail: DecidedMail) -> [String] {
    let news = mail.message.news
    let about = news.prefix(RuleTestWords.most).map { line(for: $0.alert.key, $0.occasion) }
    let rest = news.count - about.count
    return lines(
      to: mail.message.receiver, subject: mail.subject, form: mail.message.form, leaves: mail.leaves,
      about: about.sorted() + (rest > 0 ? ["… and \(rest) more"] : []))
  }

  private func line(for key: AlertKey, _ occasion: AlertNews.Occasion?) -> String {
    key.text + (occasion.map { " \($0.rawValue)" } ?? "")
  }

  private func lines(
    to: String, subject: String?, form: PlannedMessage.Form?, leaves: Instant?, about: [String]?
  ) -> [String] {
    var lines = ["to: \(to)"]
    if let subject { lines.append("  subject: \(subject)") }
    if let form { lines.append("  form: \(form.rawValue)") }
    if let leaves { lines.append("  leaves: \(zone.rfc3339(leaves).prefix(16))") }
    return lines + (about ?? []).sorted { $0 < $1 }.map { "  about: \($0)" }
  }
}
