import CareGaugeModel

/// What the database's numbers stand for: indicators, areas, and the series of each block.
///
/// A series is an indicator in an area; its number is the block's number times 256 plus the slot. Kept in memory, because
/// every report and every answer needs it; numbers have no gaps, so that arrays do.
struct Directory: Sendable {
  /// What the service needs to know about an indicator.
  struct IndicatorEntry: Sendable, Equatable {
    var id: IndicatorID
    /// What a quotient is multiplied by to be in the indicator's unit.
    var scale: Double
  }

  /// What the service needs to know about an area.
  struct AreaEntry: Sendable, Equatable {
    var code: AreaCode
    var name: String
    /// Empty for an area that no catalogue names.
    var region: String
  }

  /// Up to 256 series of one indicator.
  struct Block: Sendable, Equatable {
    var indicator: Int32
    /// The area of each slot.
    var areas: [Int32]
  }

  /// A figure that a document publishes.
  struct PublishedEntry: Sendable, Hashable {
    var indicator: IndicatorID
    var area: AreaCode
    /// The document's day of issue.
    var issued: Day
  }

  static let slots = 256

  /// Counts the changes of the database's directory; −1 before it was read.
  var generation: Int64 = -1
  private(set) var indicators: [IndicatorEntry] = []
  private(set) var areas: [AreaEntry] = []
  private(set) var blocks: [Block] = []
  /// Published figures by what they are about.
  var published: [Period: Set<PublishedEntry>] = [:]
  private var indicatorNumbers: [IndicatorID: Int32] = [:]
  private var areaNumbers: [AreaCode: Int32] = [:]
  /// Series by indicator and area, −1 where there is none.
  private var seriesOfIndicator: [[Int32]] = []
  /// The block of each indicator that still has a free slot.
  private var openBlocks: [Int32?] = []
  /// What was added since the directory was read, to be written with the same transaction.
  private(set) var additions = Additions()

  /// Numbers that the database does not have yet.
  struct Additions: Sendable, Equatable {
    var firstIndicator: Int?
    var firstArea: Int?
    var firstBlock: Int?
    /// Blocks of the database that got further series.
    var grownBlocks: Set<Int32> = []
    var isEmpty: Bool { self == Additions() }
  }

  func number(of indicator: IndicatorID) -> Int32? { indicatorNumbers[indicator] }
  func number(of area: AreaCode) -> Int32? { areaNumbers[area] }

  /// The series of an indicator in an area, by their numbers.
  func series(indicator: Int32, area: Int32) -> Int32? {
    let row = seriesOfIndicator[Int(indicator)]
    guard Int(area) < row.count, row[Int(area)] >= 0 else { return nil }
    return row[Int(area)]
  }

  /// The series of an indicator by area, −1 where there is none; later areas may be missing at the end.
  func series(of indicator: Int32) -> [Int32] { seriesOfIndicator[Int(indicator)] }

  mutating func add(_ entry: IndicatorEntry) -> Int32 {
    let number = insert(entry)
    additions.firstIndicator = additions.firstIndicator ?? Int(number)
    return number
  }

  mutating func add(_ entry: AreaEntry) -> Int32 {
    let number = insert(entry)
    additions.firstArea = additions.firstArea ?? Int(number)
    return number
  }

  /// The series of an indicator in an area, which gets the next free slot when it is new.
  mutating func addSeries(indicator: Int32, area: Int32) -> Int32 {
    if let known = series(indicator: indicator, area: area) { return known }
    let block: Int32
    if let open = openBlocks[Int(indicator)] {
      block = open
      blocks[Int(block)].areas.append(area)
      if additions.firstBlock.map({ Int(block) < $0 }) ?? true { additions.grownBlocks.insert(block) }
    } else {
      block = Int32(blocks.count)
      blocks.append(Block(indicator: indicator, areas: [area]))
      additions.firstBlock = additions.firstBlock ?? Int(block)
    }
    let used = blocks[Int(block)].areas.count
    openBlocks[Int(indicator)] = used < Directory.slots ? block : nil
    let series = block << 8 | Int32(used - 1)
    index(series, indicator: indicator, area: area)
    return series
  }

  /// Replaces what catalogues say about an indicator; true when that changed anything.
  mutating func update(_ indicator: Int32, scale: Double) -> Bool {
    guard indicators[Int(indicator)].scale != scale else { return false }
    indicators[Int(indicator)].scale = scale
    return true
  }

  /// Replaces what catalogues say about an area; true when that changed anything.
  mutating func update(_ area: Int32, name: String, region: String) -> Bool {
    let entry = AreaEntry(code: areas[Int(area)].code, name: name, region: region)
    guard areas[Int(area)] != entry else { return false }
    areas[Int(area)] = entry
    return true
  }

  /// Forgets the additions once they are written.
  mutating func settle(generation: Int64) {
    self.generation = generation
    additions = Additions()
  }

  // MARK: as read from the database, in order of the numbers

  @discardableResult mutating func insert(_ entry: IndicatorEntry) -> Int32 {
    let number = Int32(indicators.count)
    indicators.append(entry)
    indicatorNumbers[entry.id] = number
    seriesOfIndicator.append([])
    openBlocks.append(nil)
    return number
  }

  @discardableResult mutating func insert(_ entry: AreaEntry) -> Int32 {
    let number = Int32(areas.count)
    areas.append(entry)
    areaNumbers[entry.code] = number
    return number
  }

  mutating func insert(_ block: Block) {
    let number = Int32(blocks.count)
    blocks.append(block)
    if block.areas.count < Directory.slots { openBlocks[Int(block.indicator)] = number }
    for (slot, area) in block.areas.enumerated() {
      index(number << 8 | Int32(slot), indicator: block.indicator, area: area)
    }
  }

  private mutating func index(_ series: Int32, indicator: Int32, area: Int32) {
    let row = Int(indicator)
    let missing = max(Int(area) + 1, areas.count) - seriesOfIndicator[row].count
    if missing > 0 { seriesOfIndicator[row].append(contentsOf: repeatElement(-1, count: missing)) }
    seriesOfIndicator[row][Int(area)] = series
  }
}
