import CareGaugeModel

/// The newest figure of every series, as columns in memory: at most 60 bytes a series.
///
/// Newest is the greatest period end, then the shorter period, then the newest revision. A series whose newest period
/// was withdrawn shows the period before; a series without any figure is not there. A value: copies are cheap, and an
/// update replaces only the blocks that changed.
package struct LatestFigures: Sendable {
  /// Areas by the number that `BlockFigures.areas` has.
  package internal(set) var areas: [AreaCode] = []
  /// By name; an indicator without figures may be there, empty.
  package internal(set) var indicators: [IndicatorFigures] = []

  package init() {}

  /// Figures from elsewhere than a database; indicators in order of their names.
  package init(areas: [AreaCode], indicators: [IndicatorFigures]) {
    self.areas = areas
    self.indicators = indicators
  }

  /// How many series have a figure.
  package var count: Int { indicators.reduce(0) { $0 + $1.count } }

  /// The figures of an indicator.
  package subscript(indicator: IndicatorID) -> IndicatorFigures? {
    place(of: indicator).found.map { indicators[$0] }
  }

  /// The figure of an indicator in an area. Looks through the indicator's blocks: for single questions.
  package func figure(_ indicator: IndicatorID, in area: AreaCode) -> LatestFigure? {
    guard let figures = self[indicator] else { return nil }
    for block in figures.blocks {
      if let row = block.areas.firstIndex(where: { areas[Int($0)] == area }) { return block.figure(at: row) }
    }
    return nil
  }

  func place(of indicator: IndicatorID) -> (found: Int?, insertion: Int) {
    var low = 0
    var high = indicators.count
    while low < high {
      let middle = (low + high) / 2
      if indicators[middle].indicator < indicator { low = middle + 1 } else { high = middle }
    }
    return (low < indicators.count && indicators[low].indicator == indicator ? low : nil, low)
  }

  mutating func replace(_ figures: BlockFigures, of indicator: IndicatorID, scale: Double) {
    let place = place(of: indicator)
    if place.found == nil {
      indicators.insert(IndicatorFigures(indicator: indicator, scale: scale, blocks: []), at: place.insertion)
    }
    indicators[place.insertion].scale = scale
    indicators[place.insertion].replace(figures)
  }
}

/// The newest figures of one indicator, in blocks of up to 256.
package struct IndicatorFigures: Sendable {
  package let indicator: IndicatorID
  /// What quotients were multiplied by: 1000 for a rate per 1,000.
  package internal(set) var scale: Double
  /// In order of their numbers; an area is in one block only.
  package internal(set) var blocks: [BlockFigures]

  package init(indicator: IndicatorID, scale: Double, blocks: [BlockFigures]) {
    self.indicator = indicator
    self.scale = scale
    self.blocks = blocks
  }

  package var count: Int { blocks.reduce(0) { $0 + $1.count } }

  mutating func replace(_ figures: BlockFigures) {
    let index = blocks.firstIndex { $0.block >= figures.block } ?? blocks.count
    if index < blocks.count, blocks[index].block == figures.block {
      blocks[index] = figures
    } else {
      blocks.insert(figures, at: index)
    }
  }
}

/// Columns of equal length, one row for each series of a block that has a figure.
package struct BlockFigures: Sendable, Equatable {
  /// The block's number in the database.
  package let block: Int32
  /// Numbers in `LatestFigures.areas`.
  package internal(set) var areas: [Int32] = []
  /// In the indicator's unit: the unrounded quotient times its scale where there are parts, else as stated. Finite.
  package internal(set) var values: [Double] = []
  /// Empty when no row has parts; NaN for a row that has none.
  package internal(set) var numerators: [Double] = []
  /// Like `numerators`.
  package internal(set) var denominators: [Double] = []
  package internal(set) var periodStarts: [Day] = []
  package internal(set) var periodEnds: [Day] = []
  /// The day that the report bears.
  package internal(set) var reportedAt: [Day] = []
  /// The report's number in the database.
  package internal(set) var reports: [Int32] = []

  package var count: Int { areas.count }

  package init(block: Int32) { self.block = block }

  /// Adds a row; `scale` is the indicator's.
  package mutating func append(_ figure: LatestFigure, area: Int32, scale: Double) {
    if let numerator = figure.numerator, let denominator = figure.denominator {
      let missing = areas.count - numerators.count
      numerators.append(contentsOf: repeatElement(.nan, count: missing))
      denominators.append(contentsOf: repeatElement(.nan, count: missing))
      numerators.append(numerator)
      denominators.append(denominator)
      values.append(numerator / denominator * scale)
    } else {
      if !numerators.isEmpty {
        numerators.append(.nan)
        denominators.append(.nan)
      }
      values.append(figure.value)
    }
    areas.append(area)
    periodStarts.append(figure.periodStart)
    periodEnds.append(figure.periodEnd)
    reportedAt.append(figure.reportedAt)
    reports.append(figure.report)
  }

  package func figure(at row: Int) -> LatestFigure {
    let hasParts = !numerators.isEmpty && !numerators[row].isNaN
    return LatestFigure(
      value: values[row], numerator: hasParts ? numerators[row] : nil, denominator: hasParts ? denominators[row] : nil,
      periodStart: periodStarts[row], periodEnd: periodEnds[row], reportedAt: reportedAt[row], report: reports[row])
  }
}

/// One row of `BlockFigures`.
package struct LatestFigure: Sendable, Equatable {
  /// In the indicator's unit.
  package var value: Double
  package var numerator: Double?
  package var denominator: Double?
  package var periodStart: Day
  package var periodEnd: Day
  package var reportedAt: Day
  package var report: Int32

  /// What the figure is about.
  package var period: Period? { Period(start: periodStart, end: periodEnd) }

  package init(
    value: Double, numerator: Double?, denominator: Double?, periodStart: Day, periodEnd: Day, reportedAt: Day,
    report: Int32
  ) {
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.periodStart = periodStart
    self.periodEnd = periodEnd
    self.reportedAt = reportedAt
    self.report = report
  }
}
