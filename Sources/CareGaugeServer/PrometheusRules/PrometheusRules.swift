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

  /// One rule for each state of a target that is an alert here too, under the severity of the configuration; as here,
  /// rows that restate another raise nothing, and an assumed due day is a warning at most.
  private var targets: [PrometheusRule] {
    let words: [(AlertCondition, String)] = [
      (.missed, "is over its due day and not met"), (.slipped, "was met and no longer is"),
      (.offTrack, "is behind its trajectory"), (.atRisk, "will be missed if things go on as planned or as before"),
    ]
    let restating = catalogue.targets.filter { $0.restates != nil }.map(\.id)
    let assumed = catalogue.targets.filter { $0.restates == nil && $0.dueBasis == .assumed }.map(\.id)
    let states = words.flatMap { condition, sentence -> [PrometheusRule] in
      let severity = settings.alerting?.severities[condition] ?? condition.severity
      let isLowered = severity == .critical && !assumed.isEmpty
      let main = rule(condition, without(isLowered ? restating + assumed : restating), severity, sentence)
      guard isLowered else { return [main] }
      return [
        main,
        rule(condition, ["target=~\"\(assumed.joined(separator: "|"))\""], .warning, "\(sentence) (date assumed)"),
      ]
    }
    return states + [
      PrometheusRule(
        alert: "CareGaugeTargetUnreported",
        expression: """
          (\(selector("unknown", without(restating))) == 1) \
          unless on (job, instance, target) (\(PrometheusRules.timeLeft) < -\(PrometheusRules.interest))
          """,
        severity: settings.alerting?.severities[.unreported] ?? AlertCondition.unreported.severity,
        summary:
          "Target {{ $labels.target }} on {{ $labels.indicator }} in {{ $labels.area }} has no fresh figure")
    ]
  }

  /// Until the first instant after a target's due day, in seconds.
  private static let timeLeft =
    "caregauge_target_due_timestamp_seconds - on (job, instance) group_left () caregauge_clock_timestamp_seconds"
  /// 20 months after it nobody waits for the figure any more.
  private static let interest = 610 * 86_400

  private func rule(
    _ condition: AlertCondition, _ which: [String], _ severity: Severity, _ sentence: String
  ) -> PrometheusRule {
    PrometheusRule(
      alert: "CareGaugeTarget\(condition.camelCase)",
      expression: """
        \(selector(condition.rawValue, which)) \
        * on (job, instance, area) group_left (name) caregauge_area_info == 1
        """,
      severity: severity,
      summary: "{{ $labels.name }}: target {{ $labels.target }} on {{ $labels.indicator }} \(sentence)")
  }

  private func selector(_ state: String, _ which: [String]) -> String {
    "caregauge_target_state{\((["state=\"\(state)\""] + which).joined(separator: ","))}"
  }

  private func without(_ ids: [String]) -> [String] {
    ids.isEmpty ? [] : ["target!~\"\(ids.joined(separator: "|"))\""]
  }

  /// The configuration's `rules`; a number of readings in a row is not known to Prometheus, which sees only the newest.
  private var thresholds: [PrometheusRule] {
    settings.rules.compactMap { rule in
      guard let indicator = catalogue.indicators.first(where: { $0.id == rule.indicator }),
        let comparison = rule.condition.comparison
      else { return nil }
      let name = MetricName(of: indicator)
      let area = rule.area.map { "{area=\"\($0)\"}" } ?? ""
      let bound = plain(comparison.value * name.scale)
      let patience: Duration? = if case .time(let time) = rule.patience { time } else { nil }
      return PrometheusRule(
        alert: "CareGaugeThreshold_\(rule.name.replacing(/[^A-Za-z0-9_]/, with: "_"))",
        expression: "\(name.family)\(area) \(comparison.sign) \(bound)",
        patience: patience, severity: rule.severity,
        summary: "\(rule.name): {{ $value }} in area {{ $labels.area }}, \(comparison.sign) \(bound)")
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
    ] + (alertmanagers.isEmpty ? [] : [away])
  }

  /// Said by whoever else hears of Prometheus' alerts; one that goes to the same Alertmanager waits with the others.
  private var away: PrometheusRule {
    PrometheusRule(
      alert: "CareGaugeAlertmanagerAway",
      expression: """
        increase(caregauge_alertmanager_posts_total{result="failed"}[10m]) > 0 unless on (job, instance, receiver) \
        increase(caregauge_alertmanager_posts_total{result="sent"}[10m]) > 0
        """,
      severity: .warning, summary: "The Alertmanager of {{ $labels.receiver }} takes no alerts from CareGauge")
  }

  private var alertmanagers: [Receiver] { (settings.alerting?.receivers ?? []).filter { !$0.isEmail } }

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
