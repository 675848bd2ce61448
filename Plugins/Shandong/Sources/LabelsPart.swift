import CareGaugeAdapter

/// The fields, headings and areas that hold from one day to another.
struct LabelsPart {
  /// The day of a year on which a round ends.
  struct RoundEnd {
    let month: Int
    let day: Int

    func day(of year: Int) -> Day? { Day(year: year, month: month, day: day) }
  }
  let from: Day
  let to: Day?
  /// `济南市` and `济南市/历下区` → code.
  private(set) var areas: [String: AreaCode] = [:]
  /// Label → the field that holds a figure.
  private(set) var fields: [String: FigureField] = [:]
  /// Label → the task whose day it states.
  private(set) var taskDays: [String: IndicatorID] = [:]
  /// What a blank form says it will hold later.
  private(set) var published: [IndicatorID] = []
  /// How many counties a city's list has.
  private(set) var counted: IndicatorID?
  /// What the row under a list that states their number begins with.
  private(set) var totals: Set<String> = []
  private(set) var rounds: [IndicatorID: RoundEnd] = [:]
  private var headings: [String: CountyList.Column] = [:]
  private var columnFigures: [String: (field: FigureField, dimension: WrittenUnit.Dimension)] = [:]

  init(_ part: DatedMapping.Part, faults: inout MappingFaults) {
    from = part.from
    to = part.to
    for entry in part["boxes"] {
      faults.check(entry) { () throws(NotationFault) in
        let form = FigureField.Form.boxes(yes: PlainText(entry["yes"]).compact, no: PlainText(entry["no"]).compact)
        try add(form, entry)
      }
    }
    for entry in part["figures"] {
      faults.check(entry) { () throws(NotationFault) in
        let expected = WrittenUnit.Dimension(catalogueUnit: entry["unit"])
        let notation = QuantityNotation(heading: try WrittenUnit(entry["written"]), expected: expected)
        try add(.number(notation), entry)
      }
    }
    for entry in part["published"] {
      faults.check(entry) { () throws(NotationFault) in published.append(try LabelsPart.indicator(entry)) }
    }
    for entry in part["areas"] {
      faults.check(entry) { () throws(NotationFault) in
        guard let code = AreaCode(entry["code"]) else { throw NotationFault("an area's code has six or nine digits") }
        areas[PlainText(entry["name"]).compact] = code
      }
    }
    readRounds(part, &faults)
    readLists(part, &faults)
  }

  private mutating func readRounds(_ part: DatedMapping.Part, _ faults: inout MappingFaults) {
    for entry in part["rounds"] {
      faults.check(entry) { () throws(NotationFault) in
        let numbers = entry["ends"].split(separator: "-").map { Int($0) ?? 0 }
        // A year with a 29 February, so that the day can be one.
        guard numbers.count == 2, Day(year: 2024, month: numbers[0], day: numbers[1]) != nil else {
          throw NotationFault("“\(entry["ends"])” is no day of a year; write month and day, as 11-10")
        }
        rounds[try LabelsPart.indicator(entry)] = RoundEnd(month: numbers[0], day: numbers[1])
      }
    }
    for entry in part["task_days"] {
      faults.check(entry) { () throws(NotationFault) in
        taskDays[PlainText(entry["label"]).compact] = try LabelsPart.indicator(entry)
      }
    }
  }

  private mutating func readLists(_ part: DatedMapping.Part, _ faults: inout MappingFaults) {
    for entry in part["list_columns"] {
      let column: CountyList.Column =
        switch entry["states"] {
        case "city": .city
        case "county": .county
        case "rank": .rank
        case "score": .score
        default: .skipped
        }
      for heading in entry.texts("heading") { headings[PlainText(heading).compact] = column }
    }
    for entry in part["list_words"] {
      faults.check(entry) { () throws(NotationFault) in
        var words: [String: Double] = [:]
        for word in entry.texts("no") { words[PlainText(word).compact] = 0 }
        for word in entry.texts("yes") { words[PlainText(word).compact] = 1 }
        let field = FigureField(kind: .reviewer, indicator: try LabelsPart.indicator(entry), form: .words(words))
        for heading in entry.texts("heading") { headings[PlainText(heading).compact] = .figure(field) }
      }
    }
    for entry in part["list_figures"] {
      faults.check(entry) { () throws(NotationFault) in
        let dimension = WrittenUnit.Dimension(catalogueUnit: entry["unit"])
        let notation = QuantityNotation(heading: try WrittenUnit(entry["written"]), expected: dimension)
        let field = FigureField(kind: .reviewer, indicator: try LabelsPart.indicator(entry), form: .number(notation))
        for heading in entry.texts("heading") { columnFigures[PlainText(heading).compact] = (field, dimension) }
      }
    }
    for entry in part["list_counts"] {
      faults.check(entry) { () throws(NotationFault) in counted = try LabelsPart.indicator(entry) }
    }
    totals = Set(part["list_totals"].map { PlainText($0["name"]).compact })
  }

  private mutating func add(_ form: FigureField.Form, _ entry: DatedMapping.Entry) throws(NotationFault) {
    guard let kind = Labels.Kind(rawValue: entry["form"]) else { return }
    let field = FigureField(kind: kind, indicator: try LabelsPart.indicator(entry), form: form)
    guard fields.updateValue(field, forKey: PlainText(entry["label"]).compact) == nil else {
      throw NotationFault("“\(entry["label"])” stands here twice; take one out")
    }
  }

  private static func indicator(_ entry: DatedMapping.Entry) throws(NotationFault) -> IndicatorID {
    guard let id = IndicatorID(entry["indicator"]) else {
      throw NotationFault("“\(entry["indicator"])” is no indicator's name")
    }
    return id
  }
}

extension LabelsPart {
  var indicators: [IndicatorID] {
    let listed = headings.values.compactMap { column in
      if case .figure(let field) = column { field.indicator } else { nil }
    }
    return published + fields.values.map(\.indicator) + columnFigures.values.map(\.field.indicator) + listed
  }

  /// The area that all others lie in: the one whose code ends in 0000.
  var province: AreaCode? { areas.values.first { $0.text.hasSuffix("0000") } }

  /// The names of an area as folders have it.
  func names(of area: AreaCode) -> [String] { areas.filter { $0.value == area }.map(\.key) }

  /// The field of a kind of form that states an indicator.
  func field(_ indicator: IndicatorID, _ kind: Labels.Kind) -> FigureField? {
    fields.values.first { $0.indicator == indicator && $0.kind == kind }
  }

  /// The county of a name, with or without its city's in front; without a city given only a name that one county has.
  func county(_ name: String, of city: String?) -> AreaCode? {
    if let city {
      if let area = areas[city + "/" + name] { return area }
      return name.hasPrefix(city) ? areas[city + "/" + name.dropFirst(city.count)] : nil
    }
    let found = areas.filter { key, _ in
      key.contains("/") && (key.hasSuffix("/" + name) || key.replacing("/", with: "") == name)
    }
    return found.count == 1 ? found.first?.value : nil
  }

  /// What a list's heading says about its column, or nil when it is not known. `奖励资金(元)` has a unit of its own.
  func column(_ text: String) -> CountyList.Column? {
    let heading = PlainText(text).compact
    if let column = headings[heading] { return column }
    if let (field, _) = columnFigures[heading] { return .figure(field) }
    guard heading.hasSuffix(")"), let open = heading.lastIndex(of: "("),
      let unit = try? WrittenUnit(heading[heading.index(after: open)...].dropLast()),
      let (field, dimension) = columnFigures[String(heading[..<open])],
      unit.dimension.map({ dimension.accepts($0) }) ?? true
    else { return nil }
    let notation = QuantityNotation(heading: unit, expected: dimension)
    return .figure(FigureField(kind: field.kind, indicator: field.indicator, form: .number(notation)))
  }
}
