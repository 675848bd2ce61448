import CareGaugeModel
import YAML

/// The names that rule tests may use: those of a configuration and its catalogues.
struct RuleTestNames {
  let indicators: [IndicatorID: Indicator]
  let areas: [AreaCode: Area]
  let targets: [String: Target]
  let rules: [String: ThresholdRule]
  /// Receivers that get no mails.
  let alertmanagers: Set<String>
  private let lists: [Kind: [String]]

  enum Kind: String {
    case indicator, area, target, receiver, region, document
    case responsible = "responsible body"
    case rule = "threshold rule"

    /// Where such names would have to stand.
    fileprivate var absence: String {
      switch self {
      case .receiver, .rule: "not in the configuration"
      default: "in no catalogue"
      }
    }

    /// Codes and numbers differ by single digits, so that only the nearest neighbours are worth naming.
    fileprivate var isCode: Bool { self == .area || self == .target }
  }

  init(settings: Settings, catalogue: Catalogue) {
    indicators = Dictionary(catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    areas = Dictionary(catalogue.areas.map { ($0.code, $0) }, uniquingKeysWith: { _, last in last })
    targets = Dictionary(catalogue.targets.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    rules = Dictionary(settings.rules.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    let receivers = settings.alerting?.receivers ?? []
    alertmanagers = Set(receivers.filter { !$0.isEmail }.map(\.name))
    lists = [
      .indicator: catalogue.indicators.map(\.id.text), .area: catalogue.areas.map(\.code.text),
      .target: catalogue.targets.map(\.id), .receiver: receivers.map(\.name),
      .region: Set(catalogue.documents.map(\.region.text)).sorted(), .document: catalogue.documents.map(\.id),
      .responsible: Set(catalogue.targets.flatMap(\.responsible)).sorted(), .rule: settings.rules.map(\.name),
    ]
  }

  /// Why a name cannot be used, and what to write instead; nil for one that is known.
  func objection(to text: String, _ kind: Kind) -> (what: String, remedy: String)? {
    let known = lists[kind] ?? []
    if known.contains(text) { return nil }
    let near = nearest(to: text, in: known, within: kind.isCode ? 1 : nil, isCode: kind.isCode)
    let name = near.flatMap { AreaCode($0) }.flatMap { areas[$0] }.map { " (\($0.name))" } ?? ""
    let remedy = near.map { "\"\($0)\"\(name)" } ?? "one that is there, or add it there"
    return ("\(kind.rawValue) \"\(shown(text))\" is \(kind.absence)", remedy)
  }
}

extension RuleTestFile {
  /// Reports a name that is not known.
  @discardableResult func check(_ text: String, _ kind: RuleTestNames.Kind, at place: Place) -> Bool {
    guard let (what, remedy) = names.objection(to: text, kind) else { return true }
    log.report(file, place, "\(what); write \(remedy)")
    return false
  }

  /// The value of a key that names something, reported when there is none such.
  func name<Value: CustomStringConvertible>(
    _ section: Section, _ key: String, _ form: Form<Value>, _ kind: RuleTestNames.Kind, isRequired: Bool = true
  ) -> Value? {
    let value = isRequired ? section.required(key, form) : section.optional(key, form)
    guard let value, check(value.description, kind, at: section.valuePlace(of: key)) else { return nil }
    return value
  }

  /// The names of a list, or one alone.
  func names<Value: CustomStringConvertible>(
    _ section: Section, _ key: String, _ form: Form<Value>, _ kind: RuleTestNames.Kind
  ) -> [Value] {
    (section.list(key, form, orOne: true) ?? []).filter { check($0.value.description, kind, at: $0.place) }.map(\.value)
  }

  /// `target:YC-011`, `target:SD-004@2023`, `target_unreported:YC-011`, `threshold:beds_below_floor:640100`
  var alertKey: Form<AlertKey> {
    Form("an alert's id such as target:YC-011 or threshold:RULE:AREA") { text, _ in
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else {
        let isTarget = names.targets[text] != nil
        return .failure(Misfit("which is no alert's id", write: isTarget ? "target:\(text)" : nil))
      }
      guard let kind = AlertKind(rawValue: parts[0]) else {
        let kinds = AlertKind.allCases.map(\.rawValue)
        let near = nearest(to: parts[0], in: kinds).map { "\($0):\(parts[1])" }
        return .failure(Misfit("of no kind of alert", write: near ?? "one of the kinds \(alternatives(kinds))"))
      }
      let misfit: Misfit? =
        switch kind {
        case .target, .targetUnreported: misfitOfTarget(parts[1], kind)
        case .threshold: misfitOfRule(parts[1])
        case .reportLate, .readingImplausible, .adapterFailing: nil
        }
      return misfit.map { .failure($0) } ?? .success(AlertKey(text))
    }
  }

  private func misfitOfTarget(_ text: String, _ kind: AlertKind) -> Misfit? {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let target = names.targets[parts[0]] else {
      let objection = names.objection(to: parts[0], .target)
      return Misfit("but \(objection?.what ?? "there is no such target")", write: objection?.remedy)
    }
    let isRecurring = if case .every = target.schedule { true } else { false }
    if isRecurring && parts.count == 1 {
      return Misfit("but \(target.id) recurs", write: "one of its occurrences, such as \(kind.rawValue):\(text)@2023")
    }
    if !isRecurring && parts.count == 2 {
      return Misfit("but \(target.id) has no occurrences", write: "\(kind.rawValue):\(target.id)")
    }
    return nil
  }

  private func misfitOfRule(_ text: String) -> Misfit? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let code = AreaCode(parts[1]) else {
      return Misfit("without its area", write: "the rule's name and an area, threshold:\(parts[0]):640100")
    }
    if let (what, remedy) = names.objection(to: parts[0], .rule) { return Misfit("but \(what)", write: remedy) }
    if let area = names.rules[parts[0]]?.area, area != code {
      return Misfit("but the rule watches \(area)", write: "threshold:\(parts[0]):\(area)")
    }
    return names.objection(to: code.text, .area).map { Misfit("but \($0.what)", write: $0.remedy) }
  }
}
