import CareGaugeModel
import CareGaugeRules
import Foundation

/// The same figures and targets for Prometheus: a page as the service exposes it, and one alerting rule an indicator.
struct JudgingPeer {
  let sample: JudgingSample

  /// Writes `metrics`, `rules.yml` and `failing.tsv`.
  func write(to folder: String, failing: [String]) throws {
    let texts = ["metrics": page, "rules.yml": rules, "failing.tsv": failing.joined(separator: "\n") + "\n"]
    for (name, text) in texts { try Data(text.utf8).write(to: URL(filePath: folder).appending(path: name)) }
  }

  private var page: String {
    var figures = ""
    var asked = "# TYPE caregauge_target_value gauge\n"
    var due = "# TYPE caregauge_target_due_timestamp_seconds gauge\n"
    for (number, target) in sample.judge.targets.enumerated() {
      let indicator = sample.indicators[number / sample.areas.count]
      if number % sample.areas.count == 0 { figures += "# TYPE caregauge_\(indicator.metricName) gauge\n" }
      let place = "region=\"\(target.region)\",area=\"\(target.area)\""
      if let series = sample.judge.number(of: SeriesKey(target.indicator, target.area)),
        let newest = sample.known[0][series].readings.last
      {
        figures += "caregauge_\(indicator.metricName){\(place)} \(newest.value)\n"
      }
      let labels = "target=\"\(target.id)\",indicator=\"\(target.indicator)\",\(place)"
      let bounds = target.condition.values.count == 2 ? [",bound=\"low\"", ",bound=\"high\""] : [""]
      for (value, bound) in zip(target.condition.values, bounds) {
        asked += "caregauge_target_value{\(labels)\(bound)} \(value)\n"
      }
      if case .once(let by, _) = target.schedule {
        due += "caregauge_target_due_timestamp_seconds{\(labels)} \(Zone.shanghai.start(of: by + 1).seconds)\n"
      }
    }
    return figures + asked + due
  }

  /// In one group, which Prometheus evaluates rule by rule.
  private var rules: String {
    "groups:\n  - name: targets\n    interval: 3s\n    rules:\n"
      + sample.indicators.enumerated().map { number, indicator in
        """
              - alert: TargetMissed_\(indicator.id)
                expr: '\(expression(indicator, sample.judge.targets[number * sample.areas.count].condition))'
                labels: {severity: critical}
                annotations: {summary: 'area {{ $labels.area }}: \(indicator.name.en) is {{ $value }}'}

        """
      }.joined()
  }

  /// The figure fails and the due day is over; the day that is judged stands where an operator writes `time()`.
  private func expression(_ indicator: Indicator, _ condition: Condition) -> String {
    let figure = "caregauge_\(indicator.metricName)"
    func asked(_ bound: String = "") -> String {
      "on (area) caregauge_target_value{indicator=\"\(indicator.id)\"\(bound)}"
    }
    let fails =
      switch condition {
      case .between:
        "(\(figure) < \(asked(",bound=\"low\"")) or \(figure) > \(asked(",bound=\"high\"")))"
      case .atMost: "\(figure) > \(asked())"
      default: "\(figure) < \(asked())"
      }
    let due = "caregauge_target_due_timestamp_seconds{indicator=\"\(indicator.id)\"}"
    return "\(fails) and on (area) \(due) <= \(sample.now.seconds)"
  }
}
