import CareGaugeAdapter

/// What the platform's codes mean: the table in Headings/headings.txt, or one like it.
struct Headings {
  /// What a code counts.
  struct Measure {
    let indicator: IndicatorID
    let dimension: WrittenUnit.Dimension
    /// Whether it says done (1) or not done (0).
    let isTask: Bool
  }
  private let measures: [String: Measure]
  private let mapping: DatedMapping

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
    mapping = try DatedMapping(text, name: name, words: ["code": 3...3, "area": 2...2])
    var faults: [String] = []
    var measures: [String: Measure] = [:]
    for entry in mapping.common {
      guard entry.word == "code", let indicator = IndicatorID(entry.fields[1]) else {
        faults.append("\(entry.place): above the first “from” stand lines code | YL001 | indicator | unit")
        continue
      }
      let unit = entry.fields[2]
      let measure = Measure(
        indicator: indicator, dimension: WrittenUnit.Dimension(catalogueUnit: unit), isTask: unit == "done")
      if measures.updateValue(measure, forKey: entry.fields[0]) != nil {
        faults.append("\(entry.place): “\(entry.fields[0])” stands here twice")
      }
    }
    for entry in mapping.parts.flatMap(\.entries) where entry.word != "area" || AreaCode(entry.fields[0]) == nil {
      faults.append("\(entry.place): below a “from” stand lines area | 330000 | name")
    }
    guard faults.isEmpty else { throw AdapterFault(.format, faults.joined(separator: "; ")) }
    self.measures = measures
  }

  var indicators: [IndicatorID] { Set(measures.values.map(\.indicator)).sorted() }
  var areas: [AreaCode] { Set(mapping.parts.flatMap(\.entries).compactMap { AreaCode($0.fields[0]) }).sorted() }

  /// What a code counts, nil for one that the table does not hold.
  func measure(_ code: String) -> Measure? { measures[code] }

  /// The area of a code on a day, nil where the code does not hold on that day.
  func area(_ code: String, on day: Day) -> AreaCode? {
    guard let entries = mapping.part(on: day)?.entries, entries.contains(where: { $0.fields[0] == code }) else {
      return nil
    }
    return AreaCode(code)
  }
}
