import CareGaugeAdapter

/// The headings, areas and words that hold from one day to another.
struct HeadingsPart {
  let from: Day
  let to: Day?
  /// Headings of the column that names areas.
  private(set) var keys: Set<String> = []
  private(set) var areas: [String: AreaCode] = [:]
  /// Names of rows that sum up others and are not read.
  private(set) var totals: Set<String> = []
  /// Headings of columns that are not read.
  private(set) var skipped: Set<String> = []
  /// Heading without unit and measure → what stands under it.
  private(set) var columns: [String: Column] = [:]
  /// Words that stand for a figure under a task: 未通过 → 0.
  private(set) var words: [String: Double] = [:]

  init(_ part: DatedMapping.Part, faults: inout MappingFaults) {
    from = part.from
    to = part.to
    keys = Set(part["area_headings"].map { PlainText($0["heading"]).compact })
    totals = Set(part["unread_rows"].map { PlainText($0["name"]).compact })
    skipped = Set(part["unread_columns"].map { PlainText($0["heading"]).compact })
    for entry in part["areas"] {
      faults.check(entry) { () throws(NotationFault) in
        guard let code = AreaCode(entry["code"]) else { throw NotationFault("an area's code has six or nine digits") }
        areas[PlainText(entry["name"]).compact] = code
      }
    }
    for entry in part["words"] { words[PlainText(entry["word"]).compact] = entry["figure"] == "1" ? 1 : 0 }
    for entry in part["columns"] { faults.check(entry) { () throws(NotationFault) in try addColumn(entry) } }
    let headings = Set(part["columns"].flatMap { [$0["heading"]] + $0.texts("also") }.map { PlainText($0).compact })
    for entry in part["columns"] {
      for name in ["part", "whole"] where !entry[name].isEmpty && !headings.contains(PlainText(entry[name]).compact) {
        faults.report(entry, "“\(name)” is “\(entry[name])”, which is no column; write the heading of one")
      }
    }
  }

  private mutating func addColumn(_ entry: DatedMapping.Entry) throws(NotationFault) {
    var column = try Column(
      indicator: entry["indicator"], unit: entry["unit"], measure: try Measure(table: entry["kind"]))
    let (part, whole) = (PlainText(entry["part"]).compact, PlainText(entry["whole"]).compact)
    guard part.isEmpty == whole.isEmpty else { throw NotationFault("a share has both a part and a whole") }
    if !part.isEmpty { column.share = (part, whole) }
    for heading in [entry["heading"]] + entry.texts("also") {
      guard columns.updateValue(column, forKey: PlainText(heading).compact) == nil else {
        throw NotationFault("“\(heading)” stands here twice; take one out")
      }
    }
  }
}

/// What stands under a heading.
struct Column {
  let indicator: IndicatorID
  let dimension: WrittenUnit.Dimension
  /// Whether it says done (1) or not done (0).
  let isTask: Bool
  let measure: Measure
  /// The headings of part and whole, for a share.
  var share: (part: String, whole: String)?

  init(indicator: String, unit: String, measure: Measure) throws(NotationFault) {
    guard let id = IndicatorID(indicator) else { throw NotationFault("“\(indicator)” is no indicator's name") }
    self.indicator = id
    dimension = WrittenUnit.Dimension(catalogueUnit: unit)
    isTask = unit == "done"
    self.measure = measure
  }
}
