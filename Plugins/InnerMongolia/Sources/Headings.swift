import CareGaugeAdapter

/// What the words of a page mean, in simplified characters: the table in Headings/headings.yaml, or one like it.
struct Headings {
  /// What a line outside the table states.
  enum Label: String, CaseIterable {
    case period, reporter, reportedAt = "reported_at", unit
  }
  /// What stands under a heading.
  struct Column {
    let indicator: IndicatorID
    let dimension: WrittenUnit.Dimension
    /// Whether it says done (1) or not done (0).
    let isTask: Bool
  }
  /// What holds from one day to another.
  struct Part {
    var keys: Set<String> = []
    var areas: [String: AreaCode] = [:]
    /// Headings over others that say nothing about their figures.
    var groups: Set<String> = []
    /// Headings of columns that are not read.
    var skipped: Set<String> = []
    var columns: [String: Column] = [:]
    /// Words that stand for a figure under a task: 未完成 → 0.
    var words: [String: Double] = [:]
  }

  /// Label without blanks → what it states.
  let labels: [String: Label]
  /// Words that begin the rows below the figures.
  let ends: [String]
  private let parts: [(from: Day, to: Day?, part: Part)]

  /// The table within the program.
  static func builtIn() throws -> Headings {
    try DatedMapping.read(PackageResources.headings_yaml, name: "headings.yaml", form: form, Headings.init)
  }

  /// A table from a file.
  static func read(file path: String) throws -> Headings {
    try DatedMapping.read(file: path, form: form, Headings.init)
  }

  private init(_ mapping: DatedMapping, faults: inout MappingFaults) {
    var labels: [String: Label] = [:]
    for entry in mapping["labels"] {
      for label in entry.texts("label") { labels[PlainText(label).compact] = Label(rawValue: entry["states"]) }
    }
    let parts = mapping.parts.map { ($0.from, $0.to, Part($0, faults: &faults)) }
    self.labels = labels
    self.parts = parts
    ends = mapping["below_table"].map { PlainText($0["word"]).compact }
  }

  var indicators: [IndicatorID] { Set(parts.flatMap { $0.part.columns.values.map(\.indicator) }).sorted() }
  var areas: [AreaCode] { Set(parts.flatMap { $0.part.areas.values }).sorted() }

  /// What holds on a day.
  func part(on day: Day) -> Part? {
    parts.first { $0.from <= day && $0.to.map { day <= $0 } ?? true }?.part
  }

  private static let form = MappingForm(
    always: [
      .pairs("labels", .choice("states", of: Label.allCases.map(\.rawValue)), .list("label")),
      .texts("below_table", "word"),
    ],
    parts: [
      .texts("area_headings", "heading"), .pairs("areas", "name", "code"), .texts("unread_columns", "heading"),
      .texts("group_headings", "heading"),
      .rows("columns", ["heading", "indicator", "unit"]), .pairs("words", "word", .choice("figure", of: ["0", "1"])),
    ])
}

extension Headings.Part {
  fileprivate init(_ part: DatedMapping.Part, faults: inout MappingFaults) {
    keys = Set(part["area_headings"].map { PlainText($0["heading"]).compact })
    skipped = Set(part["unread_columns"].map { PlainText($0["heading"]).compact })
    groups = Set(part["group_headings"].map { PlainText($0["heading"]).compact })
    for entry in part["words"] { words[PlainText(entry["word"]).compact] = entry["figure"] == "1" ? 1 : 0 }
    for entry in part["areas"] {
      faults.check(entry) { () throws(NotationFault) in
        guard let code = AreaCode(entry["code"]) else { throw NotationFault("an area's code has six or nine digits") }
        areas[PlainText(entry["name"]).compact] = code
      }
    }
    for entry in part["columns"] { faults.check(entry) { () throws(NotationFault) in try addColumn(entry) } }
  }

  private mutating func addColumn(_ entry: DatedMapping.Entry) throws(NotationFault) {
    let (indicator, unit) = (entry["indicator"], entry["unit"])
    guard let id = IndicatorID(indicator) else { throw NotationFault("“\(indicator)” is no indicator's name") }
    let column = Headings.Column(
      indicator: id, dimension: WrittenUnit.Dimension(catalogueUnit: unit), isTask: unit == "done")
    if columns.updateValue(column, forKey: PlainText(entry["heading"]).compact) != nil {
      throw NotationFault("“\(entry["heading"])” stands here twice; take one out")
    }
  }
}
