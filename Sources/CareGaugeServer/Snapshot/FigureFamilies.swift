import CareGaugeExposition
import CareGaugeModel
import CareGaugeStore

/// The families of the newest figures: one for each indicator, and one with the ends of all periods.
struct FigureFamilies: Sendable {
  let directory: AreaDirectory
  let zone: Zone

  /// The family of an indicator, samples by region and area code; shares all that it can with the one before.
  ///
  /// Nil where the catalogue does not know the indicator or nothing has a figure.
  func family(
    of figures: IndicatorFigures, in latest: LatestFigures,
    after previous: (figures: IndicatorFigures, family: RenderedFamily)? = nil
  ) throws(MetricFault) -> RenderedFamily? {
    guard let indicator = directory.indicators[figures.indicator] else { return nil }
    let name = MetricName(of: indicator)
    let rows = rows(of: figures, in: latest)
    guard !rows.isEmpty else { return nil }
    let values = rows.map { figures.blocks[$0.block].values[$0.row] * name.scale }
    if let previous, previous.figures.hasAreas(of: figures) { return try previous.family.replacing(values: values) }
    let labels = rows.map { directory.labels(of: $0.area) }
    let description = try FamilyDescription(
      name: name.family, help: "\(indicator.name.en) (\(indicator.unit)).", kind: .gauge, unit: name.unit)
    return try RenderedFamily(
      description, labels: labels, values: values, places: rows.map { directory.place(of: $0.area) })
  }

  /// The family of period ends over all indicators, in their order.
  func periodEnds(
    of latest: LatestFigures, after previous: (latest: LatestFigures, family: RenderedFamily)? = nil
  ) throws(MetricFault) -> RenderedFamily {
    let known = latest.indicators.filter { directory.indicators[$0.indicator] != nil }
    let rows = known.map { figures in self.rows(of: figures, in: latest) }
    var ends: [Day: Double] = [:]
    var values: [Double] = []
    values.reserveCapacity(latest.count)
    for (figures, rows) in zip(known, rows) {
      for row in rows {
        let day = figures.blocks[row.block].periodEnds[row.row]
        let end = ends[day] ?? Double(zone.start(of: day + 1).seconds)
        ends[day] = end
        values.append(end)
      }
    }
    if let previous, previous.latest.hasSeries(of: latest) { return try previous.family.replacing(values: values) }
    let names = try LabelNames(["indicator", "region", "area"])
    var labels: [LabelSet] = []
    var places: [SamplePlace] = []
    labels.reserveCapacity(values.count)
    places.reserveCapacity(values.count)
    for (figures, rows) in zip(known, rows) {
      for row in rows {
        labels.append(try LabelSet(names, [figures.indicator.text, row.area.region.text, row.area.code.text]))
        places.append(directory.place(of: row.area))
      }
    }
    let description = try FamilyDescription(
      name: "caregauge_indicator_period_end_timestamp_seconds",
      help: "First instant after the period that the newest figure is about.", kind: .gauge, unit: "seconds")
    return try RenderedFamily(description, labels: labels, values: values, places: places)
  }

  /// Where an area's figure stands in the columns.
  struct Row {
    let area: Area
    let block: Int
    let row: Int
  }

  /// The figures of areas that the catalogue knows, by region in the catalogues' order and by code.
  ///
  /// - Parameter region: Only the areas of this region.
  func rows(of figures: IndicatorFigures, in latest: LatestFigures, region: RegionID? = nil) -> [Row] {
    var rows: [Row] = []
    if region == nil { rows.reserveCapacity(figures.count) }
    for (block, columns) in figures.blocks.enumerated() {
      for (row, number) in columns.areas.enumerated() {
        if let area = directory.areas[latest.areas[Int(number)]], region == nil || area.region == region {
          rows.append(Row(area: area, block: block, row: row))
        }
      }
    }
    let order = Dictionary(directory.regions.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return rows.sorted { left, right in
      left.area.region == right.area.region
        ? left.area.code < right.area.code
        : order[left.area.region, default: 0] < order[right.area.region, default: 0]
    }
  }
}

extension IndicatorFigures {
  /// Whether both have the same areas in the same rows, so that labels need not be written again.
  func hasAreas(of other: IndicatorFigures) -> Bool {
    indicator == other.indicator && blocks.count == other.blocks.count
      && zip(blocks, other.blocks).allSatisfy { $0.block == $1.block && $0.areas == $1.areas }
  }
}

extension LatestFigures {
  /// Whether both have the same series in the same rows.
  func hasSeries(of other: LatestFigures) -> Bool {
    indicators.count == other.indicators.count && zip(indicators, other.indicators).allSatisfy { $0.hasAreas(of: $1) }
  }
}
