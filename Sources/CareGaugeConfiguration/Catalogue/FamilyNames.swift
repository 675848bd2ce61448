import CareGaugeModel

/// Metric families of the service itself; an indicator named like one of them would be mistaken for it.
enum FamilyNames {
  static let prefixes = [
    "target_", "alerts_", "adapter_", "indicator_", "report_", "store_", "spool_", "outbox_", "deliveries", "clock_",
    "readings_stored", "process_", "area_info", "build_info",
  ]
  /// Endings that the text formats give a meaning of their own.
  static let endings = ["_total", "_summary", "_count", "_bucket", "_sum", "_info", "_created", "_gauge", "_histogram"]
}

extension Section {
  /// Refuses names of families that the service exports about itself.
  func refuseFamilyName(_ name: String, key: String) {
    if let prefix = FamilyNames.prefixes.first(where: name.hasPrefix) {
      let what =
        "\(key) \"\(name)\" begins like caregauge_\(prefix)…, metrics of the service itself; write another name"
      fault(atValueOf: key, what)
    } else if let ending = FamilyNames.endings.first(where: name.hasSuffix) {
      let what =
        "\(key) \"\(name)\" ends in \(ending), which metric formats keep for themselves; write \"\(name.dropLast(ending.count))\""
      fault(atValueOf: key, what)
    } else if ["area", "build"].contains(name) {
      fault(atValueOf: key, "\(key) \"\(name)\" is a metric of the service itself; write another name")
    }
  }

  /// Refuses names of which only the metric that is made of them has such an ending; an explicit name was checked already.
  func refuseFamilyEnd(of indicator: Indicator) {
    if indicator.metric == nil && indicator.metricName != indicator.id.text {
      refuseFamilyName(indicator.metricName, key: "id")
    }
  }
}
