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
  private(set) var columns: [String: Column] = [:]
  private(set) var items: Set<String> = []
  private(set) var values: Set<String> = []
  private(set) var unitColumns: Set<String> = []
  private(set) var rows: [String: Item] = [:]
  /// Words that stand for a figure under a task: 未完成 → 0.
  private(set) var words: [String: Double] = [:]

  init(_ part: DatedMapping.Part, faults: inout [String]) {
    from = part.from
    to = part.to
    for entry in part.entries {
      do throws(NotationFault) { try add(entry) } catch { faults.append("\(entry.place): \(error.reason)") }
    }
    suffixes.sort { $0.count > $1.count }
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

  private mutating func add(_ entry: DatedMapping.Entry) throws(NotationFault) {
    let fields = entry.fields
    let first = PlainText(fields[0]).compact
    switch entry.word {
    case "key": keys.insert(first)
    case "suffix": suffixes.append(first)
    case "skip": skipped.insert(first)
    case "items": items.insert(first)
    case "value": values.insert(first)
    case "units": unitColumns.insert(first)
    case "area", "total":
      guard let code = AreaCode(fields[1]) else { throw NotationFault("an area's code has six or nine digits") }
      if entry.word == "area" { areas[first] = code } else { totals[first] = code }
    case "word":
      guard let value = Double(fields[1]), value == 0 || value == 1 else {
        throw NotationFault("a word stands for 0 or 1")
      }
      words[first] = value
    case "column":
      guard ["sum", "own"].contains(fields[4]) else { throw NotationFault("a column ends with sum or own") }
      let column = Column(
        ofRow: try HeadingsPart.indicator(fields[1]), ofTotal: try HeadingsPart.indicator(fields[2]),
        measure: Measure(fields[3]), isSum: fields[4] == "sum")
      if columns.updateValue(column, forKey: first) != nil { throw NotationFault("“\(first)” stands here twice") }
    case "item":
      guard let indicator = try HeadingsPart.indicator(fields[1]) else {
        throw NotationFault("an item has an indicator")
      }
      if rows.updateValue(Item(indicator: indicator, measure: Measure(fields[2])), forKey: first) != nil {
        throw NotationFault("“\(first)” stands here twice")
      }
    default: throw NotationFault("“\(entry.word)” belongs above the first “from”")
    }
  }

  /// Nil for `-`.
  private static func indicator(_ text: String) throws(NotationFault) -> IndicatorID? {
    if text == "-" { return nil }
    guard let id = IndicatorID(text) else { throw NotationFault("“\(text)” is no indicator's name") }
    return id
  }
}
