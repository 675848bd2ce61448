import CareGaugeModel
import CareGaugeServer

/// Readings with their times, for filling a Prometheus with what was before it.
struct OpenMetricsHistory {
  let catalogue: Catalogue
  let zone: Zone

  /// Families by name, series by region and area, figures by time; ends with `# EOF`.
  func text(of items: [ReadingItem]) -> String {
    let indicators = Dictionary(catalogue.indicators.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    let families = Dictionary(grouping: items) { $0.indicator }
    var text = ""
    for (id, readings) in families.sorted(by: { $0.key < $1.key }) {
      guard let indicator = indicators[id] else { continue }
      let name = MetricName(of: indicator)
      text += "# HELP \(name.family) \(escaped(indicator.name.en)) (\(escaped(indicator.unit))).\n"
      text += "# TYPE \(name.family) gauge\n"
      if let unit = name.unit { text += "# UNIT \(name.family) \(unit)\n" }
      for line in samples(of: readings, name) { text += line }
    }
    return text + "# EOF\n"
  }

  private func samples(of readings: [ReadingItem], _ name: MetricName) -> [String] {
    let series = Dictionary(grouping: readings) { [$0.region, $0.area] }
    return series.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, readings in
      // Two periods may end on one day; the shorter one, which stands later in the answer, is kept.
      var times: [Int64: Double] = [:]
      for reading in readings {
        guard let period = Period(reading.period), let value = reading.value else { continue }
        times[zone.start(of: period.end + 1).seconds] = value * name.scale
      }
      return times.sorted { $0.key < $1.key }.map { time, value in
        "\(name.family){region=\"\(key[0])\",area=\"\(key[1])\"} \(plain(value)) \(time)\n"
      }
    }
  }

  private func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\"", with: "\\\"")
  }
}
