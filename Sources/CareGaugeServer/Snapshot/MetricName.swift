import CareGaugeModel

/// The metric family of an indicator: its name, its unit, and what its values are multiplied by.
package struct MetricName: Hashable, Sendable {
  /// With the prefix: `caregauge_nursing_bed_share_ratio`.
  package let family: String
  /// The unit that the name ends in, for OpenMetrics' UNIT line.
  package let unit: String?
  /// 60 for minutes, which become seconds; else 1.
  package let scale: Double

  package init(of indicator: Indicator) {
    let name = indicator.metricName
    family = "caregauge_" + name
    unit = ["ratio", "yuan", "seconds", "meters"].first { name.hasSuffix("_" + $0) }
    scale = indicator.metricScale
  }
}
