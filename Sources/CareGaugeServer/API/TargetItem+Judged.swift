import CareGaugeMail
import CareGaugeModel
import CareGaugeRules

extension TargetItem {
  /// A target with how it stands.
  ///
  /// - Parameters:
  ///   - assessment: the target's own, or that of one of its occurrences.
  ///   - directory: names indicators and areas.
  ///   - entries: what people entered of it.
  init(_ judged: JudgedTarget, _ assessment: Assessment, directory: AreaDirectory, entries: [TaskItem] = []) {
    let target = judged.target
    let values = target.condition.values
    self.init(
      id: target.id,
      region: target.region.text,
      area: target.area.text,
      indicator: target.indicator.text,
      condition: target.condition.word,
      value: values.count == 2 ? .corridor(low: values[0], high: values[1]) : values.first.map { .one($0) },
      due: assessment.due?.description,
      dueBasis: target.dueBasis.rawValue,
      occurrence: assessment.occurrence,
      state: assessment.state.rawValue,
      reason: ReasonText.sentence(
        of: assessment, target: target, indicator: directory.indicators[target.indicator], in: .en,
        areaName: { directory.areas[$0]?.name ?? $0.text }),
      reasonCode: assessment.reason.code.rawValue,
      expected: assessment.expected,
      gap: assessment.gap,
      missing: assessment.missing,
      missingUnderPlan: assessment.missingUnderPlan,
      neededPerMonth: assessment.neededPerMonth,
      reading: assessment.reading.map { Reading($0) },
      restates: target.restates,
      milestoneOf: target.milestoneOf,
      document: target.document,
      clause: target.clause,
      responsible: target.responsible,
      areasReported: assessment.reported?.count,
      areasTotal: assessment.reported?.of,
      projected: assessment.isProjected,
      entries: entries)
  }
}

extension TargetItem.Reading {
  init(_ reading: JudgedReading) {
    self.init(
      period: reading.period.description, value: reading.value, numerator: reading.numerator,
      denominator: reading.denominator)
  }
}
