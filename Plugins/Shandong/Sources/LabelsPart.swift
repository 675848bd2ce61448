import CareGaugeAdapter

/// The fields and areas that hold from one day to another.
struct LabelsPart {
  let from: Day
  let to: Day?
  /// `济南市` and `济南市/历下区` → code.
  private(set) var areas: [String: AreaCode] = [:]
  /// Label → the field that holds a figure.
  private(set) var fields: [String: FigureField] = [:]
  /// What a blank form says it will hold later.
  private(set) var published: [IndicatorID] = []

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
    guard faults.isEmpty else { throw AdapterFault(.format, faults.joined(separator: "; ")) }
  }

  private mutating func add(_ entry: DatedMapping.Entry) throws(NotationFault) {
    switch entry.word {
    case "area":
      guard let code = AreaCode(entry.fields[1]) else { throw NotationFault("an area's code has six or nine digits") }
      areas[PlainText(entry.fields[0]).compact] = code
    case "published": published.append(try LabelsPart.indicator(entry.fields[0]))
    case "box", "figure":
      let label = PlainText(entry.fields[1]).compact
      guard fields[label] == nil else { throw NotationFault("“\(label)” stands here twice") }
      fields[label] = try FigureField(entry)
    default: throw NotationFault("“\(entry.word)” belongs above the first “from”")
    }
  }

  /// The area that all others lie in: the one whose code ends in 0000.
  var province: AreaCode? { areas.values.first { $0.text.hasSuffix("0000") } }

  static func indicator(_ text: String) throws(NotationFault) -> IndicatorID {
    guard let id = IndicatorID(text) else { throw NotationFault("“\(text)” is no indicator's name") }
    return id
  }
}

/// A field of a form that holds a figure: boxes to tick, or a number.
struct FigureField {
  enum Form {
    /// The words behind the boxes for 1 and for 0.
    case boxes(yes: String, no: String)
    case number(QuantityNotation)
  }

  let kind: Labels.Kind
  let indicator: IndicatorID
  let form: Form

  init(_ entry: DatedMapping.Entry) throws(NotationFault) {
    guard let kind = Labels.Kind(rawValue: entry.fields[0]) else {
      throw NotationFault("a form is one of an applicant or a recommender")
    }
    self.kind = kind
    indicator = try LabelsPart.indicator(entry.fields[2])
    if entry.word == "box" {
      form = .boxes(yes: PlainText(entry.fields[3]).compact, no: PlainText(entry.fields[4]).compact)
    } else {
      let expected = WrittenUnit.Dimension(catalogueUnit: entry.fields[3])
      form = .number(QuantityNotation(heading: try WrittenUnit(entry.fields[4]), expected: expected))
    }
  }

  /// The figure in a field, or nil when that part of the form has not been filled in so far.
  func read(_ text: String) throws(NotationFault) -> Double? {
    switch form {
    case .boxes(let yes, let no):
      let boxes = TickBoxes(text)
      guard let choice = try boxes.choice() else {
        guard boxes.isEmpty, !PlainText(text).isEmpty else { return nil }
        throw NotationFault("words where a box is to be ticked")
      }
      if choice == yes { return 1 }
      if choice == no { return 0 }
      throw NotationFault("the box ticked is not one of the form's")
    case .number(let notation):
      switch try notation.read(text) {
      case .missing: return nil
      case .quantity(let quantity):
        guard let exact = quantity.exact else { throw NotationFault("a bound or range, not one figure") }
        return exact
      }
    }
  }
}
