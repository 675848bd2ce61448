import CareGaugeModel

/// The metric family of an indicator: its name, its unit, and what its values are multiplied by.
///
/// Prometheus wants base units spelled out in the name: seconds, meters, ratio; counts of beds and persons have none.
package struct MetricName: Hashable, Sendable {
  /// With the prefix: `caregauge_nursing_bed_share_ratio`.
  package let family: String
  /// The unit that the name ends in, for OpenMetrics' UNIT line.
  package let unit: String?
  /// 60 for minutes, which become seconds; else 1.
  package let scale: Double

  package init(of indicator: Indicator) {
    let id = indicator.metric ?? indicator.id.text
    switch indicator.unit {
    case "ratio": self.init(id, unit: "ratio")
    case "yuan": self.init(id, unit: "yuan")
    case "minutes": self.init(MetricName.dropping("_minutes", from: id), unit: "seconds", scale: 60)
    case "m": self.init(MetricName.dropping("_m", from: id), unit: "meters")
    default: self.init(id, unit: nil)
    }
  }

  private init(_ id: String, unit: String?, scale: Double = 1) {
    let hasUnit = unit.map { id == $0 || id.hasSuffix("_" + $0) } ?? true
    family = "caregauge_" + (hasUnit ? id : "\(id)_\(unit ?? "")")
    self.unit = unit
    self.scale = scale
  }

  private static func dropping(_ suffix: String, from id: String) -> String {
    id.hasSuffix(suffix) && id.count > suffix.count ? String(id.dropLast(suffix.count)) : id
  }
}
