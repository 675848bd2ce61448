import CareGaugeModel
import YAML

extension CatalogueReading {
  func readIndicators() {
    for row in rows[.indicators] {
      guard let indicator = readIndicator(row.section) else { continue }
      indicators[indicator.id.text] = indicator
      catalogue.indicators.append(indicator)
    }
    checkMetricNames()
  }

  private func readIndicator(_ section: Section) -> Indicator? {
    let id = section.required("id", .indicator)
    let name = section.localizedName(isRequired: true)
    let unit = section.required("unit", .unit)
    let kind = section.required("kind", Form<Indicator.Kind>.word)
    let better = section.optional("better", Form<Indicator.Better>.word) ?? .higher
    let numerator = reference(section, "numerator", .indicator, to: .indicators, isRequired: false)
    let denominator = reference(section, "denominator", .indicator, to: .indicators, isRequired: false)
    let inverse = reference(section, "inverse", .indicator, to: .indicators, isRequired: false)
    let basis = section.list("basis", .oneOf(Indicator.bases.map { ($0, $0) }), orOne: true) ?? []
    let range = section.range(unit: unit)
    let metric = section.optional("metric", Form("a metric's name such as nursing_beds") { IndicatorID($0)?.text })
    let sum = section.optional("sum", .flag) ?? true
    section.finish()
    if let id { section.refuseFamilyName(id.text, key: "id") }
    if let metric { section.refuseFamilyName(metric, key: "metric") }
    checkParts(section, kind: kind)
    guard let id, let name, let unit, let kind, let range else { return nil }
    if (unit == "done") != (kind == .task) {
      section.fault(
        atValueOf: "unit",
        "unit \"\(unit)\" with kind \"\(kind.rawValue)\"; write unit: done and kind: task together, or neither")
    }
    return Indicator(
      id: id, name: name, unit: unit, kind: kind, better: better, numerator: numerator, denominator: denominator,
      basis: basis.map(\.value), range: range, metric: metric, inverse: inverse, adds: sum)
  }

  private func checkParts(_ section: Section, kind: Indicator.Kind?) {
    let parts = ["numerator", "denominator"]
    for (key, other) in zip(parts, parts.reversed()) where section.has(key) {
      if !section.has(other) {
        section.fault(
          at: key, "\"\(key)\" without \"\(other)\"; write both, or neither where the source states only the share")
      } else if let kind, kind != .share {
        section.fault(
          at: key, "\"\(key)\" on an indicator of kind \"\(kind.rawValue)\"; write kind: share, or take it out")
      } else if section.peek(key) == section.peek("id") {
        section.fault(atValueOf: key, "the indicator is its own \(key); write the indicator that is counted")
      }
    }
  }

  /// Two indicators must not end in one metric family.
  private func checkMetricNames() {
    var first: [String: (id: String, section: Section)] = [:]
    for row in rows[.indicators] {
      guard let indicator = indicators[row.id] else { continue }
      let name = indicator.metricName
      guard let former = first[name] else {
        first[name] = (row.id, row.section)
        row.section.refuseFamilyEnd(of: indicator)
        continue
      }
      let place = "\(former.section.file):\(former.section.valuePlace(of: "id"))"
      let what =
        "metric caregauge_\(name) would hold this indicator and \"\(former.id)\" of \(place); write metric: with another name"
      row.section.fault(atValueOf: row.section.has("metric") ? "metric" : "id", what)
    }
  }
}

extension Section {
  /// `name: {zh: …, en: …}`
  func localizedName(isRequired: Bool) -> LocalizedName? {
    let example = "name: {zh: 养老机构床位, en: Institution beds}"
    guard let names = section("name", write: "both languages, \(example)") else {
      if isRequired { requireOne(of: ["name"], write: example) }
      return nil
    }
    let zh = names.required("zh", .text(), write: "zh: the name in simplified Chinese")
    let en = names.required("en", .text(), write: "en: the name in English")
    names.finish()
    guard let zh, let en else { return nil }
    return LocalizedName(zh: zh, en: en)
  }

  /// `range: [0, 1]` in the indicator's unit; tasks and days need none.
  fileprivate func range(unit: String?) -> ClosedRange<Double>? {
    let fixed: ClosedRange<Double>? = unit == "done" ? 0...1 : unit == "date" ? -.infinity ... .infinity : nil
    guard has("range") else {
      if fixed == nil {
        allow("range")
        requireOne(
          of: ["range"],
          write: unit == "ratio" ? "range: [0, 1]" : "range: [0, 2000000], the least and the most that can be right")
      }
      return fixed
    }
    let written = list("range", .number) ?? []
    guard written.count == 2 else {
      if case .list(let items) = node("range")?.content, items.count != 2, !items.isEmpty {
        fault(atValueOf: "range", "\"range\" holds \(items.count) numbers; write two, the least and the most: [0, 1]")
      }
      return nil
    }
    if let unit, unit != "ratio", written.contains(where: \.value.isPercent) {
      fault(atValueOf: "range", "\"range\" is in percent, but the unit is \"\(unit)\"; write numbers of that unit")
      return nil
    }
    guard written[0].value.value < written[1].value.value else {
      fault(atValueOf: "range", "\"range\" ends before it begins; write the least first, [0, 1]")
      return nil
    }
    return written[0].value.value...written[1].value.value
  }
}

extension Indicator {
  /// Who may be counted in a denominator.
  static let bases = ["registered", "resident", "60+", "65+"]
}
