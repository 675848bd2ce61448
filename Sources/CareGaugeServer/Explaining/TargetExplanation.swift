import CareGaugeMail
import CareGaugeModel
import CareGaugeRules

/// Why a target is in its state: what it asks, what it was judged by, and the numbers between.
struct TargetExplanation: Sendable {
  let judged: JudgedTarget
  let document: PolicyDocument?
  let directory: AreaDirectory
  let day: Day
  /// What people entered of a task, withdrawn entries among it.
  var entries: [TaskItem] = []

  var text: String {
    let (target, name) = (judged.target, directory.areas[judged.target.area]?.name ?? judged.target.area.text)
    var lines = ["\(target.id)  \(name) (\(target.area))  \(words.name)"]
    lines += block([
      ("asks", words.demand), ("document", [document?.title, target.clause].compactMap { $0 }.joined(separator: ", ")),
      ("responsible", target.responsible.joined(separator: "; ")),
      ("restates", target.restates), ("milestone of", target.milestoneOf),
      ("baseline", target.baseline.map { "the reading of \($0)" }),
      ("reported under", target.reportedUnder), ("due basis", target.dueBasis.rawValue),
    ])
    for assessment in judged.occurrences { lines += section(assessment) }
    if target.condition == .done { lines += entered }
    return lines.joined(separator: "\n")
  }

  private var entered: [String] {
    ["", entries.isEmpty ? "nobody has entered that it is done" : "entered, in this order"]
      + entries.flatMap { entry in
        [
          "  \(entry.id). \(entry.recordedAt)  done on \(entry.doneOn), says \(entry.by) (\(entry.origin)): \(entry.evidence)"
        ]
          + (entry.withdrawnAt.map {
            ["      withdrawn \($0) by \(entry.withdrawnBy ?? ""): \(entry.withdrawnWhy ?? "")"]
          } ?? [])
      }
  }

  private var words: TargetWords { TargetWords(judged.target, directory.indicators[judged.target.indicator], in: .en) }

  /// What stands behind a day to come.
  static let projected = " (projected: as if nothing more were reported until then)"

  private func section(_ assessment: Assessment) -> [String] {
    let figures = words.figures
    let figure = { (value: Double) in words.figure(value, against: [assessment.expected].compactMap { $0 }) }
    let reading = assessment.reading.map { reading in
      let parts = reading.numerator.flatMap { part in reading.denominator.map { "\(plain(part)) of \(plain($0)) = " } }
      return "\(parts ?? "")\(figure(reading.value)), period \(reading.period), stands for \(reading.day)"
        + (reading.receivedOn.map { ", received \($0)" } ?? "")
        + (reading.restatedFrom.map { ", restated from \(words.figure($0, against: [reading.value]))" } ?? "")
    }
    let trend = assessment.trend.map { trend in
      let (low, high) = (figures.figure(trend.low), figures.figure(trend.high))
      return
        "\(trend.readings) readings give \(words.figure(trend.onDueDay)) on the due day (95 % between \(low) and \(high))"
    }
    let plan = assessment.plan.map { plan in
      let part = "\(plain(plan.part)) + \(plain(plan.partIncrease))"
      let whole = "\(plain(plan.whole)) + \(plain(plan.wholeIncrease))"
      let assumes = plan.assumes.joined(separator: " and ")
      return "(\(part)) of (\(whole)) = \(words.figure(plan.reached)), if \(assumes) are met exactly"
    }
    let projected = assessment.isProjected ? TargetExplanation.projected : ""
    let occurrence = assessment.occurrence.map { ", occurrence \($0)" } ?? ""
    let expected = assessment.expected.map { figures.figure($0, against: self.reading(of: assessment)) }
    let gap = assessment.gap.map { $0 > 0 ? "\(figures.difference($0)) still to go" : "none" }
    let facts: [(String, String?)] = [
      ("why", sentence(assessment)), ("reason code", assessment.reason.code.rawValue),
      ("due", assessment.due.map { "\($0), inclusive" }), ("reading", reading), ("expected by then", expected),
      ("gap", gap), ("missing now", assessment.missing.map(plain)),
      ("missing under the plan", assessment.missingUnderPlan.map(plain)),
      ("needed per month", assessment.neededPerMonth.map { change($0) }), ("trend", trend), ("plan", plan),
      ("reported", assessment.reported.map { "\($0.count) of \($0.of) areas" }),
    ]
    let areas = assessment.areas.map { area in
      let name = directory.areas[area.area]?.name ?? area.area.text
      let figure = area.reading.map { ", \(words.figure($0.value)) for \($0.period)" } ?? ""
      return "    \(name) (\(area.area)): \(area.state.rawValue)\(figure)"
    }
    return ["", "on \(day)\(projected)\(occurrence): \(assessment.state.rawValue)"] + block(facts) + areas
  }

  private func reading(of assessment: Assessment) -> [Double] { [assessment.reading?.value].compactMap { $0 } }

  /// A change with its direction: of a share in percentage points.
  private func change(_ value: Double) -> String { "\(value < 0 ? "-" : "")\(words.figures.difference(value))" }

  private func sentence(_ assessment: Assessment) -> String {
    ReasonText.sentence(
      of: assessment, target: judged.target, indicator: directory.indicators[judged.target.indicator], in: .en,
      areaName: { [directory] in directory.areas[$0]?.name ?? $0.text })
  }
}

/// Facts under each other, those without a value left out.
func block(_ facts: [(String, String?)]) -> [String] {
  facts.compactMap { name, value in
    value.flatMap { $0.isEmpty ? nil : "  \(name): " + String(repeating: " ", count: max(0, 22 - name.count)) + $0 }
  }
}

/// A count as people write it: `5,586`, not `5586.0`.
private func plain(_ value: Double) -> String { FigureWords(unit: "date", in: .en).figure(value) }
