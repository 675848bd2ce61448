import CareGaugeModel
import YAML

extension SettingsReading {
  func readRules(_ top: Section) -> [ThresholdRule] {
    var names: [String: Place] = [:]
    return top.sections("rules", write: "{name: …, indicator: …, below: …, severity: …}").compactMap {
      readRule($0, &names)
    }
  }

  private func readRule(_ section: Section, _ names: inout [String: Place]) -> ThresholdRule? {
    if section.isBroken { return nil }
    let name = section.required("name", .name("beds_below_floor"))
    let indicator = section.required("indicator", .indicator)
    let area = section.optional("area", .area)
    let condition = readCondition(section, of: indicator)
    let patience = readPatience(section)
    let severity = section.required("severity", Form<Severity>.word)
    section.finish()
    if let indicator {
      refer(to: indicator.text, .row(.indicators), in: section, at: section.valuePlace(of: "indicator"))
    }
    if let area { refer(to: area.text, .row(.areas), in: section, at: section.valuePlace(of: "area")) }
    if let name, let first = names.updateValue(section.valuePlace(of: "name"), forKey: name) {
      names[name] = first
      section.fault(
        atValueOf: "name", "rule \"\(name)\" stands here again, first at \(first); give one of them another name")
    }
    guard let name, let indicator, let condition, let patience, let severity else { return nil }
    return ThresholdRule(
      name: name, indicator: indicator, area: area, condition: condition, patience: patience, severity: severity)
  }

  private func readCondition(_ section: Section, of indicator: IndicatorID?) -> Condition? {
    let words = ["above", "below", "at_least", "at_most"]
    guard let word = section.one(of: words, write: "the condition that raises the alert, such as below: 9000") else {
      return nil
    }
    guard let value = section.required(word, .number)?.value else { return nil }
    if let indicator { bound(word, of: indicator, in: section) }
    switch word {
    case "above": return .above(value)
    case "below": return .below(value)
    case "at_least": return .atLeast(value)
    default: return .atMost(value)
    }
  }

  private func readPatience(_ section: Section) -> ThresholdRule.Patience? {
    switch section.one(of: ["for", "readings"], write: "", orNone: true) {
    case "for": section.required("for", .span(0...366 * 86_400, "0s to 366d")).map { .time($0) }
    case "readings": section.required("readings", .whole(1...1000)).map { .readings($0) }
    default: .readings(1)
    }
  }
}

extension Section {
  /// Reports a bound in another unit than the indicator's, one outside its range, or one that no figure or every one crosses.
  func checkBound(_ word: String, of indicator: Indicator?) {
    guard let indicator, let bound = required(word, .figure(of: indicator)) else { return }
    let (low, high) = (indicator.range.lowerBound, indicator.range.upperBound)
    let never = word == "below" && bound <= low || word == "above" && bound >= high
    let always = word == "at_least" && bound <= low || word == "at_most" && bound >= high
    guard never || always else { return }
    let what =
      "\"\(word)\" is an end of the range of \(indicator.id), so that \(never ? "no" : "every") figure raises the alert"
    fault(atValueOf: word, "\(what); write a value within the range")
  }
}
