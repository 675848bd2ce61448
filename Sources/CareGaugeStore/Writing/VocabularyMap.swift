import CareGaugeModel

/// The database's numbers for the numbers of a vocabulary.
struct VocabularyMap {
  private let vocabulary: Vocabulary
  /// −1 where the database has no number yet.
  private var indicators: [Int32]
  private var areas: [Int32]

  init(_ vocabulary: Vocabulary, in directory: Directory) {
    self.vocabulary = vocabulary
    indicators = vocabulary.indicators.map { directory.number(of: $0) ?? -1 }
    areas = vocabulary.areas.map { directory.number(of: $0) ?? -1 }
  }

  /// The series of each reading of a report and then of each absence, new ones being added to the directory.
  mutating func series(of report: CollectedReport, in directory: inout Directory) -> [Int32] {
    var series: [Int32] = []
    series.reserveCapacity(report.readings.count + report.absences.count)
    var missing = appendKnown(report.readings.indicators, report.readings.areas, in: directory, to: &series)
    missing += appendKnown(
      report.absences.map(\.indicator), report.absences.map(\.area), in: directory, to: &series)
    guard !missing.isEmpty else { return series }
    // Slots are given out in order of the codes, so that blocks hold neighbours.
    func key(_ row: Int) -> Int64 {
      let (indicator, area) = cell(row, of: report)
      return Int64(indicator) << 32 | Int64(area)
    }
    for row in missing.sorted(by: { key($0) < key($1) }) {
      let (indicator, area) = cell(row, of: report)
      series[row] = directory.addSeries(
        indicator: indicatorNumber(indicator, in: &directory), area: areaNumber(area, in: &directory))
    }
    return series
  }

  /// Appends the series of each row, −1 for those that it returns because they are not there yet.
  private func appendKnown(
    _ rowIndicators: [Int32], _ rowAreas: [Int32], in directory: Directory, to series: inout [Int32]
  ) -> [Int] {
    var missing: [Int] = []
    var current: Int32 = -1
    var table: [Int32] = []
    for row in rowIndicators.indices {
      if rowIndicators[row] != current || row == 0 {
        current = rowIndicators[row]
        let number = indicators[Int(current)]
        table = number < 0 ? [] : directory.series(of: number)
      }
      let area = Int(areas[Int(rowAreas[row])])
      let known = area >= 0 && area < table.count ? table[area] : -1
      if known < 0 { missing.append(series.count) }
      series.append(known)
    }
    return missing
  }

  private func cell(_ row: Int, of report: CollectedReport) -> (indicator: Int32, area: Int32) {
    if row < report.readings.count { return (report.readings.indicators[row], report.readings.areas[row]) }
    let absence = report.absences[row - report.readings.count]
    return (absence.indicator, absence.area)
  }

  private mutating func indicatorNumber(_ indicator: Int32, in directory: inout Directory) -> Int32 {
    let index = Int(indicator)
    if indicators[index] < 0 {
      let id = vocabulary.indicators[index]
      indicators[index] =
        directory.number(of: id) ?? directory.add(Directory.IndicatorEntry(id: id, scale: 1))
    }
    return indicators[index]
  }

  private mutating func areaNumber(_ area: Int32, in directory: inout Directory) -> Int32 {
    let index = Int(area)
    if areas[index] < 0 {
      let code = vocabulary.areas[index]
      areas[index] =
        directory.number(of: code) ?? directory.add(Directory.AreaEntry(code: code, name: "", region: ""))
    }
    return areas[index]
  }
}
