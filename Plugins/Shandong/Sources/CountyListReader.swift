import CareGaugeAdapter

/// Reads the rows of a list of counties: which counties, and what each row says of its own.
struct CountyListReader {
  struct Entry {
    let area: AreaCode
    let name: String
    let origin: Origin
    var rank: (value: Int, origin: Origin)?
    var score: (value: Double, origin: Origin)?
    var figures: [FormFigures.Item] = []
  }
  private let list: CountyList
  private let part: LabelsPart
  /// The city whose list it is, or nil for the province's.
  private let city: String?
  private(set) var entries: [Entry] = []
  private(set) var rejections: [FormFigures.Rejection] = []
  /// The row that states how many there are.
  private(set) var total: (value: Double, origin: Origin)?
  /// Whether a row was left out, so that nobody can say how many there are.
  private(set) var isIncomplete = false
  /// The city of a cell that is merged over several rows.
  private var cityAbove: String?

  init(_ list: CountyList, part: LabelsPart, city: String?) {
    self.list = list
    self.part = part
    self.city = city
    for (heading, meaning) in list.columns {
      if case .unknown = meaning {
        reject(heading.origin, "the column is not read: its heading is not in the table of labels")
      }
    }
    for row in list.rows { read(row) }
    checkRanks()
    checkScores()
  }

  private mutating func read(_ row: TextGrid.Row) {
    if let fault = row.cells.lazy.compactMap(\.fault).first, cell(.county, row) == nil {
      return leaveOut(row, fault)
    }
    let name = PlainText(cell(.county, row)?.text ?? "").compact
    let first = row.cells.first { !$0.isBlank }.map { PlainText($0.text).compact } ?? ""
    if part.totals.contains(name) || part.totals.contains(first) { return readTotal(row) }
    guard let cell = cell(.county, row), cell.fault == nil else {
      return leaveOut(row, cell(.county, row)?.fault ?? "the row names no county")
    }
    if let stated = self.cell(.city, row), !stated.continuesAbove { cityAbove = PlainText(stated.text).compact }
    guard let area = part.county(name, of: city ?? cityAbove) else {
      return leaveOut(row, "it is not the name of one county\(city == nil ? "" : " of this city")", at: cell)
    }
    guard !entries.contains(where: { $0.area == area }) else {
      return leaveOut(row, "the county stands in the list twice", at: cell)
    }
    var entry = Entry(area: area, name: name, origin: cell.origin)
    for (heading, meaning) in list.columns {
      guard let value = row.cells.first(where: { $0.column == heading.column }) else { continue }
      do throws(NotationFault) {
        if let fault = value.fault { throw NotationFault(fault) }
        switch meaning {
        case .rank: entry.rank = try CountyListReader.rank(value.text).map { ($0, value.origin) }
        case .score: entry.score = try CountyListReader.score(value.text).map { ($0, value.origin) }
        case .figure(let field):
          if let number = try field.read(value.text) {
            entry.figures.append(.init(indicator: field.indicator, area: area, value: number, origin: value.origin))
          }
        default: break
        }
      } catch {
        if case .skipped = meaning { continue }
        if case .unknown = meaning { continue }
        reject(value.origin, "“\(PlainText(heading.text).compact)”: \(error.reason)")
      }
    }
    entries.append(entry)
  }

  /// The number of counties stands under counties or ranks, or says that it counts: `3个`. A sum of scores is none.
  private mutating func readTotal(_ row: TextGrid.Row) {
    guard total == nil else { return }
    let counting = list.columns.filter { _, meaning in
      switch meaning {
      case .county, .rank: true
      default: false
      }
    }.map(\.heading.column)
    for cell in row.cells where cell.fault == nil && (counting.contains(cell.column) || cell.text.contains("个")) {
      guard let number = try? QuantityNotation(expected: .items).number(cell.text) else { continue }
      total = (number, cell.origin)
      return
    }
  }

  private enum Key { case city, county }

  private func cell(_ key: Key, _ row: TextGrid.Row) -> TextGrid.Cell? {
    let heading = list.columns.first { _, meaning in
      switch (key, meaning) {
      case (.city, .city), (.county, .county): true
      default: false
      }
    }?.heading
    return row.cells.first { $0.column == heading?.column && (!$0.isBlank || $0.continuesAbove) }
  }

  private mutating func leaveOut(_ row: TextGrid.Row, _ reason: String, at cell: TextGrid.Cell? = nil) {
    isIncomplete = true
    let origin = (cell ?? row.cells.first { !$0.isBlank })?.origin ?? Origin()
    reject(origin, "the row is not read: \(reason)")
  }

  private mutating func reject(_ origin: Origin, _ reason: String) {
    rejections.append(.init(origin: origin, reason: reason))
  }

  /// Ranks are 1 to n, each once.
  private mutating func checkRanks() {
    var seen: Set<Int> = []
    for index in entries.indices {
      guard let rank = entries[index].rank else { continue }
      if rank.value > entries.count || !seen.insert(rank.value).inserted {
        reject(rank.origin, "ranks of \(entries.count) counties are 1 to \(entries.count), each once")
        entries[index].rank = nil
      }
    }
  }

  /// Whoever ranks higher has no lower score.
  private mutating func checkScores() {
    let order = entries.indices.filter { entries[$0].rank != nil && entries[$0].score != nil }
      .sorted { (entries[$0].rank?.value ?? 0) < (entries[$1].rank?.value ?? 0) }
    for (above, below) in zip(order, order.dropFirst()) {
      guard let higher = entries[above].score, let lower = entries[below].score, lower.value > higher.value else {
        continue
      }
      reject(lower.origin, "a higher score than that of the rank before it")
    }
  }

  /// `1`, `第1名`, `第一`; nil where nothing stands.
  static func rank(_ text: String) throws(NotationFault) -> Int? {
    var plain = PlainText(text).compact
    if MissingMark.reason(for: plain) != nil { return nil }
    if plain.hasPrefix("第") { plain.removeFirst() }
    if plain.hasSuffix("名") { plain.removeLast() }
    let number = try QuantityNotation().number(plain)
    guard number == number.rounded(), (1...1000).contains(number) else { throw NotationFault("not a rank") }
    return Int(number)
  }

  /// `95.5`, `95.5分`; nil where nothing stands.
  static func score(_ text: String) throws(NotationFault) -> Double? {
    if text.contains(where: \.isNewline) { throw NotationFault("the cell has several lines") }
    var plain = PlainText(text).text
    if MissingMark.reason(for: plain) != nil { return nil }
    if plain.hasSuffix("分") { plain.removeLast() }
    let number = try QuantityNotation(expected: .items).number(plain)
    guard (0...100).contains(number) else { throw NotationFault("a score outside 0 to 100") }
    return number
  }
}
