/// What metric and label names must look like for Prometheus, OpenMetrics and `promtool check metrics`.
enum NameRules {
  /// Endings that a scraper gives to parts of counters, histograms and info, so that a bare family must not have them.
  private static let reserved = ["_total", "_created", "_bucket", "_count", "_sum", "_info"]
  /// Labels that histograms and summaries use themselves.
  private static let ownLabels: Set<String> = ["le", "quantile"]

  static func checkMetric(_ name: String, _ kind: FamilyKind) throws(MetricFault) {
    guard isIdentifier(name) else {
      throw MetricFault(
        .metricName, "metric \"\(name)\": a name is made of letters a-z, digits and _, and begins with a letter or _")
    }
    let stem = String(name.dropLast(kind.suffix.count))
    guard name.hasSuffix(kind.suffix), !stem.isEmpty else {
      throw MetricFault(.metricName, "metric \(name): the name must end in \(kind.suffix); write \(name)\(kind.suffix)")
    }
    if let ending = reserved.first(where: stem.hasSuffix) {
      throw MetricFault(
        .metricName,
        "metric \(name): \(ending) is kept for other kinds of metric there; drop it or choose another last word")
    }
  }

  static func checkUnit(_ unit: String, of name: String, _ kind: FamilyKind) throws(MetricFault) {
    if kind == .info || kind == .state {
      throw MetricFault(.unit, "metric \(name): info and states have no unit; leave \"\(unit)\" out")
    }
    guard isIdentifier(unit), name.dropLast(kind.suffix.count).hasSuffix("_" + unit) else {
      throw MetricFault(.unit, "metric \(name): its unit \"\(unit)\" must be the last word of the name")
    }
  }

  static func checkLabel(_ name: String) throws(MetricFault) {
    guard isIdentifier(name) else {
      throw MetricFault(
        .labelName, "label \"\(name)\": a name is made of letters a-z, digits and _, and begins with a letter or _")
    }
    if name.hasPrefix("__") {
      throw MetricFault(
        .labelName, "label \(name): names that begin with __ belong to Prometheus; drop the underscores")
    }
    if ownLabels.contains(name) {
      throw MetricFault(.labelName, "label \(name): the name is kept for histograms and summaries; choose another")
    }
  }

  /// Letters of both cases, digits and underscore, no digit first; colons are left to recording rules.
  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}
