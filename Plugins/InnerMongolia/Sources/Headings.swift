import CareGaugeAdapter

/// What the words of a page mean, in simplified characters: the table in Headings/headings.txt, or one like it.
struct Headings {
  /// What a line outside the table states.
  enum Label: String {
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
    try Headings(String(decoding: PackageResources.headings_txt, as: UTF8.self), name: "headings.txt")
  }

  /// A table from a file in UTF-8.
  static func read(file path: String) throws -> Headings {
    try Headings(try text(of: path), name: path.split(separator: "/").last.map(String.init) ?? path)
  }

  static func text(of path: String) throws -> String {
    let file = try SourceFile(path: path, limit: 1 << 20)
    do {
      return try SourceText.decode(file.bytes, as: .utf8)
    } catch {
      throw AdapterFault(.format, "\(file.name): \(error)")
    }
  }

  init(_ text: String, name: String) throws {
    let words: [String: ClosedRange<Int>] = [
      "label": 2...2, "end": 1...1, "key": 1...1, "area": 2...2, "skip": 1...1, "group": 1...1, "column": 3...3,
      "word": 2...2,
    ]
    let mapping = try DatedMapping(text, name: name, words: words)
    var faults: [String] = []
    var labels: [String: Label] = [:]
    for entry in mapping.common where entry.word != "end" {
      guard entry.word == "label", let label = Label(rawValue: entry.fields[0]) else {
        faults.append("\(entry.place): only “label” (period, reporter, reported_at, unit) and “end” stand above “from”")
        continue
      }
      labels[PlainText(entry.fields[1]).compact] = label
    }
    parts = mapping.parts.map { dated in
      var part = Part()
      for entry in dated.entries {
        do throws(NotationFault) { try part.add(entry) } catch { faults.append("\(entry.place): \(error.reason)") }
      }
      return (dated.from, dated.to, part)
    }
    guard faults.isEmpty else { throw AdapterFault(.format, faults.joined(separator: "; ")) }
    self.labels = labels
    ends = mapping.common.filter { $0.word == "end" }.map { PlainText($0.fields[0]).compact }
  }

  var indicators: [IndicatorID] { Set(parts.flatMap { $0.part.columns.values.map(\.indicator) }).sorted() }
  var areas: [AreaCode] { Set(parts.flatMap { $0.part.areas.values }).sorted() }

  /// What holds on a day.
  func part(on day: Day) -> Part? {
    parts.first { $0.from <= day && $0.to.map { day <= $0 } ?? true }?.part
  }
}

extension Headings.Part {
  fileprivate mutating func add(_ entry: DatedMapping.Entry) throws(NotationFault) {
    let fields = entry.fields
    let first = PlainText(fields[0]).compact
    switch entry.word {
    case "key": keys.insert(first)
    case "skip": skipped.insert(first)
    case "group": groups.insert(first)
    case "area":
      guard let code = AreaCode(fields[1]) else { throw NotationFault("an area's code has six or nine digits") }
      areas[first] = code
    case "word":
      guard let value = Double(fields[1]), value == 0 || value == 1 else {
        throw NotationFault("a word stands for 0 or 1")
      }
      words[first] = value
    case "column":
      guard let id = IndicatorID(fields[1]) else { throw NotationFault("“\(fields[1])” is no indicator's name") }
      let column = Headings.Column(
        indicator: id, dimension: WrittenUnit.Dimension(catalogueUnit: fields[2]), isTask: fields[2] == "done")
      if columns.updateValue(column, forKey: first) != nil { throw NotationFault("“\(first)” stands here twice") }
    default: throw NotationFault("“\(entry.word)” belongs above the first “from”")
    }
  }
}
