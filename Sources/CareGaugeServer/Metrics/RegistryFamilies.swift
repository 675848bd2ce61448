import CareGaugeExposition

extension MetricsRegistry {
  /// Everything counted so far, as families; a name that `/metrics` cannot carry is left out.
  func families() -> [RenderedFamily] {
    var families: [RenderedFamily] = []
    var rest = all()[...]
    while let first = rest.first {
      let same = rest.prefix { $0.key.name == first.key.name && $0.instrument.kind == first.instrument.kind }
      rest = rest.dropFirst(same.count)
      if let family = try? Self.family(Array(same)) { families.append(family) }
    }
    return families
  }

  private static func family(_ series: [(key: Key, instrument: Instrument)]) throws(MetricFault) -> RenderedFamily {
    let name = series[0].key.name
    let kind = series[0].instrument.kind
    let labels = try series.map { entry throws(MetricFault) in
      try LabelSet(try LabelNames(entry.key.labels.map(\.name)), entry.key.labels.map(\.value))
    }
    let states = series.map { $0.instrument.read() }
    let help = MetricHelp.text(of: name)
    switch kind {
    case .counter:
      let counter = name.hasSuffix("_total") ? name : name + "_total"
      return try RenderedFamily(
        try FamilyDescription(name: counter, help: help, kind: .counter), labels: labels, values: states.map(\.value))
    case .level:
      return try RenderedFamily(
        try FamilyDescription(name: name, help: help, kind: .gauge), labels: labels, values: states.map(\.value))
    case .distribution:
      let histograms = states.map { HistogramSample(counts: $0.buckets.map { UInt64($0) }, sum: max(0, $0.sum)) }
      let timer = name.hasSuffix("_seconds") || name.hasSuffix("_duration") == false ? name : name + "_seconds"
      return try RenderedFamily(
        try FamilyDescription(name: timer, help: help, kind: .histogram(bounds: Instrument.bounds)), labels: labels,
        histograms: histograms)
    }
  }
}

/// HELP of what is counted through swift-metrics; libraries' metrics say where they come from.
enum MetricHelp {
  private static let texts = [
    "caregauge_adapter_collect_seconds": "How long collections took.",
    "caregauge_readings_stored_total": "Readings stored since the service started.",
    "caregauge_adapter_missed_runs_total": "Collections that were due while the one before was still running.",
    "caregauge_adapter_faults_total": "Collections that failed, by the fault's code.",
    "caregauge_deliveries_total": "Attempts to deliver a mail to one recipient, by what came of them.",
    "caregauge_evaluation_seconds": "How long judging everything took, with what was recorded of it.",
    "caregauge_alertmanager_posts_total": "Rounds of alerts that an Alertmanager was posted, by what came of them.",
    "hb_requests": "HTTP requests answered, by path and status.",
    "http_server_request_duration": "Seconds that HTTP requests took.",
  ]

  static func text(of name: String) -> String { texts[name] ?? "Counted by a library of the service." }
}
