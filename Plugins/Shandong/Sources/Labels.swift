import CareGaugeAdapter

/// What the labels of a form mean: the table in Labels/labels.txt, or one like it.
struct Labels {
  /// What a field states.
  enum Meaning: String {
    case applicant, recommender, year, reportedAt = "reported_at", issuedAt = "issued_at", deliveredAt = "delivered_at"
    /// Something that is not read.
    case text
  }

  /// Who fills a form in: a county that applies, or a city that recommends.
  enum Kind: String {
    case applicant, recommender
  }

  /// Label without blanks → what it states.
  let meanings: [String: Meaning]
  /// The obligation that a form of the kind meets.
  let obligations: [Kind: String]
  let parts: [LabelsPart]

  /// The table within the program.
  static func builtIn() throws -> Labels {
    try Labels(String(decoding: PackageResources.labels_txt, as: UTF8.self), name: "labels.txt")
  }

  /// A table from a file in UTF-8.
  static func read(file path: String) throws -> Labels {
    let file = try SourceFile(path: path, limit: 1 << 20)
    do {
      return try Labels(try SourceText.decode(file.bytes, as: .utf8), name: file.name)
    } catch let fault as TextFault {
      throw AdapterFault(.format, "\(file.name): \(fault)")
    }
  }

  init(_ text: String, name: String) throws {
    let mapping = try DatedMapping(text, name: name, words: Labels.words)
    var meanings: [String: Meaning] = [:]
    var obligations: [Kind: String] = [:]
    var faults: [String] = []
    for entry in mapping.common {
      if entry.word == "label", let meaning = Meaning(rawValue: entry.fields[0]) {
        meanings[PlainText(entry.fields[1]).compact] = meaning
      } else if entry.word == "form", let kind = Kind(rawValue: entry.fields[0]) {
        obligations[kind] = entry.fields[1]
      } else {
        faults.append(
          "\(entry.place): above the first “from” stand labels and forms, of the kinds that the README names")
      }
    }
    guard faults.isEmpty else { throw AdapterFault(.format, faults.joined(separator: "; ")) }
    self.meanings = meanings
    self.obligations = obligations
    parts = try mapping.parts.map(LabelsPart.init)
  }

  var indicators: [IndicatorID] {
    Array(Set(parts.flatMap { $0.published + $0.fields.values.map(\.indicator) })).sorted()
  }
  var areas: [AreaCode] { Array(Set(parts.flatMap { $0.areas.values })).sorted() }
  /// Every label of every year.
  var all: [String] { meanings.keys + parts.flatMap { $0.fields.keys } }

  /// What holds on a day.
  func part(on day: Day) -> LabelsPart? {
    parts.first { part in part.from <= day && part.to.map { day <= $0 } ?? true }
  }

  private static let words: [String: ClosedRange<Int>] = [
    "label": 2...2, "form": 2...2, "box": 5...5, "figure": 5...5, "published": 1...1, "area": 2...2,
  ]
}
