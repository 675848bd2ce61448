import CareGaugeAdapter

/// What the words of a form mean: the table in Headings/headings.txt, or one like it.
struct Headings {
  /// What a line above the table states.
  enum Label: String {
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
    try Headings(String(decoding: PackageResources.headings_txt, as: UTF8.self), name: "headings.txt")
  }

  /// A table from a file in UTF-8.
  static func read(file path: String) throws -> Headings {
    let file = try SourceFile(path: path, limit: 1 << 20)
    do {
      return try Headings(try SourceText.decode(file.bytes, as: .utf8), name: file.name)
    } catch let fault as TextFault {
      throw AdapterFault(.format, "\(file.name): \(fault)")
    }
  }

  init(_ text: String, name: String) throws {
    let mapping = try DatedMapping(text, name: name, words: Headings.words)
    var labels: [String: Label] = [:]
    var statuses: [String: ReportStatus] = [:]
    var faults: [String] = []
    for entry in mapping.common {
      switch entry.word {
      case "label":
        guard let label = Label(rawValue: entry.fields[0]) else {
          faults.append("\(entry.place): “\(entry.fields[0])” is nothing that a line above the table states")
          continue
        }
        labels[PlainText(entry.fields[1]).compact] = label
      case "status":
        guard let status = ReportStatus(rawValue: entry.fields[0]) else {
          faults.append("\(entry.place): a status is provisional, final or revised")
          continue
        }
        statuses[PlainText(entry.fields[1]).compact] = status
      case "end": break
      default: faults.append("\(entry.place): “\(entry.word)” stands above the first “from”; move it below one")
      }
    }
    guard faults.isEmpty else { throw AdapterFault(.format, faults.joined(separator: "; ")) }
    self.labels = labels
    self.statuses = statuses
    ends = mapping.common.filter { $0.word == "end" }.map { PlainText($0.fields[0]).compact }
    parts = try mapping.parts.map(HeadingsPart.init)
  }

  var indicators: [IndicatorID] { Array(Set(parts.flatMap { $0.columns.values.map(\.indicator) })).sorted() }
  var areas: [AreaCode] { Array(Set(parts.flatMap { $0.areas.values })).sorted() }
  /// Headings of the column that names areas, of any year.
  var keys: Set<String> { parts.reduce(into: []) { $0.formUnion($1.keys) } }

  /// What holds on a day.
  func part(on day: Day) -> HeadingsPart? {
    parts.first { part in part.from <= day && part.to.map { day <= $0 } ?? true }
  }

  private static let words: [String: ClosedRange<Int>] = [
    "label": 2...2, "status": 2...2, "end": 1...1, "key": 1...1, "area": 2...2, "total": 1...1, "skip": 1...1,
    "also": 2...2, "word": 2...2, "column": 4...4, "share": 4...4,
  ]
}
