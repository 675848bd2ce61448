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

  /// - Throws: `AdapterFault` with code `format`, naming every faulty line.
  init(_ part: DatedMapping.Part) throws {
    from = part.from
    to = part.to
    var faults: [String] = []
    for entry in part.entries {
      do {
        try add(entry)
      } catch {
        faults.append("\(entry.place): \(error.reason)")
      }
    }
    for column in columns.values {
      for heading in [column.share?.part, column.share?.whole] {
        if let heading, columns[heading] == nil { faults.append("share of “\(heading)”, which is no column") }
      }
    }
    guard faults.isEmpty else { throw AdapterFault(.format, faults.joined(separator: "; ")) }
  }

  private mutating func add(_ entry: DatedMapping.Entry) throws(NotationFault) {
    let fields = entry.fields
    let first = PlainText(fields[0]).compact
    switch entry.word {
    case "key": keys.insert(first)
    case "total": totals.insert(first)
    case "skip": skipped.insert(first)
    case "area":
      guard let code = AreaCode(fields[1]) else { throw NotationFault("an area's code has six or nine digits") }
      areas[first] = code
    case "word":
      guard let value = Double(fields[1]), value == 0 || value == 1 else {
        throw NotationFault("a word stands for 0 or 1")
      }
      words[first] = value
    case "also":
      guard let column = columns[PlainText(fields[1]).compact] else {
        throw NotationFault("another heading for “\(fields[1])”, which no line above has")
      }
      try add(column, as: first)
    case "column":
      try add(Column(indicator: fields[1], unit: fields[2], measure: try Measure(table: fields[3])), as: first)
    case "share":
      var column = try Column(indicator: fields[1], unit: "ratio", measure: .stock)
      column.share = (PlainText(fields[2]).compact, PlainText(fields[3]).compact)
      try add(column, as: first)
    default: throw NotationFault("“\(entry.word)” belongs above the first “from”")
    }
  }

  private mutating func add(_ column: Column, as heading: String) throws(NotationFault) {
    guard columns[heading] == nil else { throw NotationFault("“\(heading)” stands here twice") }
    columns[heading] = column
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
