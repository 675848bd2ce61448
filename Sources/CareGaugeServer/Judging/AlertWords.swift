import CareGaugeMail
import CareGaugeModel

/// Says in a sentence what an alert is about, for the API, pages and Alertmanager.
struct AlertWords: Sendable {
  private let targets: [String: Target]
  private let indicators: [IndicatorID: Indicator]
  private let areas: [AreaCode: Area]

  init(_ catalogue: Catalogue) {
    targets = Dictionary(catalogue.targets.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    indicators = Dictionary(catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    areas = Dictionary(catalogue.areas.map { ($0.code, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// Why it fires: the judgement's reason, the figure beside its bound, or the adapter's words.
  func reason(of alert: Alert, in language: Language) -> String {
    if let id = alert.subject.target, let target = targets[id], let assessment = alert.basis.assessment {
      return reason(of: assessment, target, in: language)
    }
    if let text = alert.basis.text { return text }
    guard let value = alert.basis.value, let bound = alert.basis.bound, let id = alert.subject.indicator,
      let indicator = indicators[id]
    else { return alert.condition.word(in: language) }
    let words = FigureWords(indicator, in: language)
    let (figure, limit) = (words.figure(value, against: [bound]), words.exact(bound))
    let reason = language.choose("\(figure)，界限 \(limit)", "\(figure), the limit is \(limit)")
    guard let number = alert.basis.awaits, alert.state == .firing else { return reason }
    return reason
      + language.choose(
        "；连续 \(number) 期不越过界限才解除", "; the alert ends once \(number) figures in a row do not cross it")
  }

  /// Why a target is in its state.
  func reason(of assessment: Assessment, _ target: Target, in language: Language) -> String {
    ReasonText.sentence(
      of: assessment, target: target, indicator: indicators[target.indicator], in: language,
      areaName: { [areas] in areas[$0]?.name ?? $0.text })
  }

  /// `from 58.9% to 57.77%`
  func restatement(_ restated: Restatement, of alert: Alert) -> String {
    let indicator = alert.subject.indicator.flatMap { indicators[$0] }
    let words = indicator.map { FigureWords($0, in: .en) } ?? FigureWords(unit: "date", in: .en)
    let bound = [alert.basis.bound].compactMap { $0 }
    let from = words.figure(restated.from, against: bound + [restated.to].compactMap { $0 })
    return "from \(from) to \(restated.to.map { words.figure($0, against: bound + [restated.from]) } ?? "nothing")"
  }

  /// `银川市 养老机构护理型床位占比`
  func title(of alert: Alert, in language: Language) -> String {
    let subject = alert.subject
    let target = subject.target.flatMap { targets[$0] }
    let indicator = subject.indicator.flatMap { indicators[$0] }
    let name = target?.name?.text(in: language) ?? indicator?.name.text(in: language) ?? subject.name ?? alert.key.text
    let place = subject.area.flatMap { areas[$0]?.name }
    return [place, name].compactMap { $0 }.joined(separator: " ")
  }

  /// Annotations for an Alertmanager, in both languages.
  func annotations(of alert: Alert) -> [String: String] {
    [
      "summary": "[\(alert.condition.word(in: .en))] \(title(of: alert, in: .en))",
      "description": reason(of: alert, in: .en),
      "summary_zh": "[\(alert.condition.word(in: .zh))] \(title(of: alert, in: .zh))",
      "description_zh": reason(of: alert, in: .zh),
    ]
  }
}
