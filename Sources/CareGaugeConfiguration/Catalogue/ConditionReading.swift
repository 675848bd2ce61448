import CareGaugeModel
import YAML

extension Section {
  private static let conditions = [
    "at_least", "at_most", "above", "below", "between", "exactly", "about", "done", "during",
  ]

  /// What a target demands, in the unit of its indicator (nil when that is unknown).
  func condition(of indicator: Indicator?) -> Condition? {
    guard let word = one(of: Section.conditions, write: "one condition such as at_least: 60%") else { return nil }
    checkUnit(of: indicator, fits: word)
    let figure = Form<Double>.figure(of: indicator)
    switch word {
    case "at_least": return required(word, figure).map(Condition.atLeast)
    case "at_most": return required(word, figure).map(Condition.atMost)
    case "above": return required(word, figure).map(Condition.above)
    case "below": return required(word, figure).map(Condition.below)
    case "exactly": return required(word, figure).map(Condition.exactly)
    case "between": return pair(word, figure, "between: [350, 400]").map { Condition.between($0.0, $0.1) }
    case "about": return about(figure, indicator)
    case "done":
      if required(word, .flag) == false {
        fault(atValueOf: word, "\"done\" is no; write done: yes, what the task asks for")
      }
      return .done
    default: return during()
    }
  }

  /// Tasks are done, days are lived through, and everything else has figures.
  private func checkUnit(of indicator: Indicator?, fits word: String) {
    guard let indicator else { return }
    let natural = ["done": "done", "date": "during"][indicator.unit]
    if let natural, natural != word {
      let remedy = natural == "done" ? "done: yes" : "during: [2021-01-01, 2023-12-31]"
      fault(at: word, "\"\(word)\" on \(indicator.id), whose unit is \(indicator.unit); write \(remedy)")
    } else if natural == nil && ["done", "during"].contains(word) {
      fault(
        at: word,
        "\"\(word)\" on \(indicator.id), which is counted in \(indicator.unit); write a condition with figures such as at_least"
      )
    }
  }

  /// Two values in order.
  private func pair<Value: Comparable>(_ key: String, _ form: Form<Value>, _ example: String) -> (Value, Value)? {
    guard let items = list(key, form) else { return nil }
    guard items.count == 2 else {
      if case .list(let written) = node(key)?.content, written.count != 2, !written.isEmpty {
        fault(atValueOf: key, "\"\(key)\" holds \(written.count) values; write two, \(example)")
      }
      return nil
    }
    guard items[0].value <= items[1].value else {
      fault(atValueOf: key, "\"\(key)\" ends before it begins; write the lower value first, \(example)")
      return nil
    }
    return (items[0].value, items[1].value)
  }

  private func about(_ figure: Form<Double>, _ indicator: Indicator?) -> Condition? {
    let example = "about: {value: 20, tolerance: 2}"
    guard let about = section("about", write: "value and tolerance, \(example)") else { return nil }
    let value = about.required("value", figure)
    let tolerance = about.required(
      "tolerance", .number, write: "tolerance: how far from the value is near enough, \(example)")
    let oneSided = about.optional("one_sided", .flag) ?? false
    about.finish()
    if let tolerance, tolerance.value <= 0 {
      about.fault(
        atValueOf: "tolerance",
        "a tolerance that is not above 0; write how far from the value is near enough, or exactly:")
    }
    if let tolerance, tolerance.isPercent, let unit = indicator?.unit, unit != "ratio" {
      about.fault(
        atValueOf: "tolerance", "a tolerance in percent of an indicator in \(unit); write a number of \(unit)")
    }
    guard let value, let tolerance else { return nil }
    return .about(value, tolerance: tolerance.value, oneSided: oneSided)
  }

  private func during() -> Condition? {
    if case .scalar = node("during")?.content { return required("during", .day).map { .during($0, $0) } }
    return pair("during", .day, "during: [2021-01-01, 2023-12-31]").map { .during($0.0, $0.1) }
  }

  /// Over what the condition is judged.
  func scope(_ reading: CatalogueReading) -> Scope? {
    switch one(of: ["each", "over"], write: "", orNone: true) {
    case "over": return required("over", Form<Scope.Subject>.word).map(Scope.over)
    case "each": return eachScope(reading)
    default: return .area
    }
  }

  private func eachScope(_ reading: CatalogueReading) -> Scope? {
    guard let each = section("each", write: "each: {level: county}") else { return nil }
    let level = each.required("level", Form<Area.Level>.word)
    let only = each.list("only", .area)
    let andSelf = each.optional("and_self", .flag) ?? false
    let notListed = each.optional("areas_not_listed", .flag) ?? false
    each.finish()
    for (code, place) in only ?? [] {
      reading.check(code.text, at: place, of: each, in: .areas)
      if let level, let area = reading.areas[code.text], area.level != level {
        log.report(
          file, place,
          "\(area.name) is a \(area.level.rawValue), not a \(level.rawValue); take it out, or correct the level")
      }
    }
    if notListed && only != nil {
      each.fault(at: "areas_not_listed", "\"areas_not_listed\" stands beside \"only\", which lists them; take one out")
    }
    return level.map { .each(level: $0, only: only?.map(\.value), andSelf: andSelf, areasNotListed: notListed) }
  }
}
