import CareGaugeModel

extension AlertBasis {
  /// Whether both rest on figures, and on the same.
  func hasFigures(of other: AlertBasis) -> Bool {
    // An entry is news though all figures are as they were.
    if other.assessment?.isConfirmed == true || assessment?.isConfirmed == true { return false }
    let (own, others) = (assessment?.areas ?? [], other.assessment?.areas ?? [])
    guard own.isEmpty && others.isEmpty else { return figures(own) == figures(others) }
    return value != nil && value == other.value && period == other.period
  }

  private func figures(_ areas: [AreaAssessment]) -> [AreaCode: AreaFigure] {
    Dictionary(
      areas.compactMap { area in
        area.reading.map { (area.area, AreaFigure(period: $0.period, value: $0.value)) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private struct AreaFigure: Hashable {
    var period: Period
    var value: Double
  }

  /// What became of this figure in a later basis, where that has another for the same period.
  ///
  /// Of a scope over areas the figure is that of the worst one: another area's is no other word on the same.
  func restatement(to later: AlertBasis) -> Restatement? {
    if let worst = assessment?.areas.first, let period {
      guard let now = later.assessment?.areas.first(where: { $0.area == worst.area })?.reading, now.period == period
      else { return nil }
      return AlertBasis(value: value, period: period).restatement(to: AlertBasis(value: now.value, period: now.period))
    }
    if let areas = later.assessment?.areas, !areas.isEmpty { return restatement(among: areas) }
    guard let period, let value, period == later.period, value != later.value else { return nil }
    return Restatement(period: period, from: value, to: later.value)
  }

  /// The same where only the figure is known, and not of which area: one that an area still has stands, and of the others
  /// that one is meant which says that it was this.
  private func restatement(among areas: [AreaAssessment]) -> Restatement? {
    let readings = areas.compactMap(\.reading).filter { $0.period == period }
    guard let period, let value, !readings.contains(where: { $0.value == value }),
      let now = readings.first(where: { $0.restatedFrom == value })
    else { return nil }
    return Restatement(period: period, from: value, to: now.value)
  }

  /// What judgement's own reading was before a later report changed it.
  var restatement: Restatement? {
    guard let period, let value, let from = assessment?.reading?.restatedFrom else { return nil }
    return Restatement(period: period, from: from, to: value)
  }
}
