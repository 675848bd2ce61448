import CareGaugeConfiguration
import CareGaugeModel

/// Alerting rules for a Prometheus that scrapes the service: what `caregauge rules prometheus` prints.
///
/// The service judges by itself; these rules let an operator's own Alertmanager hear of the same, and of the service's own troubles. Days are compared with the service's clock, not with `time()`.
package struct PrometheusRules: Sendable {
  private let settings: Settings
  private let catalogue: Catalogue

  package init(settings: Settings, catalogue: Catalogue) {
    self.settings = settings
    self.catalogue = catalogue
  }

  /// The rule file, YAML.
  package func text() -> String {
    let groups = [("caregauge-targets", targets), ("caregauge-thresholds", thresholds), ("caregauge-service", service)]
    return "groups:\n"
      + groups.filter { !$0.1.isEmpty }.map { name, rules in
        "  - name: \(name)\n    rules:\n" + rules.map(\.text).joined()
      }.joined()
  }

  /// One rule for each state of a target that is an alert here too, under the severity of the configuration.
  private var targets: [PrometheusRule] {
    let words: [(AlertCondition, String)] = [
      (.missed, "is over its due day and not met"), (.slipped, "was met and no longer is"),
      (.offTrack, "is behind its trajectory"), (.atRisk, "will be missed if things go on as planned or as before"),
    ]
    let states = words.map { condition, sentence in
      PrometheusRule(
        alert: "CareGaugeTarget\(condition.camelCase)",
        expression:
          "caregauge_target_state{state=\"\(condition.rawValue)\"} * on (area) group_left (name) caregauge_area_info == 1",
        severity: settings.alerting?.severities[condition] ?? condition.severity,
        summary: "{{ $labels.name }}: target {{ $labels.target }} on {{ $labels.indicator }} \(sentence)")
    }
    return states + [
      PrometheusRule(
        alert: "CareGaugeTargetUnreported",
        expression: """
          (caregauge_target_state{state="unknown"} == 1) and on (target) \
          (caregauge_target_due_timestamp_seconds - on () group_left () caregauge_clock_timestamp_seconds < 2592000)
          """,
        severity: .info,
        summary:
          "Target {{ $labels.target }} in {{ $labels.area }} has no fresh figure and is due within 30 days, or over"
      )
    ]
  }

  /// The configuration's `rules`; a number of readings in a row is not known to Prometheus, which sees only the newest.
  private var thresholds: [PrometheusRule] {
    settings.rules.compactMap { rule in
      guard let indicator = catalogue.indicators.first(where: { $0.id == rule.indicator }),
        let comparison = rule.condition.comparison
      else { return nil }
      let name = MetricName(of: indicator)
      let area = rule.area.map { "{area=\"\($0)\"}" } ?? ""
      let patience: Duration? = if case .time(let time) = rule.patience { time } else { nil }
      return PrometheusRule(
        alert: "CareGaugeThreshold_\(rule.name.replacing(/[^A-Za-z0-9_]/, with: "_"))",
        expression: "\(name.family)\(area) \(comparison.sign) \(plain(comparison.value * name.scale))",
        patience: patience, severity: rule.severity,
        summary: "\(rule.name): {{ $value }} in area {{ $labels.area }}, \(comparison.sign) \(plain(comparison.value))")
    }
  }

  private var service: [PrometheusRule] {
    [
      PrometheusRule(
        alert: "CareGaugeAbsent", expression: "absent(caregauge_build_info)", patience: .seconds(300),
        severity: .critical, summary: "Nothing is scraped from CareGauge: no target is watched"),
      PrometheusRule(
        alert: "CareGaugeStoreDown", expression: "caregauge_store_up == 0", patience: .seconds(300),
        severity: .critical, summary: "CareGauge's database does not answer; collections wait in the spool"),
      PrometheusRule(
        alert: "CareGaugeAdapterDown", expression: "caregauge_adapter_up == 0", patience: .seconds(3600),
        severity: .warning, summary: "The adapter {{ $labels.adapter }} has not collected for an hour"),
      PrometheusRule(
        alert: "CareGaugeMailWaits", expression: "caregauge_outbox_oldest_seconds > 1800", severity: .warning,
        summary: "Mails wait for {{ $value | humanizeDuration }}: see the outbox page"),
      PrometheusRule(
        alert: "CareGaugeMailRefused",
        expression: "increase(caregauge_deliveries_total{result=\"failed\"}[1h]) > 0", severity: .warning,
        summary: "A mail server refused a recipient for good: see the outbox page"),
      PrometheusRule(
        alert: "CareGaugeReportLate",
        expression:
          "caregauge_report_due_timestamp_seconds < on () group_left () caregauge_clock_timestamp_seconds",
        severity: .warning,
        summary: "{{ $labels.reporter }} owes the report {{ $labels.obligation }} for area {{ $labels.area }}"),
    ]
  }

  private func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }
}

extension AlertCondition {
  fileprivate var camelCase: String {
    rawValue.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

extension Condition {
  /// The comparison that raises a threshold rule's alert.
  fileprivate var comparison: (sign: String, value: Double)? {
    switch self {
    case .above(let value): (">", value)
    case .below(let value): ("<", value)
    case .atLeast(let value): (">=", value)
    case .atMost(let value): ("<=", value)
    default: nil
    }
  }
}
