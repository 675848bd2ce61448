import CareGaugeExposition
import CareGaugeModel

/// The families that say what the catalogues say: targets, their due days, areas, and this build.
enum CatalogueFamilies {
  static func all(
    of catalogue: Catalogue, directory: AreaDirectory, zone: Zone, on day: Day
  ) throws(MetricFault) -> [RenderedFamily] {
    let issued = Dictionary(catalogue.documents.map { ($0.id, $0.issued) }, uniquingKeysWith: { first, _ in first })
    // Before its document's issue a target does not exist.
    let targets = catalogue.targets.filter { (issued[$0.document] ?? day) <= day }
    return [
      try values(of: targets, directory), try dueDays(of: targets, catalogue, directory, zone, on: day),
      try areas(catalogue, directory), try build(),
    ]
  }

  private static func values(of targets: [Target], _ directory: AreaDirectory) throws(MetricFault) -> RenderedFamily {
    let names = try LabelNames(["target", "indicator", "region", "area", "bound"])
    var labels: [LabelSet] = []
    var values: [Double] = []
    var places: [SamplePlace] = []
    for target in targets {
      guard let area = directory.areas[target.area] else { continue }
      let scale = directory.indicators[target.indicator].map { MetricName(of: $0).scale } ?? 1
      let bounds = target.condition.values.count == 2 ? ["low", "high"] : [""]
      for (value, bound) in zip(target.condition.values, bounds) {
        labels.append(
          try LabelSet(names, [target.id, target.indicator.text, target.region.text, target.area.text, bound]))
        values.append(value * scale)
        places.append(directory.place(of: area))
      }
    }
    let description = try FamilyDescription(
      name: "caregauge_target_value", help: "What the policy document asks for, in the unit of the indicator's family.",
      kind: .gauge)
    return try RenderedFamily(description, labels: labels, values: values, places: places)
  }

  private static func dueDays(
    of targets: [Target], _ catalogue: Catalogue, _ directory: AreaDirectory, _ zone: Zone, on day: Day
  ) throws(MetricFault) -> RenderedFamily {
    let names = try LabelNames(["target", "indicator", "region", "area"])
    let ends = Dictionary(catalogue.documents.map { ($0.id, $0.validUntil) }, uniquingKeysWith: { first, _ in first })
    var labels: [LabelSet] = []
    var values: [Double] = []
    var places: [SamplePlace] = []
    for target in targets {
      guard let area = directory.areas[target.area],
        let due = target.schedule.due(on: day, documentEnd: ends[target.document] ?? nil)
      else { continue }
      labels.append(try LabelSet(names, [target.id, target.indicator.text, target.region.text, target.area.text]))
      values.append(Double(zone.start(of: due + 1).seconds))
      places.append(directory.place(of: area))
    }
    let description = try FamilyDescription(
      name: "caregauge_target_due_timestamp_seconds",
      help: "First instant after the target's due day; of a recurring target, of the current occurrence.",
      kind: .gauge, unit: "seconds")
    return try RenderedFamily(description, labels: labels, values: values, places: places)
  }

  private static func areas(_ catalogue: Catalogue, _ directory: AreaDirectory) throws(MetricFault) -> RenderedFamily {
    let names = try LabelNames(["area", "name", "parent", "level", "region"])
    let facts = try catalogue.areas.map { area throws(MetricFault) in
      try LabelSet(
        names, [area.code.text, area.name, area.parent?.text ?? "", area.level.rawValue, area.region.text])
    }
    let description = try FamilyDescription(
      name: "caregauge_area_info", help: "Names, parents and levels of areas.", kind: .info)
    return try RenderedFamily(description, facts: facts, places: catalogue.areas.map(directory.place))
  }

  private static func build() throws(MetricFault) -> RenderedFamily {
    let description = try FamilyDescription(
      name: "caregauge_build_info", help: "The version of this service.", kind: .info)
    return try RenderedFamily(description, facts: [try LabelSet(try LabelNames(["version"]), [Version.text])])
  }
}

extension Schedule {
  /// The due day that counts on a day: of a recurring schedule the first not over yet, else the last.
  func due(on day: Day, documentEnd: Day?) -> Day? {
    switch self {
    case .once(let by, _): by
    case .every(let recurrence):
      recurrence.occurrences(until: documentEnd).first { $0 >= day } ?? recurrence.occurrences(until: documentEnd).last
    case .continuous, .undated: nil
    }
  }
}
