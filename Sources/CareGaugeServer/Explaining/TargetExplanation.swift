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

  private func section(_ assessment: Assessment) -> [String] {
    let figures = words.figures
    let reading = assessment.reading.map { reading in
      let parts = reading.numerator.flatMap { part in reading.denominator.map { "\(plain(part)) of \(plain($0)) = " } }
      return "\(parts ?? "")\(reading.value), period \(reading.period), stands for \(reading.day)"
        + (reading.receivedOn.map { ", received \($0)" } ?? "")
        + (reading.restatedFrom.map { ", restated from \($0)" } ?? "")
    }
    let trend = assessment.trend.map {
      "\($0.readings) readings give \($0.onDueDay) on the due day (95 % between \($0.low) and \($0.high))"
    }
    let plan = assessment.plan.map {
      "(\(plain($0.part)) + \(plain($0.partIncrease))) of (\(plain($0.whole)) + \(plain($0.wholeIncrease))) = \($0.reached), "
        + "if \($0.assumes.joined(separator: " and ")) are met exactly"
    }
    return ["", "on \(day)\(assessment.occurrence.map { ", occurrence \($0)" } ?? ""): \(assessment.state.rawValue)"]
      + block([
        ("why", sentence(assessment)), ("reason code", assessment.reason.code.rawValue),
        ("due", assessment.due.map { "\($0), inclusive" }), ("reading", reading),
        ("expected by then", assessment.expected.map { "\($0)" }),
        ("gap", assessment.gap.map { "\($0)\($0 > 0 ? " still to go" : "")" }),
        ("missing now", assessment.missing.map(plain)),
        ("missing under the plan", assessment.missingUnderPlan.map(plain)),
        ("needed per month", assessment.neededPerMonth.map { figures.figure($0) }), ("trend", trend), ("plan", plan),
        ("reported", assessment.reported.map { "\($0.count) of \($0.of) areas" }),
      ])
      + assessment.areas.map { area in
        "    \(directory.areas[area.area]?.name ?? area.area.text) (\(area.area)): \(area.state.rawValue)"
          + (area.reading.map { ", \($0.value) for \($0.period)" } ?? "")
      }
  }

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

/// A count as people write it: `227`, not `227.0`.
private func plain(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
}
