import CareGaugeModel
import YAML

extension RuleTestFile {
  func readArrivals(_ test: Section) -> [RuleTest.Arrival] {
    var arrivals: [RuleTest.Arrival] = []
    let example = "{on: 2023-10-25, indicator: nursing_bed_share, area: \"640100\", period: 2023-10, value: 58%}"
    for (number, section) in test.sections("readings", write: example).enumerated() where !section.isBroken {
      arrivals += readArrivals(section, report: Int32(number + 1))
    }
    return arrivals
  }

  /// One row: a figure of one area, or those of several.
  private func readArrivals(_ section: Section, report: Int32) -> [RuleTest.Arrival] {
    let on = section.required("on", .moment(in: zone))
    let indicator = name(section, "indicator", .indicator, .indicator)
    let period = section.required("period", .period)
    let asOf = section.optional("as_of", .day)
    let reportedAt = section.optional("reported_at", .day)
    let status = section.optional("status", Form<ReportStatus>.word) ?? .final
    let figures = readFigures(section, of: indicator.flatMap { names.indicators[$0] })
    section.finish()
    if let period, let asOf, !period.contains(asOf) {
      section.fault(atValueOf: "as_of", "\(asOf) is not in the period \(period); write a day within it")
    }
    guard let on, let indicator, let period else { return [] }
    let day = zone.day(of: on)
    if period.start > day {
      section.fault(
        atValueOf: "period", "the period \(period) begins after \(day), the day of the report; correct one of them")
    }
    return figures.map { area, figure in
      let reading = HistoryReading(
        period: period, asOf: asOf, value: figure.value, numerator: figure.numerator, denominator: figure.denominator,
        absent: figure.absent, status: status, reportedAt: reportedAt ?? day, receivedAt: on, receivedOn: day,
        report: report)
      return RuleTest.Arrival(series: SeriesKey(indicator, area), reading: reading)
    }
  }

  private struct WrittenFigure {
    var value = Double.nan
    var numerator = Double.nan
    var denominator = Double.nan
    var absent: AbsentReason?
  }

  /// The figures of a row; empty where they are faulty, which is reported.
  private func readFigures(_ section: Section, of indicator: Indicator?) -> [(AreaCode, WrittenFigure)] {
    let hasParts = section.has("numerator") || section.has("denominator")
    let parts = section.has("denominator") && !section.has("numerator") ? "denominator" : "numerator"
    let example = "value: 9800, numerator: 5700 and denominator: 9750, absent: not_reported, or values: {\"640104\": 1}"
    let form = section.one(of: ["value", "absent", "values"] + (hasParts ? [parts] : []), write: example)
    section.allow("area", "numerator", "denominator")
    if form == "values" { return readValues(section, of: indicator) }
    let area = name(section, "area", .area, .area)
    var figure: WrittenFigure?
    switch form {
    case "value": figure = section.required("value", .figure(of: indicator)).map { WrittenFigure(value: $0) }
    case "absent": figure = section.required("absent", Form<AbsentReason>.word).map { WrittenFigure(absent: $0) }
    case .some: figure = readParts(section, of: indicator)
    case .none: figure = nil
    }
    guard let area, let figure else { return [] }
    return [(area, figure)]
  }

  private func readParts(_ section: Section, of indicator: Indicator?) -> WrittenFigure? {
    let part = section.required("numerator", .number)?.value
    let whole = section.required("denominator", .number)?.value
    if let indicator, indicator.kind != .share {
      let key = section.has("numerator") ? "numerator" : "denominator"
      section.fault(at: key, "\(indicator.id) is no share and has no parts; write value: and the figure")
    }
    guard let part, let whole else { return nil }
    guard whole > 0 else {
      let remedy = "where there is nothing to count write absent: not_applicable"
      section.fault(atValueOf: "denominator", "\"denominator\" has to be more than 0; \(remedy)")
      return nil
    }
    return WrittenFigure(value: part / whole * (indicator?.scale ?? 1), numerator: part, denominator: whole)
  }

  private func readValues(_ section: Section, of indicator: Indicator?) -> [(AreaCode, WrittenFigure)] {
    if section.has("area") {
      section.fault(at: "area", "\"area\" stands beside \"values\", which name their areas themselves; take it out")
    }
    guard let values = section.section("values", write: "values: {\"640104\": 1, \"640105\": 2}") else { return [] }
    return values.keys.compactMap { key in
      let value = values.required(key, .figure(of: indicator))
      guard let area = AreaCode(key) else {
        values.fault(at: key, "\"\(shown(key))\" is no area code; write 6 or 9 digits such as \"640104\"")
        return nil
      }
      guard check(key, .area, at: values.place(of: key)), let value else { return nil }
      return (area, WrittenFigure(value: value))
    }
  }
}
