import CareGaugeModel

/// Whether what a collection brought can be right, figure by figure.
///
/// Nothing is dropped silently: a report that contradicts the document it stands for is refused with a finding; a figure
/// outside its range, or a stated share that its parts do not bear out, is stored and marked by one.
package struct Plausibility: Sendable {
  private let indicators: [IndicatorID: Indicator]
  private let published: [PublishedKey: PublishedFigure]

  private struct PublishedKey: Hashable {
    let indicator: IndicatorID
    let area: AreaCode
    let period: Period
  }

  /// - Parameter catalogue: ranges, units and published figures.
  package init(_ catalogue: Catalogue) {
    indicators = Dictionary(catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    published = Dictionary(
      catalogue.published.map { (PublishedKey(indicator: $0.indicator, area: $0.area, period: $0.period), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The collection without the reports that cannot be right as a whole, with findings for all that was noticed.
  package func check(_ collected: CollectedReports) -> CollectedReports {
    let known = collected.vocabulary.indicators.map { indicators[$0] }
    let periods = Set(published.keys.map(\.period))
    var checked = collected
    checked.reports = []
    for report in collected.reports {
      let contradictions = periods.contains(report.head.period) ? contradictions(in: report, of: collected) : []
      if contradictions.isEmpty {
        checked.reports.append(report)
        checked.findings += marks(in: report, of: collected, known)
      } else {
        checked.findings += contradictions
      }
    }
    return checked
  }

  private func contradictions(in report: CollectedReport, of collected: CollectedReports) -> [Finding] {
    (0..<report.readings.count).compactMap { row in
      let key = PublishedKey(
        indicator: collected.vocabulary.indicators[Int(report.readings.indicators[row])],
        area: collected.vocabulary.areas[Int(report.readings.areas[row])], period: report.head.period)
      guard let announced = published[key], let indicator = indicators[key.indicator],
        let figure = report.readings.figure(at: row)
      else { return nil }
      let value = figure.value(per: indicator.scale)
      let precision = Precision(of: announced.value, isShare: indicator.unit == "ratio")
      let agrees =
        figure.numerator == nil ? value == announced.value : precision.agrees(printed: announced.value, exact: value)
      guard !agrees else { return nil }
      return finding(
        .publishedDisagrees, report, row, of: collected, value: value, expected: announced.value,
        reason: """
          the report says \(value), but \(announced.document) \(announced.clause) publishes \(announced.value) (\(announced.id)); \
          the report was not stored: mend the source, or the catalogue's row
          """)
    }
  }

  private func marks(
    in report: CollectedReport, of collected: CollectedReports, _ known: [Indicator?]
  ) -> [Finding] {
    var findings: [Finding] = []
    let readings = report.readings
    for row in suspects(in: readings, known) {
      guard let indicator = known[Int(readings.indicators[row])] else { continue }
      let stated = readings.stated[row]
      let numerator = readings.numerators[row]
      let hasParts = !numerator.isNaN
      let value = hasParts ? numerator / readings.denominators[row] * indicator.scale : stated
      if !indicator.range.contains(value) {
        findings.append(
          finding(
            .outOfRange, report, row, of: collected, value: value, expected: nil,
            reason: """
              \(value) \(indicator.unit) lies outside \(indicator.range.lowerBound) to \
              \(indicator.range.upperBound); check the unit and the digits in the source
              """))
      }
      guard hasParts, !stated.isNaN else { continue }
      let isShare = indicator.unit == "ratio"
      let precision =
        readings.raws[row].flatMap { Precision(of: $0, isShare: isShare) } ?? Precision(of: stated, isShare: isShare)
      if !precision.agrees(printed: stated, exact: value) {
        findings.append(
          finding(
            .shareDisagrees, report, row, of: collected, value: stated, expected: value,
            reason: """
              stated is \(stated), but \(numerator) of \(readings.denominators[row]) is \(value), neither rounded nor \
              truncated to it; the parts were stored
              """))
      }
    }
    return findings
  }

  /// Rows that need a closer look: all but values within their range, which are nearly all of a national report.
  private func suspects(in readings: ReadingColumns, _ known: [Indicator?]) -> [Int] {
    let (lows, highs) = (known.map { $0?.range.lowerBound ?? .nan }, known.map { $0?.range.upperBound ?? .nan })
    var rows: [Int] = []
    for row in 0..<readings.count {
      let (number, stated) = (Int(readings.indicators[row]), readings.stated[row])
      let isPlain = readings.numerators[row].isNaN && lows[number] <= stated && stated <= highs[number]
      if !isPlain { rows.append(row) }
    }
    return rows
  }

  private func finding(
    _ kind: Finding.Kind, _ report: CollectedReport, _ row: Int, of collected: CollectedReports, value: Double,
    expected: Double?, reason: String
  ) -> Finding {
    let readings = report.readings
    return Finding(
      kind: kind, state: .marked, region: collected.region,
      indicator: collected.vocabulary.indicators[Int(readings.indicators[row])],
      area: collected.vocabulary.areas[Int(readings.areas[row])], period: report.head.period, value: value,
      expected: expected, reason: reason, report: report.head.name, source: report.head.source,
      origin: Origin(place: readings.places[row], raw: readings.raws[row]))
  }
}
