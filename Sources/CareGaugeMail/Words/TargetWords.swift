import CareGaugeModel

/// A target's name, demand and figures in words.
package struct TargetWords: Sendable {
  package let target: Target
  package private(set) var figures: FigureWords
  package let language: Language
  private let indicatorName: LocalizedName

  /// - Parameter indicator: the one of the target; without it figures have no unit and the id stands for the name.
  package init(_ target: Target, _ indicator: Indicator?, in language: Language) {
    self.target = target
    self.language = language
    figures = indicator.map { FigureWords($0, in: language) } ?? FigureWords(unit: "date", in: language)
    indicatorName = indicator?.name ?? LocalizedName(zh: target.indicator.text, en: target.indicator.text)
  }

  /// The same without units, for subjects.
  var withoutUnit: TargetWords {
    var words = self
    words.figures = figures.withoutUnit
    return words
  }

  /// The target's own name, else its indicator's.
  package var name: String { (target.name ?? indicatorName).text(in: language) }

  /// `≥60%`, `每个县(市、区)≥1 所`
  package var demand: String {
    let condition = figures.condition(target.condition)
    switch (target.scope, language) {
    case (.area, _): return condition
    case (.each(let level, let only, _, _), .zh):
      return only == nil ? "\(level.each(in: .zh))\(condition)" : "各地\(condition)"
    case (.each(let level, let only, _, _), .en):
      return only == nil ? "\(condition) in \(level.each(in: .en))" : "\(condition) in each area named"
    case (.over(let subject), .zh): return "\(TargetWords.each(subject, in: .zh))\(condition)"
    case (.over(let subject), .en): return "\(condition) in \(TargetWords.each(subject, in: .en))"
    }
  }

  /// A figure of the target, shown on the side of the target on which it is, and of `others`.
  package func figure(_ value: Double, against others: [Double] = []) -> String {
    figures.figure(value, against: bounds + others)
  }

  /// The figures that displaying must not cross.
  package var bounds: [Double] {
    guard case .about(let value, let tolerance, _) = target.condition else { return target.condition.values }
    return [value, value - tolerance, value + tolerance]
  }

  /// Whether less is better: the target sets a ceiling.
  var isCeiling: Bool {
    switch target.condition {
    case .atMost, .below: true
    default: false
    }
  }

  private static func each(_ subject: Scope.Subject, in language: Language) -> String {
    switch subject {
    case .estate: language == .zh ? "每个小区" : "each estate"
    case .contract: language == .zh ? "每份合同" : "each contract"
    case .organisation: language == .zh ? "每个机构" : "each organisation"
    case .person: language == .zh ? "每人" : "each person"
    }
  }
}
