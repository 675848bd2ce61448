import CareGaugeModel

/// One alerting rule of a Prometheus rule file.
struct PrometheusRule: Sendable {
  let alert: String
  let expression: String
  var patience: Duration? = nil
  let severity: Severity
  let summary: String

  /// The rule as an item of a YAML list, six columns in.
  var text: String {
    var lines = ["      - alert: \(alert)", "        expr: \(quoted(expression))"]
    if let patience, patience > .zero { lines.append("        for: \(patience.components.seconds)s") }
    lines += [
      "        labels: {severity: \(severity.rawValue)}", "        annotations: {summary: \(quoted(summary))}",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Single quotes take everything as it is but themselves.
  private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
