import CareGaugeAdapter

/// What the labels of a form mean: the table in Labels/labels.yaml, or one like it.
struct Labels {
  /// What a field states.
  enum Meaning: String, CaseIterable {
    case applicant, recommender, reviewer, year, reportedAt = "reported_at", issuedAt = "issued_at",
      deliveredAt = "delivered_at"
    /// Something that is not read.
    case text
  }

  /// Who fills a form in: a county that applies, a city that recommends, or the province that reviews.
  enum Kind: String, CaseIterable {
    case applicant, recommender, reviewer

    /// What the label states that names who fills it in.
    var meaning: Meaning {
      switch self {
      case .applicant: .applicant
      case .recommender: .recommender
      case .reviewer: .reviewer
      }
    }
  }

  /// Label without blanks → what it states.
  let meanings: [String: Meaning]
  /// The obligation that a form of the kind meets.
  let obligations: [Kind: String]
  let parts: [LabelsPart]

  /// The table within the program.
  static func builtIn() throws -> Labels {
    try DatedMapping.read(PackageResources.labels_yaml, name: "labels.yaml", form: form, Labels.init)
  }

  /// A table from a file.
  static func read(file path: String) throws -> Labels { try DatedMapping.read(file: path, form: form, Labels.init) }

  private init(_ mapping: DatedMapping, faults: inout MappingFaults) {
    var meanings: [String: Meaning] = [:]
    for entry in mapping["labels"] {
      for label in entry.texts("label") { meanings[PlainText(label).compact] = Meaning(rawValue: entry["states"]) }
    }
    var obligations: [Kind: String] = [:]
    for entry in mapping["obligations"] {
      if let kind = Kind(rawValue: entry["form"]) { obligations[kind] = entry["obligation"] }
    }
    let parts = mapping.parts.map { LabelsPart($0, faults: &faults) }
    self.meanings = meanings
    self.obligations = obligations
    self.parts = parts
  }

  var indicators: [IndicatorID] { Set(parts.flatMap(\.indicators)).sorted() }
  var areas: [AreaCode] { Set(parts.flatMap { $0.areas.values }).sorted() }
  /// Every label of every year.
  var all: [String] { meanings.keys + parts.flatMap { Array($0.fields.keys) + Array($0.taskDays.keys) } }

  /// What holds on a day.
  func part(on day: Day) -> LabelsPart? {
    parts.first { part in part.from <= day && part.to.map { day <= $0 } ?? true }
  }

  private static let form: MappingForm = {
    let form = MappingField.choice("form", of: Kind.allCases.map(\.rawValue))
    return MappingForm(
      always: [
        .pairs("labels", .choice("states", of: Meaning.allCases.map(\.rawValue)), .list("label")),
        .pairs("obligations", form, "obligation"),
      ],
      parts: [
        .rows("boxes", [form, "label", "indicator", "yes", "no"]),
        .rows("figures", [form, "label", "indicator", "unit", "written"]),
        .rows("task_days", ["label", "indicator"]), .pairs("rounds", "indicator", "ends"),
        .pairs("list_columns", .choice("states", of: ["city", "county", "rank", "score", "text"]), .list("heading")),
        .rows("list_words", [.list("heading"), "indicator", .list("yes"), .list("no")]),
        .rows("list_figures", [.list("heading"), "indicator", "unit", "written"]),
        .texts("list_counts", "indicator"), .texts("list_totals", "name"), .texts("published", "indicator"),
        .pairs("areas", "name", "code"),
      ])
  }()
}
