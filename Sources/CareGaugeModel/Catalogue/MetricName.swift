extension Indicator {
  /// The metric's name without the prefix `caregauge_`: the catalogue's `metric:`, else the id with the base unit behind it.
  ///
  /// Prometheus wants base units in names: minutes become seconds, hours and days too, metres are spelled out, ratios and
  /// yuan are named. Every other unit stands in the id already or counts things.
  package var metricName: String {
    if let metric { return metric }
    switch unit {
    case "ratio", "yuan": return id.text.hasSuffix("_\(unit)") ? id.text : "\(id.text)_\(unit)"
    case "minutes", "hours", "days", "weeks":
      return "\(withoutSuffix("_\(unit)"))_seconds"
    case "m": return "\(withoutSuffix("_m"))_meters"
    default: return id.text
    }
  }

  /// What a figure is multiplied by to be in the metric's unit: 60 for minutes, 1 for most.
  package var metricScale: Double {
    switch unit {
    case "minutes": 60
    case "hours": 3600
    case "days": 86_400
    case "weeks": 604_800
    default: 1
    }
  }

  private func withoutSuffix(_ suffix: String) -> String {
    id.text.hasSuffix(suffix) ? String(id.text.dropLast(suffix.count)) : id.text
  }
}
