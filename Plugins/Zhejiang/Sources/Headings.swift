import CareGaugeAdapter

/// What the platform's codes mean: the table in Headings/headings.yaml, or one like it.
struct Headings {
  /// What a code counts.
  struct Measure {
    let indicator: IndicatorID
    let dimension: WrittenUnit.Dimension
    /// Whether it says done (1) or not done (0).
    let isTask: Bool
  }
  private let measures: [String: Measure]
  private let parts: [(part: DatedMapping.Part, areas: Set<AreaCode>)]

  /// The table within the program.
  static func builtIn() throws -> Headings {
    try DatedMapping.read(PackageResources.headings_yaml, name: "headings.yaml", form: form, Headings.init)
  }

  /// A table from a file.
  static func read(file path: String) throws -> Headings {
    try DatedMapping.read(file: path, form: form, Headings.init)
  }

  private init(_ mapping: DatedMapping, faults: inout MappingFaults) {
    var measures: [String: Measure] = [:]
    for entry in mapping["codes"] {
      let (code, unit) = (entry["code"], entry["unit"])
      guard let indicator = IndicatorID(entry["indicator"]) else {
        faults.report(entry, "“\(entry["indicator"])” is no indicator's name")
        continue
      }
      let measure = Measure(
        indicator: indicator, dimension: WrittenUnit.Dimension(catalogueUnit: unit), isTask: unit == "done")
      if measures.updateValue(measure, forKey: code) != nil {
        faults.report(entry, "“\(code)” stands here twice; take one out")
      }
    }
    let parts = mapping.parts.map { part in
      var areas: Set<AreaCode> = []
      for entry in part["areas"] {
        guard let code = AreaCode(entry["code"]) else {
          faults.report(entry, "an area's code has six or nine digits")
          continue
        }
        areas.insert(code)
      }
      return (part, areas)
    }
    self.measures = measures
    self.parts = parts
  }

  var indicators: [IndicatorID] { Set(measures.values.map(\.indicator)).sorted() }
  var areas: [AreaCode] { parts.reduce(into: Set()) { $0.formUnion($1.areas) }.sorted() }

  /// What a code counts, nil for one that the table does not hold.
  func measure(_ code: String) -> Measure? { measures[code] }

  /// The area of a code on a day, nil where the code does not hold on that day.
  func area(_ code: String, on day: Day) -> AreaCode? {
    guard let area = AreaCode(code), let areas = parts.first(where: { $0.part.contains(day) })?.areas,
      areas.contains(area)
    else { return nil }
    return area
  }

  private static let form = MappingForm(
    always: [.rows("codes", ["code", .optional("name"), "indicator", "unit"])],
    parts: [.pairs("areas", "code", "name")])
}
