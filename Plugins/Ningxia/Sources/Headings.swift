import CareGaugeAdapter

/// What the words of a form mean: the table in Headings/headings.yaml, or one like it.
struct Headings {
  /// What a line above the table states.
  enum Label: String, CaseIterable {
    case period, asOf = "as_of", reporter, reportedAt = "reported_at", deliveredAt = "delivered_at", unit, status
  }

  /// Label as it is typed, without blanks → what it states.
  let labels: [String: Label]
  let statuses: [String: ReportStatus]
  /// Words that begin the lines below the table.
  let ends: [String]
  let parts: [HeadingsPart]

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
    var statuses: [String: ReportStatus] = [:]
    for entry in mapping["statuses"] {
      for word in entry.texts("word") { statuses[PlainText(word).compact] = ReportStatus(rawValue: entry["status"]) }
    }
    let parts = mapping.parts.map { HeadingsPart($0, faults: &faults) }
    self.labels = labels
    self.statuses = statuses
    self.parts = parts
    ends = mapping["below_table"].map { PlainText($0["word"]).compact }
  }

  var indicators: [IndicatorID] { Array(Set(parts.flatMap { $0.columns.values.map(\.indicator) })).sorted() }
  var areas: [AreaCode] { Array(Set(parts.flatMap { $0.areas.values })).sorted() }
  /// Headings of the column that names areas, of any year.
  var keys: Set<String> { parts.reduce(into: []) { $0.formUnion($1.keys) } }

  /// What holds on a day.
  func part(on day: Day) -> HeadingsPart? {
    parts.first { part in part.from <= day && part.to.map { day <= $0 } ?? true }
  }

  private static let form = MappingForm(
    always: [
      .pairs("labels", .choice("states", of: Label.allCases.map(\.rawValue)), .list("label")),
      .pairs("statuses", .choice("status", of: ReportStatus.allCases.map(\.rawValue)), .list("word")),
      .texts("below_table", "word"),
    ],
    parts: [
      .texts("area_headings", "heading"), .pairs("areas", "name", "code"), .texts("unread_rows", "name"),
      .texts("unread_columns", "heading"),
      .rows(
        "columns",
        ["heading", .list("also"), "indicator", "unit", "kind", .optional("part"), .optional("whole")]),
      .pairs("words", "word", .choice("figure", of: ["0", "1"])),
    ])
}
