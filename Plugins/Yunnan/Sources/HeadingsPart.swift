import CareGaugeAdapter

/// The headings, areas and words that hold from one day to another.
struct HeadingsPart {
  /// What a cell counts.
  struct Measure {
    let dimension: WrittenUnit.Dimension
    /// Whether it says done (1) or not done (0).
    let isTask: Bool

    init(_ unit: String) {
      dimension = WrittenUnit.Dimension(catalogueUnit: unit)
      isTask = unit == "done"
    }
  }
  /// What stands under a heading of the table of sub-districts.
  struct Column {
    /// A sub-district's indicator, nil when rows are not read.
    let ofRow: IndicatorID?
    /// The city's, nil when the total is not read.
    let ofTotal: IndicatorID?
    let measure: Measure
    /// Whether the city's figure is the sum of the rows.
    let isSum: Bool
  }
  /// What a row of the table of items says about the city.
  struct Item {
    let indicator: IndicatorID
    let measure: Measure
  }
  let from: Day
  let to: Day?
  private(set) var keys: Set<String> = []
  private(set) var suffixes: [String] = []
  private(set) var areas: [String: AreaCode] = [:]
  /// Names of the row that holds the city's own figures.
  private(set) var totals: [String: AreaCode] = [:]
  private(set) var skipped: Set<String> = []
  /// Columns of remarks, in which figures may be corrected.
  private(set) var remarks: Set<String> = []
  /// Words by which a remark corrects a figure: 应为, 误填.
  private(set) var corrections: Set<String> = []
  private(set) var columns: [String: Column] = [:]
  private(set) var items: Set<String> = []
  private(set) var values: Set<String> = []
  private(set) var unitColumns: Set<String> = []
  private(set) var rows: [String: Item] = [:]
  /// Words that stand for a figure under a task: 未完成 → 0.
  private(set) var words: [String: Double] = [:]

  init(_ part: DatedMapping.Part, faults: inout MappingFaults) {
    func texts(_ word: String, _ field: String = "heading") -> [String] {
      part[word].map { PlainText($0[field]).compact }
    }
    from = part.from
    to = part.to
    keys = Set(texts("area_headings"))
    suffixes = texts("area_endings", "ending").sorted { $0.count > $1.count }
    skipped = Set(texts("unread_columns"))
    remarks = Set(texts("remark_columns"))
    corrections = Set(texts("correction_words", "word"))
    items = Set(texts("item_headings"))
    values = Set(texts("value_headings"))
    unitColumns = Set(texts("unit_headings"))
    for entry in part["areas"] {
      faults.check(entry) { () throws(NotationFault) in
        areas[PlainText(entry["name"]).compact] = try HeadingsPart.area(entry)
      }
    }
    for entry in part["city_rows"] {
      faults.check(entry) { () throws(NotationFault) in
        totals[PlainText(entry["name"]).compact] = try HeadingsPart.area(entry)
      }
    }
    for entry in part["columns"] { faults.check(entry) { () throws(NotationFault) in try addColumn(entry) } }
    for entry in part["items"] { faults.check(entry) { () throws(NotationFault) in try addItem(entry) } }
    for entry in part["words"] { words[PlainText(entry["word"]).compact] = entry["figure"] == "1" ? 1 : 0 }
  }

  var indicators: [IndicatorID] {
    columns.values.flatMap { [$0.ofRow, $0.ofTotal].compactMap { $0 } } + rows.values.map(\.indicator)
  }

  /// The area of a name with or without one of the endings.
  func area(_ name: String) -> AreaCode? {
    if let area = areas[name] { return area }
    guard let suffix = suffixes.first(where: { name.hasSuffix($0) }) else { return nil }
    return areas[String(name.dropLast(suffix.count))]
  }

  private mutating func addColumn(_ entry: DatedMapping.Entry) throws(NotationFault) {
    let column = Column(
      ofRow: try HeadingsPart.indicator(entry["subdistricts"]), ofTotal: try HeadingsPart.indicator(entry["city"]),
      measure: Measure(entry["unit"]), isSum: entry["total"] == "sum")
    if columns.updateValue(column, forKey: PlainText(entry["heading"]).compact) != nil {
      throw NotationFault("“\(entry["heading"])” stands here twice; take one out")
    }
  }

  private mutating func addItem(_ entry: DatedMapping.Entry) throws(NotationFault) {
    guard let indicator = try HeadingsPart.indicator(entry["indicator"]) else { return }
    let item = Item(indicator: indicator, measure: Measure(entry["unit"]))
    if rows.updateValue(item, forKey: PlainText(entry["name"]).compact) != nil {
      throw NotationFault("“\(entry["name"])” stands here twice; take one out")
    }
  }

  private static func area(_ entry: DatedMapping.Entry) throws(NotationFault) -> AreaCode {
    guard let code = AreaCode(entry["code"]) else { throw NotationFault("an area's code has six or nine digits") }
    return code
  }

  /// Nil where none is named.
  private static func indicator(_ text: String) throws(NotationFault) -> IndicatorID? {
    if text.isEmpty { return nil }
    guard let id = IndicatorID(text) else { throw NotationFault("“\(text)” is no indicator's name") }
    return id
  }
}
