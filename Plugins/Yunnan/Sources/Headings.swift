import CareGaugeAdapter

/// What the words of a form mean: the table in Headings/headings.txt, or one like it.
struct Headings {
  /// What a line above the tables states.
  enum Label: String {
    case period, reporter, reportedAt = "reported_at", issuedAt = "issued_at", deliveredAt = "delivered_at", unit,
      status
  }
  /// Label without blanks → what it states.
  let labels: [String: Label]
  let statuses: [String: ReportStatus]
  /// Words that begin the rows below a table.
  let ends: [String]
  private let parts: [HeadingsPart]

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
    for entry in mapping.common where entry.word != "end" {
      if entry.word == "label", let label = Label(rawValue: entry.fields[0]) {
        labels[PlainText(entry.fields[1]).compact] = label
      } else if entry.word == "status", let status = ReportStatus(rawValue: entry.fields[0]) {
        statuses[PlainText(entry.fields[1]).compact] = status
      } else {
        faults.append("\(entry.place): only “label”, “status” and “end” with words that are known stand above “from”")
      }
    }
    parts = mapping.parts.map { HeadingsPart($0, faults: &faults) }
    guard faults.isEmpty else { throw AdapterFault(.format, faults.joined(separator: "; ")) }
    self.labels = labels
    self.statuses = statuses
    ends = mapping.common.filter { $0.word == "end" }.map { PlainText($0.fields[0]).compact }
  }

  var indicators: [IndicatorID] { Set(parts.flatMap(\.indicators)).sorted() }
  var areas: [AreaCode] { Set(parts.flatMap { Array($0.areas.values) + Array($0.totals.values) }).sorted() }
  /// Headings of the columns that name areas or items, of any year.
  var anchors: Set<String> { parts.reduce(into: []) { $0.formUnion($1.keys.union($1.items)) } }

  /// What holds on a day.
  func part(on day: Day) -> HeadingsPart? {
    parts.first { part in part.from <= day && part.to.map { day <= $0 } ?? true }
  }

  private static let words: [String: ClosedRange<Int>] = [
    "label": 2...2, "status": 2...2, "end": 1...1, "key": 1...1, "suffix": 1...1, "area": 2...2, "total": 2...2,
    "skip": 1...1, "column": 5...5, "items": 1...1, "value": 1...1, "units": 1...1, "item": 3...3, "word": 2...2,
  ]
}
