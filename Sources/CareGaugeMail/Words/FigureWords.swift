import CareGaugeModel

/// Writes figures of one indicator for people: `57.66%`, `5,586 张`, `20.5 persons per 10,000 elders`.
package struct FigureWords: Sendable {
  let unit: UnitWords
  let language: Language

  package init(_ indicator: Indicator, in language: Language) {
    self.init(unit: indicator.unit, of: indicator.id, in: language)
  }

  /// - Parameter unit: a word of `targets.tsv`'s unit column.
  package init(unit: String, of indicator: IndicatorID? = nil, in language: Language) {
    self.unit = UnitWords(unit, of: indicator)
    self.language = language
  }

  private init(_ unit: UnitWords, _ language: Language) {
    self.unit = unit
    self.language = language
  }

  /// The same figures without their unit's words.
  var withoutUnit: FigureWords { FigureWords(unit.bare, language) }

  /// A figure in the indicator's unit, rounded to two decimals.
  ///
  /// What is shown stands to each of `bounds` as the figure itself does, above, below or equal: 0.59996 beside 0.6 is
  /// `59.996%`. A figure that seven decimals do not tell from a bound is written as `just under 60%`.
  package func figure(_ value: Double, against bounds: [Double] = []) -> String {
    guard value.isFinite else { return "—" }
    if unit.style == .task { return taskWord(value) }
    let exact = DecimalNumber(value)
    let scale = scale(of: exact)
    var limits: [(number: DecimalNumber, order: Int)] = []
    for bound in bounds where bound.isFinite {
      let limit = DecimalNumber(bound)
      // Judgement takes figures for equal that differ in the last binary places only: they are shown as the bound is.
      if (value - bound).magnitude > 16 * max(value.magnitude, bound.magnitude).ulp {
        limits.append((limit, order(exact, limit)))
      } else if limit.shifted(by: scale.places).decimals <= 9 {
        return written(limit, scale)
      }
    }
    for decimals in 2...7 {
      let shown = exact.rounded(to: decimals + scale.places)
      guard limits.allSatisfy({ order(shown, $0.number) == $0.order }) else { continue }
      return written(shown, scale)
    }
    guard let near = limits.first(where: { order(exact.rounded(to: 7 + scale.places), $0.number) != $0.order })
    else { return written(exact, scale) }
    let bound = written(near.number.rounded(to: 7 + scale.places), self.scale(of: near.number))
    switch language {
    case .zh: return (near.order < 0 ? "略低于 " : "略高于 ") + bound
    case .en: return (near.order < 0 ? "just under " : "just over ") + bound
    }
  }

  /// A figure of a document, with all the digits that it has; quotients and sums, which may have any number, with six.
  package func exact(_ value: Double) -> String {
    guard value.isFinite else { return "—" }
    if unit.style == .task { return taskWord(value) }
    let number = DecimalNumber(value)
    let scale = scale(of: number)
    return written(number.rounded(to: 6 + scale.places), scale)
  }

  /// A distance between two figures, without its sign: `2.34 个百分点`, `227 beds`; never shown as 0 when it is not.
  package func difference(_ value: Double) -> String {
    guard value.isFinite else { return "—" }
    guard unit.style == .percent else { return figure(value.magnitude, against: [0]) }
    let exact = DecimalNumber(value.magnitude).shifted(by: 2)
    let zero = DecimalNumber(0)
    let shown =
      (2...7).lazy.map { exact.rounded(to: $0) }.first { order($0, zero) == order(exact, zero) } ?? exact
    switch language {
    case .zh: return "\(shown.text) 个百分点"
    case .en: return "\(shown.text) percentage \(shown.text == "1" ? "point" : "points")"
    }
  }

  /// What has to be added or taken away, without its sign: of things that are counted whole ones, rounded up.
  func effort(_ value: Double) -> String {
    let isWhole = unit.style == .counted && value.magnitude >= 10 && !unit.many.contains(" per ")
    return difference(isWhole ? value.magnitude.rounded(.up) : value)
  }

  /// The number alone, for corridors: `350` of `350–400 家`.
  func bare(_ value: Double) -> String {
    let number = DecimalNumber(value)
    return number.shifted(by: scale(of: number).places).text
  }

  private func taskWord(_ value: Double) -> String {
    switch language {
    case .zh: value >= 1 ? "已完成" : "未报告完成"
    case .en: value >= 1 ? "done" : "not reported done"
    }
  }

  private struct Scale {
    /// Places that the decimal point moves to the right.
    var places: Int
    var zh: String
    var one: String
    var many: String
  }

  private func scale(of number: DecimalNumber) -> Scale {
    let own = Scale(places: unit.style == .percent ? 2 : 0, zh: unit.zh, one: unit.one, many: unit.many)
    guard unit.style == .money else { return own }
    switch (language, number.point) {
    case (.zh, 9...): return Scale(places: -8, zh: "亿元", one: "", many: "")
    case (.zh, 5...): return Scale(places: -4, zh: "万元", one: "", many: "")
    case (.en, 10...): return Scale(places: -9, zh: "", one: "billion yuan", many: "billion yuan")
    case (.en, 7...): return Scale(places: -6, zh: "", one: "million yuan", many: "million yuan")
    default: return own
    }
  }

  private func written(_ number: DecimalNumber, _ scale: Scale) -> String {
    let text = number.shifted(by: scale.places).text
    let word =
      switch language {
      case .zh: scale.zh
      case .en: text == "1" ? scale.one : scale.many
      }
    return word.isEmpty || unit.style == .percent ? text + word : "\(text) \(word)"
  }

  private func order(_ left: DecimalNumber, _ right: DecimalNumber) -> Int { left < right ? -1 : left == right ? 0 : 1 }
}
