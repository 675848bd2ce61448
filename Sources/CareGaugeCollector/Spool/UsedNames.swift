import CareGaugeModel

/// The names of a vocabulary that a collection uses, numbered anew in the same order.
struct UsedNames {
  let indicators: [IndicatorID]
  let areas: [AreaCode]
  /// New numbers by old ones.
  let indicatorNumbers: [Int32]
  let areaNumbers: [Int32]

  /// - Precondition: every number of the collection is one of its vocabulary.
  init(_ collected: CollectedReports) {
    var hasIndicator = [Bool](repeating: false, count: collected.vocabulary.indicators.count)
    var hasArea = [Bool](repeating: false, count: collected.vocabulary.areas.count)
    for report in collected.reports {
      for number in report.readings.indicators { hasIndicator[Int(number)] = true }
      for number in report.readings.areas { hasArea[Int(number)] = true }
      for absence in report.absences {
        hasIndicator[Int(absence.indicator)] = true
        hasArea[Int(absence.area)] = true
      }
    }
    (indicators, indicatorNumbers) = UsedNames.numbered(collected.vocabulary.indicators, hasIndicator)
    (areas, areaNumbers) = UsedNames.numbered(collected.vocabulary.areas, hasArea)
  }

  private static func numbered<Name>(_ names: [Name], _ isUsed: [Bool]) -> ([Name], [Int32]) {
    var kept: [Name] = []
    var numbers: [Int32] = []
    for (name, isUsed) in zip(names, isUsed) {
      numbers.append(Int32(kept.count))
      if isUsed { kept.append(name) }
    }
    return (kept, numbers)
  }
}
