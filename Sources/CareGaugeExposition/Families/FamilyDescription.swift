/// Name, HELP, TYPE and UNIT of a metric family, checked to be legal in both formats.
package struct FamilyDescription: Hashable, Sendable {
  /// The name in the 0.0.4 format: counters with `_total`, info with `_info`.
  package let name: String
  /// One sentence in English; any text is escaped.
  package let help: String
  package let kind: FamilyKind
  /// The last word or words of the name (`seconds`, `ratio`), for OpenMetrics' UNIT line.
  package let unit: String?

  /// - Throws: `MetricFault` for a name that a scraper would refuse or that promtool's reserved endings forbid, a unit
  ///   that the name does not end in, or bounds that are not finite, ascending and free of negative numbers.
  package init(name: String, help: String, kind: FamilyKind, unit: String? = nil) throws(MetricFault) {
    try NameRules.checkMetric(name, kind)
    if case .histogram(let bounds) = kind { try Self.check(bounds, of: name) }
    if let unit { try NameRules.checkUnit(unit, of: name, kind) }
    self.name = name
    self.help = help
    self.kind = kind
    self.unit = unit
  }

  /// The family's name in a format.
  package func name(in format: ExpositionFormat) -> String {
    format == .openMetrics ? String(name.dropLast(kind.suffix.count)) : name
  }

  /// Every name that the family or its samples go by in either format.
  var claims: Set<String> {
    switch kind {
    case .gauge, .state: [name]
    case .counter:
      [name, self.name(in: .openMetrics), self.name(in: .openMetrics) + "_created"]
    case .info: [name, self.name(in: .openMetrics)]
    case .histogram:
      [name, name + "_bucket", name + "_sum", name + "_count", name + "_created"]
    }
  }

  private static func check(_ bounds: [Double], of name: String) throws(MetricFault) {
    let ascending = zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }
    guard ascending, !bounds.isEmpty, bounds.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw MetricFault(
        .bounds,
        "histogram \(name): bounds \(bounds) must be finite, ascending and not negative; +Inf is added by itself")
    }
  }
}
