import CareGaugeAlerting
import CareGaugeExposition
import CareGaugeModel
import CareGaugeRules

/// The families that say how targets stand and which alerts fire.
struct JudgementFamilies {
  let directory: AreaDirectory

  func all(of judgement: Judgement) throws(MetricFault) -> [RenderedFamily] {
    let shown = judgement.targets.filter { directory.areas[$0.target.area] != nil }
    return [
      try values(
        "caregauge_target_current_value",
        "The figure that the target was judged by, in the unit of the indicator's family.",
        of: shown
      ) { $0.reading?.value },
      try values(
        "caregauge_target_expected_value", "Where the target's trajectory stands on the day of that figure.", of: shown
      ) { $0.expected },
      try states(of: shown), try firing(judgement.alerts),
    ]
  }

  private func values(
    _ name: String, _ help: String, of targets: [JudgedTarget], _ value: (Assessment) -> Double?
  ) throws(MetricFault) -> RenderedFamily {
    var labels: [LabelSet] = []
    var values: [Double] = []
    var places: [SamplePlace] = []
    for judged in targets {
      guard let number = value(judged.current) else { continue }
      let scale = directory.indicators[judged.target.indicator].map { MetricName(of: $0).scale } ?? 1
      labels.append(try label(judged.target))
      values.append(number * scale)
      places.append(place(judged.target))
    }
    return try RenderedFamily(
      try FamilyDescription(name: name, help: help, kind: .gauge), labels: labels, values: values, places: places)
  }

  private func states(of targets: [JudgedTarget]) throws(MetricFault) -> RenderedFamily {
    let labels = try targets.map { judged throws(MetricFault) in try label(judged.target) }
    let description = try FamilyDescription(
      name: "caregauge_target_state", help: "1 for the state that the target is in, 0 for the others.", kind: .state)
    return try RenderedFamily(
      description, labels: labels, states: TargetState.allCases.map(\.rawValue),
      current: targets.map { TargetState.allCases.firstIndex(of: $0.current.state) ?? 0 },
      places: targets.map { place($0.target) })
  }

  /// Kinds, severities and regions that have no alert are 0, so that a rule over them has something to compare with.
  private func firing(_ alerts: [Alert]) throws(MetricFault) -> RenderedFamily {
    let names = try LabelNames(["kind", "severity", "region"])
    let counts = Dictionary(grouping: alerts.filter { $0.state == .firing }) { alert in
      [alert.subject.kind.rawValue, alert.severity.rawValue, alert.subject.region?.text ?? ""]
    }.mapValues(\.count)
    var labels: [LabelSet] = []
    var values: [Double] = []
    var places: [SamplePlace] = []
    for kind in AlertKind.allCases {
      for severity in Severity.allCases {
        for (number, region) in directory.regions.enumerated() {
          let words = [kind.rawValue, severity.rawValue, region.text]
          labels.append(try LabelSet(names, words))
          values.append(Double(counts[words] ?? 0))
          places.append(SamplePlace(region: UInt8(clamping: number), level: SamplePlace.unspecified))
        }
      }
    }
    let description = try FamilyDescription(
      name: "caregauge_alerts_firing", help: "Alerts that fire, silenced ones too.", kind: .gauge)
    return try RenderedFamily(description, labels: labels, values: values, places: places)
  }

  private func label(_ target: Target) throws(MetricFault) -> LabelSet {
    try LabelSet(
      try LabelNames(["target", "indicator", "region", "area"]),
      [target.id, target.indicator.text, target.region.text, target.area.text])
  }

  private func place(_ target: Target) -> SamplePlace {
    directory.areas[target.area].map(directory.place) ?? .none
  }
}
